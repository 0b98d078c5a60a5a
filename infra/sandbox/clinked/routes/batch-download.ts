import * as z from 'zod'
import { json } from '../../upstream/json.ts'
import { empty, found } from '../answers.ts'
import { zip } from '../content/zip.ts'
import { fileWithin, isFolder } from '../file-shape.ts'
import type { BatchJob, FileRecord, Share } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { notFound } from '../refusal.ts'
import { signedUrl } from '../signed-url.ts'
import type { Store } from '../store.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/filesBatchDownload'
const durationMs = 4_000

const fileIds = z.array(z.int()).min(1)

/** §10: several files as one archive, which takes the server 4 seconds by its clock. */
export function batchDownloadOperations(world: World): Operation[] {
  const { store, clock, random } = world
  const jobOf = (share: Share, id: string | undefined): BatchJob => {
    const job = store.batchJobs.find((each) => each.share === share && each.id === id)
    if (!job) throw notFound('Download job')
    return job
  }
  return [
    {
      // A bare array in, a bare string out.
      section: '10.1',
      method: 'POST',
      template,
      share: async ({ request, share }) => {
        const ids = await bodyOf(request, fileIds)
        const files = ids.flatMap((id) => withContents(fileWithin(share, id, store), store))
        const total = files.reduce((sum, file) => sum + bytesOf(file, store).byteLength, 0)
        const job: BatchJob = { id: random(), share, files, startedAt: clock(), total }
        store.batchJobs.push(job)
        return json(job.id)
      },
    },
    {
      // 206 with the progress while it runs, 200 without a body when it is done.
      section: '10.2',
      method: 'GET',
      template: `${template}/{id}/status`,
      share: ({ request, share }) => {
        const job = jobOf(share, request.param('id'))
        const elapsed = clock() - job.startedAt
        if (elapsed >= durationMs) return empty()
        return json({ complete: Math.floor((job.total * elapsed) / durationMs), total: job.total }, 206)
      },
    },
    {
      section: '10.3',
      method: 'GET',
      template: `${template}/{id}`,
      share: ({ request, share }) => {
        const job = jobOf(share, request.param('id'))
        if (clock() - job.startedAt < durationMs) throw notFound('Finished download')
        const bytes = zip(job.files.map((file) => ({ name: file.friendlyName, bytes: bytesOf(file, store) })))
        return found(signedUrl(world, { fileName: 'files.zip', contentType: 'application/zip', bytes }))
      },
    },
  ]
}

/** A file itself, or all files below a folder. */
function withContents(file: FileRecord, store: Store): FileRecord[] {
  return isFolder(file) ? store.filesBelow(file.id).filter((each) => !isFolder(each)) : [file]
}

function bytesOf(file: FileRecord, store: Store): Uint8Array<ArrayBuffer> {
  const latest = store.latestVersion(file.id)
  if (!latest) throw notFound('Version')
  return latest.bytes
}
