import { createHash } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import { takeDown } from '../digest/first-look.ts'
import { estimateCalls } from '../digest/person.ts'
import type { DigestJob } from '../jobs/job.ts'
import { pauseAskedFor } from '../jobs/retry-delay.ts'
import type { Services } from '../services.ts'
import { type KnownDigest, sendDigest } from './send-digest.ts'
import { sendNews } from './send-news.ts'

/** The longest that SQS holds a message back, in seconds. */
const LONGEST_DELAY = 900

const MINUTE_MS = 60_000

/** For how long after a round a digest waits, for its turn or because Slack or Clinked ask for it, in ms. */
const PATIENCE_MS = 12 * 60 * MINUTE_MS

/** Scheduled work is more than Clinked's limit lets through. */
class NoTurnError extends Error {
  override readonly name = 'NoTurnError'
}

export interface DigestWork {
  /** Acts as the app, and makes each call once: a message that Slack may have taken is looked for, not sent again. */
  client: WebClient
  services: Services
}

/** The same, of what is due. */
export interface DueWork extends DigestWork {
  /** What the job may still take, in ms. */
  timeLeft: () => number
}

/**
 * A digest or channel subscription is due: looks what is new and tells it, when its turn at the upstream has come. One
 * that was ended, turned off, or told for this time already is left alone; so is one whose next time has come.
 *
 * @throws what is worth another try; what Slack's client throws.
 */
export async function runDigestJob(job: DigestJob, work: DueWork): Promise<void> {
  const { subscriptions, snapshots, connections } = work.services
  const subscription = await subscriptions.get(job.subscription)
  if (subscription?.dueAt === undefined || (subscription.doneFor ?? 0) >= job.dueAt) return
  // It has waited so long that the next one is on the queue, which tells of this one's time too.
  if ((subscription.handedOn ?? 0) > job.dueAt) return
  const [seen, connected] = await Promise.all([
    snapshots.get(subscription),
    subscription.kind === 'digest' ? connections.listOf(subscription.person, 'clinked') : [],
  ])
  const asked = subscription.kind === 'digest' ? connected : [{ shareIds: [subscription.share.id] }]
  const calls = estimateCalls(seen.current, asked)
  const isOverdue = work.services.clock() - job.receivedAt > PATIENCE_MS
  const waitMs = await work.services.budget.reserve(calls)
  if (waitMs > 0 && isOverdue) throw new NoTurnError('Its turn at Clinked has not come for half a day.')
  if (waitMs > 0) return comeAgain(job, waitMs, work.services)
  try {
    if (subscription.kind === 'channel') await sendNews(job, { subscription, seen }, work)
    else if (job.isFirst) await lookFirst(job, { digest: subscription, seen, connected }, work)
    else await sendDigest(job, { digest: subscription, seen, connected }, work)
  } catch (error) {
    const pauseMs = pauseAskedFor(error)
    if (pauseMs === 0 || isOverdue) throw error
    await comeAgain(job, pauseMs + spreadOf(job), work.services)
  }
}

/** Where the first digest was faster, it has done so. */
async function lookFirst(
  { dueAt }: DigestJob,
  { digest, seen, connected }: KnownDigest,
  { services, timeLeft }: DueWork,
): Promise<void> {
  const { snapshots } = services
  if (seen.current !== undefined || seen.next !== undefined) return
  const snapshot = await takeDown(digest, services, { timeLeft, connections: connected })
  const isFirst = await snapshots.prepare(digest, dueAt, snapshot, seen)
  if (isFirst) await snapshots.commit(digest, dueAt)
}

/**
 * Puts the job back on the queue for later, as a job of its own: who has to wait has not failed, and a morning on which
 * everybody waits does not fill the dead-letter queue.
 */
async function comeAgain(job: DigestJob, waitMs: number, { queue }: Services): Promise<void> {
  const waits = job.waits + 1
  const again = { ...job, id: `${job.id.replace(/:w\d+$/, '')}:w${waits}`, waits }
  await queue.enqueue(again, Math.min(Math.ceil(waitMs / 1000), LONGEST_DELAY))
}

/** Those who were refused together do not come again together, in ms: each has a place of their own in some minutes. */
function spreadOf({ id, waits }: DigestJob): number {
  const place = createHash('sha256').update(id).digest().readUInt16BE() / 2 ** 16
  return Math.floor(place * MINUTE_MS * Math.min(waits + 1, 5))
}
