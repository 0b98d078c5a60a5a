import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { Logger } from '@aws-lambda-powertools/logger'
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { SQSRecord } from 'aws-lambda'
import { createAwsCall } from '../../lib/aws/call.ts'
import { requireEnv } from '../../lib/config.ts'
import type { RoundServices } from '../../lib/digest/round.ts'
import { deliver } from '../../lib/jobs/deliver.ts'
import type { DigestJob, Job } from '../../lib/jobs/job.ts'
import { createQueue } from '../../lib/jobs/queue.ts'
import { createMetrics } from '../../lib/metrics.ts'
import { createDueIndex, type DueSubscription } from '../../lib/store/due-index.ts'
import { dueShard, subscriptionKey } from '../../lib/store/keys.ts'
import type { ChannelSubscription, Digest, SubscriptionRef } from '../../lib/store/subscription.ts'
import { context, type Stack } from './stack.ts'

/** Somebody's digest, every day at 09:00 in Berlin. */
export function digestOf(userId: string, dueAt: number): Digest {
  return {
    kind: 'digest',
    id: 'digest',
    person: { teamId: 'T0LOCAL', userId },
    kinds: ['messages'],
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone: 'Europe/Berlin' },
    isZoneKnown: true,
    evenWhenNothing: false,
    dueAt,
  }
}

/** Somebody's news of a share in a channel, at once. */
export function newsOf(userId: string, dueAt: number): ChannelSubscription {
  return {
    kind: 'channel',
    id: 'news',
    person: { teamId: 'T0LOCAL', userId },
    kinds: ['messages'],
    channel: 'C0GENERAL',
    share: { id: 's1', connectionId: 'c1', type: 'file', name: 'plan.pdf', entityId: 1 },
    dueAt,
  }
}

/**
 * Writes many subscriptions, as lib/store/subscriptions.ts writes one. Have them due at different moments: of two that
 * are due at the same, dynalite's index may lose one (it tells them apart by 24 bits of a hash).
 */
export async function seed(
  client: DynamoDBDocumentClient,
  count: number,
  subscription: (index: number) => SubscriptionRef & { dueAt?: number },
): Promise<void> {
  let next = 0
  const write = async (): Promise<void> => {
    while (next < count) {
      const size = Math.min(25, count - next)
      const some = Array.from({ length: size }, (_, index) => subscription(next + index))
      next += size
      const puts = some.map((each) => ({
        PutRequest: { Item: { ...subscriptionKey(each), ...each, dueShard: dueShard(each) } },
      }))
      await client.send(new BatchWriteCommand({ RequestItems: { [requireEnv('TABLE_NAME')]: puts } }))
    }
  }
  await Promise.all(Array.from({ length: 8 }, write))
}

/** What a round is made of. It waits for long: here the database and the queue share one process with it. */
export function roundOf(stack: Stack, client: DynamoDBDocumentClient): RoundServices {
  return {
    index: createDueIndex({ table: requireEnv('TABLE_NAME'), client }),
    queue: createQueue(createAwsCall('sqs', { tryMs: 60_000 }), stack.sqs.jobs.url),
    clock: () => stack.clock.now(),
    log: new Logger({ logLevel: 'SILENT' }),
    requestId: 'round',
    timeLeft: () => 240_000,
  }
}

/** All subscriptions that are due at this moment (epoch ms) or before. */
export async function dueBy(client: DynamoDBDocumentClient, moment: number): Promise<DueSubscription[]> {
  const index = createDueIndex({ table: requireEnv('TABLE_NAME'), client })
  const found: DueSubscription[] = []
  for (const shard of index.shards) {
    for await (const { due } of index.find(shard, moment)) found.push(...due)
  }
  return found
}

/** The digest jobs that are on the queue. */
export async function queued(stack: Stack): Promise<DigestJob[]> {
  return (await stack.sqs.bodies(stack.sqs.jobs)).map((body) => JSON.parse(body) as DigestJob)
}

/**
 * Delivers jobs all at once, as the queue does with many workers, and again those that failed. They claim their job as
 * the worker does.
 * @returns the jobs that were done.
 */
export async function deliverAll(jobs: Job[]): Promise<Job[]> {
  const done: Job[] = []
  const services = {
    claims: new DynamoDBPersistenceLayer({ tableName: requireEnv('CLAIMS_TABLE_NAME') }),
    queue: { retryAfter: async () => {} },
    log: new Logger({ logLevel: 'SILENT' }),
    metrics: createMetrics(),
    clock: () => Date.now(),
    maxReceiveCount: 4,
    run: async (job: Job) => {
      done.push(job)
    },
  }
  const attempts = await Promise.allSettled(
    jobs.map((job) => deliver(recordOf(job), context('worker', 60), services)),
  )
  const failed = jobs.filter((_, index) => attempts[index]?.status === 'rejected')
  return failed.length === 0 ? done : [...done, ...(await deliverAll(failed))]
}

function recordOf(job: Job): SQSRecord {
  return {
    messageId: job.id,
    receiptHandle: job.id,
    body: JSON.stringify(job),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  }
}
