import type { Logger } from '@aws-lambda-powertools/logger'
import type { DigestJob, Job } from '../jobs/job.ts'
import { MAX_BATCH, type Queue } from '../jobs/queue.ts'
import type { DueIndex, DueSubscription } from '../store/due-index.ts'
import { nextDue } from './schedule.ts'

/**
 * How long after one look news that is told at once is looked for again, in ms: less than the 5 minutes between two
 * rounds, so that a round that begins a little early does not pass it over.
 */
const AT_ONCE_MS = 4 * 60_000

/** After this time, in ms, a look that has not ended is taken to have failed for good. */
const LOOK_LIMIT_MS = 3_600_000

/** A batch is begun only with this much time left, in ms: more than its two calls take with all their tries. */
const BATCH_LIMIT_MS = 30_000

export interface RoundServices {
  index: DueIndex
  queue: Pick<Queue, 'enqueueAll'>
  /** Epoch ms. */
  clock: () => number
  log: Pick<Logger, 'error'>
  /** Follows what this round puts on the queue, for the logs. */
  requestId: string
  /** What the function may still take, in ms. */
  timeLeft: () => number
}

/** What a round did. Each that was due is counted once more: as handed on, under way, raced or refused. */
export interface RoundCounts {
  due: number
  /** Put on the queue and moved to the next time. */
  handedOn: number
  /** Only moved to the next time, for the last look has not ended. */
  underWay: number
  /** Handed on by another round, changed or ended meanwhile. */
  raced: number
  /** Not taken by the queue: they are still due. */
  refused: number
  /** Rows that are not as this version knows them: they stay due until somebody sees to them. */
  unreadable: number
  /** Parts of the index that could not be read or written to the end: what is left of them is still due. */
  failedParts: number
  /** False when the time ran short: the rest is still due. */
  complete: boolean
}

/** What came of one that was due. */
type Outcome = 'handedOn' | 'underWay' | 'raced' | 'refused'

/**
 * Puts one job on the queue for each subscription that is due, and then moves it to its next time. A crash between the
 * two leaves it due: the next round puts the same job, by its id, on the queue again, and the worker does it once.
 * Where it was due more than once, since no round came for long, it is due once.
 */
export async function runRound(services: RoundServices): Promise<RoundCounts> {
  const { index, clock, log } = services
  const now = clock()
  const counts: RoundCounts = {
    due: 0,
    handedOn: 0,
    underWay: 0,
    raced: 0,
    refused: 0,
    unreadable: 0,
    failedParts: 0,
    complete: true,
  }
  const seeToPart = async (shard: string): Promise<void> => {
    try {
      await seeTo(shard, now, counts, services)
    } catch (error) {
      counts.failedParts += 1
      log.error(`the round broke off in ${shard}`, error as Error)
    }
  }
  await Promise.all(index.shards.map(seeToPart))
  return counts
}

async function seeTo(
  shard: string,
  now: number,
  counts: RoundCounts,
  services: RoundServices,
): Promise<void> {
  for await (const { due, unreadable } of services.index.find(shard, now)) {
    counts.unreadable += unreadable.length
    for (const key of unreadable) services.log.error('a row that is due cannot be read', { key })
    for (let start = 0; start < due.length; start += MAX_BATCH) {
      if (services.timeLeft() < BATCH_LIMIT_MS) {
        counts.complete = false
        return
      }
      await handOn(due.slice(start, start + MAX_BATCH), now, counts, services)
    }
  }
}

/** Of a batch, the jobs are on the queue before anything is moved. */
async function handOn(
  batch: DueSubscription[],
  now: number,
  counts: RoundCounts,
  { index, queue, log, requestId }: RoundServices,
): Promise<void> {
  counts.due += batch.length
  const moves = batch.map((due) => ({
    due,
    next: due.schedule ? nextDue(due.schedule, now) : now + AT_ONCE_MS,
    job: isUnderWay(due, now) ? undefined : jobFor(due, now, requestId),
  }))
  const refusals = await queue.enqueueAll(moves.flatMap(({ job }) => job ?? []))
  for (const { job, code } of refusals) log.error('the queue refused a job', { jobId: job.id, code })
  const refused = new Set<Job>(refusals.map(({ job }) => job))

  const move = async ({ due, next, job }: (typeof moves)[number]): Promise<Outcome> => {
    if (job === undefined) return (await index.putOff(due, next)) ? 'underWay' : 'raced'
    if (refused.has(job)) return 'refused'
    return (await index.handOn(due, next)) ? 'handedOn' : 'raced'
  }
  for (const outcome of await Promise.all(moves.map(move))) counts[outcome] += 1
}

/** News that is told at once is not looked for while the last look for it still waits for its turn. */
function isUnderWay({ schedule, handedOn, doneFor = 0 }: DueSubscription, now: number): boolean {
  return !schedule && handedOn !== undefined && handedOn > doneFor && now - handedOn < LOOK_LIMIT_MS
}

function jobFor({ person, id, dueAt }: DueSubscription, now: number, requestId: string): DigestJob {
  return {
    version: 1,
    id: `digest:${person.teamId}:${person.userId}:${id}:${dueAt}`,
    requestId,
    receivedAt: now,
    kind: 'digest',
    subscription: { person, id },
    dueAt,
    waits: 0,
  }
}
