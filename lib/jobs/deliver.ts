import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency'
import type { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import type { Logger } from '@aws-lambda-powertools/logger'
import type { Context, SQSRecord } from 'aws-lambda'
import type { Metrics } from '../metrics.ts'
import { BEYOND_JOBS, seconds } from '../store/expiry.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'
import { retryDelay } from './retry-delay.ts'
import { within } from './within.ts'

/** Of the worker's time limit, what is left for telling the person and the queue that time has run out, in ms. */
const TIME_TO_TELL_MS = 5_000

/** Of that, what is left for telling the queue, in ms: a job of any kind that has not ended by then is given up. */
const TIME_TO_END_MS = 2_000

/** How long after a transfer's time limit it comes again, in ms, where its worker died: later than a write's lease. */
const AFTER_DEATH_MS = 150_000

/** How often this job has come, so that its last failure can be told to the person, and how much time it has. */
export interface Delivery {
  /** 1 for the first delivery. */
  attempt: number
  /** Whether SQS moves the job to the dead-letter queue when it fails this time too. */
  last: boolean
  /** What the job may still take, in ms. */
  timeLeft: () => number
}

export interface DeliveryServices {
  /** Where claims are kept: a job that was done is not done again. */
  claims: DynamoDBPersistenceLayer
  queue: Pick<Queue, 'retryAfter'>
  log: Logger
  metrics: Pick<Metrics, 'jobBegun' | 'jobEnded' | 'jobFailedForGood'>
  /** Epoch ms. */
  clock: () => number
  /** The queue's maxReceiveCount. */
  maxReceiveCount: number
  run: (job: Job, delivery: Delivery) => Promise<void>
}

/** A job of a format that this worker does not know: left to the dead-letter queue. */
class UnknownJobError extends Error {
  override readonly name = 'UnknownJobError'
}

/**
 * Does one delivery of a job. A job is claimed first: done already, it is passed over; being done by another
 * worker, this throws and it comes again when that one's time is over; and where a worker died over it, its claim
 * lapses with that worker's time limit. One that has not ended shortly before the time limit is given up, so that those
 * beside it which are done are not done again.
 *
 * @throws whatever the job threw, after it was logged and SQS was told when to deliver it again.
 */
export async function deliver(
  record: SQSRecord,
  context: Context,
  services: DeliveryServices,
): Promise<void> {
  const { metrics, clock } = services
  const attempt = Number(record.attributes.ApproximateReceiveCount)
  const last = attempt >= services.maxReceiveCount
  const limitMs = context.getRemainingTimeInMillis()
  const timeLeft = () => context.getRemainingTimeInMillis() - TIME_TO_TELL_MS
  const delivery = { attempt, last, timeLeft }
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'id',
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: seconds(BEYOND_JOBS),
  })
  config.registerLambdaContext(context)
  const once = makeIdempotent(
    // The result is kept beside the claim and must not be undefined.
    async (job: Job) => {
      const begunAt = clock()
      if (attempt === 1) metrics.jobBegun(job.kind, begunAt - job.receivedAt)
      try {
        await within(context.getRemainingTimeInMillis() - TIME_TO_END_MS, services.run(job, delivery))
      } finally {
        metrics.jobEnded(job.kind, clock() - begunAt)
      }
      return true
    },
    { persistenceStore: services.claims, config },
  )
  let kind: Job['kind'] | 'unknown' = 'unknown'
  try {
    const job = parseJob(record.body)
    kind = job.kind
    // Its queue hides it for six times as long as it may take. Nobody waits for that where this worker dies over it.
    if (job.kind === 'transfer') await services.queue.retryAfter(record, limitMs + AFTER_DEATH_MS)
    await once(job)
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'unknown', message: typeof error }
    services.log.error('a job failed', {
      messageId: record.messageId,
      attempt,
      last,
      error: { name, message },
    })
    if (last) metrics.jobFailedForGood(kind)
    await services.queue.retryAfter(record, comesAgainIn(error))
    throw error
  }

  function comesAgainIn(error: unknown): number {
    if (error instanceof IdempotencyAlreadyInProgressError) return limitMs
    // It is to be among the dead letters, where somebody is told of it, and not to wait before.
    return last ? 0 : retryDelay(error, attempt)
  }
}

/** The body itself is in no message: it holds what people wrote. */
function parseJob(text: string): Job {
  let job: Partial<Job>
  try {
    job = JSON.parse(text) as Partial<Job>
  } catch {
    throw new UnknownJobError('The message is not JSON.')
  }
  if (job.version !== 1 || typeof job.id !== 'string') {
    throw new UnknownJobError(`This worker does not know jobs of version ${String(job.version)}.`)
  }
  return job as Job
}
