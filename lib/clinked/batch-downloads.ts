import * as z from 'zod'
import { type Answer, json, parseJson, redirectToShow } from './answers.ts'
import { operation } from './operation.ts'

const Progress = z.object({ complete: z.number(), total: z.number() })

/** How far a batch download is, in bytes. */
export type BatchDownloadStatus = { state: 'done' } | { state: 'running'; complete: number; total: number }

/** 200 without a body: done. 206, which is no range here: still running, and how far. */
const status: Answer<BatchDownloadStatus> = {
  streamed: false,
  expect: [200, 206],
  read: (answer, call) =>
    answer.status === 200
      ? { state: 'done' }
      : { state: 'running', ...parseJson(answer.body, Progress, call) },
}

/** The answer is the job's id, as a bare JSON string. */
export const createBatchDownload = operation(
  '10.1 POST /v3/shares/{shareToken}/filesBatchDownload',
  json(200, z.string().min(1)),
  {
    body: ({ files }: { files: readonly number[] }) => files,
  },
)
export const getBatchDownloadStatus = operation(
  '10.2 GET /v3/shares/{shareToken}/filesBatchDownload/{id}/status',
  status,
)
export const locateBatchDownload = operation(
  '10.3 GET /v3/shares/{shareToken}/filesBatchDownload/{id}',
  redirectToShow(302),
)
