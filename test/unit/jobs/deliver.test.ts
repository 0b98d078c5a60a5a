import type { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence'
import { expect, test } from '@jest/globals'
import type { Context, SQSRecord } from 'aws-lambda'
import { OutOfTimeError } from '../../../lib/errors.ts'
import { type DeliveryServices, deliver } from '../../../lib/jobs/deliver.ts'
import type { Job } from '../../../lib/jobs/job.ts'

const MINUTE = 60_000
/** In seconds. */
const DAYS = 86_400

/** Takes every claim, as of jobs that nobody has begun. */
class NoClaims extends BasePersistenceLayer {
  protected async _putRecord() {}
  /** Until when it is known that the job was done, in epoch seconds. */
  until: number | undefined
  protected async _updateRecord({ expiryTimestamp }: { expiryTimestamp?: number }) {
    this.until = expiryTimestamp
  }
  protected async _deleteRecord() {}
  protected async _getRecord(): Promise<never> {
    throw new Error('There is none.')
  }
}

/** One delivery of a digest, in a function that has so much time left, and when the queue was told to have it again. */
async function deliverOnce(run: DeliveryServices['run'], { attempt = 1, remainingMs = MINUTE } = {}) {
  const again: number[] = []
  const logged: unknown[] = []
  const claims = new NoClaims()
  const services = {
    claims: claims as unknown as DynamoDBPersistenceLayer,
    queue: { retryAfter: async (_: unknown, delayMs: number) => void again.push(delayMs) },
    log: { error: (_: string, about: { error: { name: string } }) => logged.push(about.error.name) },
    metrics: { jobBegun: () => {}, jobEnded: () => {}, jobFailedForGood: () => {} },
    clock: () => 0,
    maxReceiveCount: 4,
    run,
  } as unknown as DeliveryServices
  const job = { version: 1, id: 'd', kind: 'digest', requestId: 'r', receivedAt: 0 } as Job
  const record = {
    messageId: 'm',
    body: JSON.stringify(job),
    attributes: { ApproximateReceiveCount: String(attempt) },
  } as SQSRecord
  const context = { functionName: 'worker', getRemainingTimeInMillis: () => remainingMs } as Context
  const ended = await deliver(record, context, services).then(
    () => 'done',
    (error: Error) => error,
  )
  return { ended, again, logged, claimedUntil: claims.until }
}

const never = () => new Promise<void>(() => {})

test('a job of any kind that does not end is given up before its function is killed, and comes again', async () => {
  const { ended, again, logged } = await deliverOnce(never, { remainingMs: 1_000 })
  expect(ended).toBeInstanceOf(OutOfTimeError)
  expect([again, logged]).toEqual([[2_000], ['OutOfTimeError']])
})

test('a job that failed comes again later each time, and for good at once: its alarm waits for nothing', async () => {
  const fails = () => Promise.reject(new Error('It does not work.'))
  const delays: number[] = []
  for (const attempt of [1, 2, 3, 4]) {
    const { again } = await deliverOnce(fails, { attempt })
    delays.push(...again)
  }
  expect(delays).toEqual([2_000, 30_000, 300_000, 0])
})

test('that a job was done is known for as long as it can come again from the dead letters', async () => {
  const { claimedUntil } = await deliverOnce(async () => {})
  expect(claimedUntil).toBeGreaterThan(Date.now() / 1000 + 29 * DAYS)
})
