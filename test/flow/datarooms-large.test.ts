import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { parse } from 'yaml'
import { generated, sha256Of } from '../../infra/sandbox/intralinks/content.ts'
import { isLongForm } from '../faults/tally.ts'
import { dataroomSteps } from './dataroom-steps.ts'
import { context, type Stack, startStack } from './stack.ts'

const MEBIBYTE = 1024 ** 2
/** Of the document, in bytes: either way far more than the function may take. */
const SIZE = (isLongForm() ? 1_024 : 256) * MEBIBYTE

interface Told {
  answer?: SQSBatchResponse
  error?: string
  /** Memory of the process in bytes: before the event, and at most since its start. */
  idle: number
  peak: number
}

let stack: Stack
let transfers: ChildProcess
const told: Told[] = []
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  told.length = 0
  const env = { ...process.env, NODE_OPTIONS: deployedNodeOptions() }
  transfers = fork(new URL('function-process.ts', import.meta.url), { env, execArgv: [] })
  await answerOf(transfers)
  stack.transfer = async (event: SQSEvent) => {
    transfers.send({ event, context: context('transfer', 900), remainingMs: 900_000 })
    const result = await answerOf(transfers)
    told.push(result)
    if (!result.answer) throw new Error(result.error)
    return result.answer
  }
})
afterEach(() => {
  transfers.kill()
})
afterAll(() => stack.stop())

/** What Node is told in AWS. */
function deployedNodeOptions(): string {
  const text = readFileSync(new URL('../../infra/aws/environment.yml', import.meta.url), 'utf8')
  return (parse(text, { merge: true }) as { transfer: { NODE_OPTIONS: string } }).transfer.NODE_OPTIONS
}

/** The next message of the process. @throws Error when it ends instead. */
async function answerOf(child: ChildProcess): Promise<Told> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process has ended.')
  })
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Told]
  return told
}

const { connect, documentCalled, files, inDm, open, press } = dataroomSteps(() => stack)

jest.setTimeout(300_000)

test(`a document of ${SIZE / MEBIBYTE} MiB comes into the person’s messages byte for byte, and the function stays small`, async () => {
  const content = generated('drone survey', SIZE)
  documentCalled('Drone survey').content = content
  await connect()
  await open('Harbour Quarter financing')
  await press('room_place:folder', 'Open Site surveys')
  await press('get_document', 'Drone survey.mp4')

  const file = files().find(({ object }) => object.name === 'Drone survey.mp4')
  if (!file) throw new Error('There is no such file.')
  expect(file.object.size).toBe(SIZE)
  expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(sha256Of(content))
  expect(inDm().at(-1)).toMatchObject({
    text: expect.stringContaining('Confidential, from *Harbour Quarter financing*'),
  })
  expect(told).toHaveLength(1)
  const { idle, peak } = told[0] ?? { idle: 0, peak: Number.POSITIVE_INFINITY }
  expect((peak - idle) / MEBIBYTE).toBeLessThanOrEqual(64)
})
