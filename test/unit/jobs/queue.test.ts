import { expect, test } from '@jest/globals'
import type { AwsCall } from '../../../lib/aws/call.ts'
import type { DigestJob } from '../../../lib/jobs/job.ts'
import { createQueue } from '../../../lib/jobs/queue.ts'

const job = (id: string): DigestJob => ({
  version: 1,
  id,
  requestId: 'request',
  receivedAt: 0,
  kind: 'digest',
  subscription: { person: { teamId: 'T0LOCAL', userId: 'U0ANNA' }, id },
  dueAt: 0,
  waits: 0,
})

interface Batch {
  Entries: { Id: string; MessageBody: string }[]
}

/** A queue whose SQS refuses these entries of a batch, and the batches that it was sent. */
function refusing(...indexes: number[]) {
  const sent: Batch[] = []
  const sqs: AwsCall = async (_, input) => {
    const { Entries } = input as Batch
    sent.push({ Entries })
    const Failed = indexes.map((index) => ({
      Id: Entries[index]?.Id,
      Code: 'InternalError',
      SenderFault: false,
    }))
    return Failed.length > 0 ? { Successful: [], Failed } : { Successful: [] }
  }
  return { sent, queue: createQueue(sqs, 'http://127.0.0.1/jobs') }
}

test('of a batch, the jobs that SQS refused are named, with why', async () => {
  const jobs = [job('a'), job('b'), job('c')]
  const { queue } = refusing(2, 0)
  expect(await queue.enqueueAll(jobs)).toEqual([
    { job: jobs[0], code: 'InternalError' },
    { job: jobs[2], code: 'InternalError' },
  ])
})

test('each job of a batch goes with characters that SQS takes', async () => {
  const { queue, sent } = refusing()
  expect(await queue.enqueueAll([job('🎉')])).toEqual([])
  const body = sent[0]?.Entries[0]?.MessageBody ?? ''
  expect(body).toMatch(/^[\x20-\x7e]*$/)
  expect(JSON.parse(body)).toEqual(job('🎉'))
})

test('nothing is sent for no jobs: SQS refuses an empty batch', async () => {
  const { queue, sent } = refusing()
  expect(await queue.enqueueAll([])).toEqual([])
  expect(sent).toEqual([])
})
