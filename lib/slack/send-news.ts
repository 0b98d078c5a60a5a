import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import { lookAtChannel } from '../digest/channel.ts'
import { NotConnectedError, ShareNotFoundError, SharePasswordError, UpstreamError } from '../errors.ts'
import type { DigestJob } from '../jobs/job.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Services } from '../services.ts'
import type { Person } from '../store/person.ts'
import type { Snapshots } from '../store/snapshots.ts'
import type { ChannelSubscription, SubscriptionRef } from '../store/subscription.ts'
import { slackErrorCode } from './answer.ts'
import type { DigestWork } from './digest-job.ts'
import { hasEnded, OtherLookError } from './earlier-look.ts'
import type { EndReason } from './end-reason.ts'
import { endForOwner, endSubscription, goOnEnding } from './end-subscription.ts'
import { CHANNEL_GONE, post, showParent } from './subscription-parent.ts'
import type { Screen } from './views/screen.ts'
import { subscriptionCard } from './views/subscription.ts'
import { newsLine, newsScreen } from './views/subscription-news.ts'
import { readZone } from './zone.ts'

/** Whoever subscribed is no longer in the workspace. */
class OwnerGoneError extends Error {
  override readonly name = 'OwnerGoneError'
}

/** What became of a delivery: `in_doubt` where an earlier one may have posted it. */
type Told = 'told' | 'nothing' | 'in_doubt'

/**
 * Looks what is new in a channel's share and posts it to the thread of its message, which says what came last. No news
 * comes twice: a channel's messages cannot be read back, so what may have been posted is not posted again, and the
 * message above the thread has it.
 *
 * Where the owner's connection no longer reaches the share, or the app no longer the channel, it ends.
 *
 * @throws what is worth another try; what Slack's client throws.
 */
export async function sendNews(
  job: DigestJob,
  { subscription, seen: atFirst }: { subscription: ChannelSubscription; seen: Snapshots },
  work: DigestWork,
): Promise<void> {
  const { services } = work
  const { snapshots, subscriptions, metrics } = services
  const { dueAt } = job
  if (await goOnEnding(subscription, work)) return
  const seen = await settleEarlier(subscription, { dueAt, seen: atFirst }, services)
  const key = newsKey(subscription, dueAt)
  let told: Told
  try {
    told = await writeOnce<Told>(
      {
        key,
        intent: { kind: 'news', owner: subscription.person, payload: {} },
        send: () => tell(subscription, { dueAt, seen }, work),
        find: async () => ((await mayBePosted(key, services)) ? 'in_doubt' : undefined),
      },
      services,
    )
  } catch (error) {
    if (error instanceof OwnerGoneError) return endSubscription(subscription, work)
    const reason = endReason(error)
    if (!reason) throw error
    return endForOwner(subscription, reason, work)
  }
  await snapshots.commit(subscription, dueAt)
  await subscriptions.done(subscription, dueAt)
  if (told === 'told') metrics.digestSent('channel')
  // Ended while this ran: a new one of the same share begins with nothing.
  if (!(await subscriptions.get(subscription))) await snapshots.remove(subscription)
}

async function tell(
  subscription: ChannelSubscription,
  { dueAt, seen }: { dueAt: number; seen: Snapshots },
  { client, services }: DigestWork,
): Promise<Told> {
  const { snapshots, subscriptions, clock } = services
  const { news, snapshot, moved } = await lookAtChannel(subscription, seen.current, services)
  if (!(await snapshots.prepare(subscription, dueAt, snapshot, seen))) throw new OtherLookError()
  if (!news && !moved) return 'nothing'

  // Stopped while Clinked was asked, perhaps: then nobody wants to know.
  const latest = await subscriptions.get(subscription)
  if (latest?.kind !== 'channel') return 'nothing'
  if (moved) await subscriptions.change(latest, { share: moved.share }, moved.shareToken)
  if (!news) return 'nothing'
  if (!(await readZone(client, latest.person.userId))) throw new OwnerGoneError('The owner has left.')
  const card = subscriptionCard(latest, { line: newsLine(news), at: clock() })
  const below = async (parent: string): Promise<void> => {
    if (parent !== latest.parent) await subscriptions.change(latest, { parent })
    const key = newsKey(latest, dueAt)
    await postNews(
      client,
      { key, owner: latest.person, channel: latest.channel, parent, screen: newsScreen(news) },
      services,
    )
  }
  try {
    await below(await showParent(client, latest, card))
  } catch (error) {
    // Deleted just now.
    if (!slackErrorCode(error, ['thread_not_found'])) throw error
    await below(await post(client, latest.channel, card))
  }
  return 'told'
}

interface NewsPost {
  key: string
  owner: Person
  channel: string
  parent: string
  screen: Screen
}

/** Notes that it is being posted before it is; what Slack refused for certain may be posted another time. */
async function postNews(
  client: WebClient,
  { key, owner, channel, parent, screen }: NewsPost,
  { notes }: Services,
): Promise<void> {
  await notes.put(owner, key, { isPosted: 'perhaps' })
  try {
    await post(client, channel, screen, parent)
  } catch (error) {
    if (isRefused(error)) await notes.put(owner, key, {})
    throw error
  }
}

async function mayBePosted(key: string, { notes }: Services): Promise<boolean> {
  return (await notes.get(key)).isPosted !== undefined
}

/** Slack says of these errors that part of what was asked may have been done. */
const IN_DOUBT = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']

function isRefused(error: unknown): boolean {
  if (error instanceof WebAPIRateLimitedError) return true
  return error instanceof WebAPIPlatformError && !slackErrorCode(error, IN_DOUBT)
}

/**
 * What an earlier job told, or may have told, and could not record is not told again.
 * @returns what is kept of the subscription now
 */
async function settleEarlier(
  subscription: ChannelSubscription,
  { dueAt, seen }: { dueAt: number; seen: Snapshots },
  services: Services,
): Promise<Snapshots> {
  const { next } = seen
  if (!next || next.dueAt === dueAt) return seen
  const key = newsKey(subscription, next.dueAt)
  const isDone = await hasEnded(key, services)
  if (!isDone && !(await mayBePosted(key, services))) return seen
  await services.snapshots.commit(subscription, next.dueAt)
  return services.snapshots.get(subscription)
}

function newsKey({ person, id }: SubscriptionRef, dueAt: number): string {
  return `digest#${person.teamId}#${person.userId}#${id}#${dueAt}`
}

/** Why it cannot go on; undefined for what may be better the next time. */
function endReason(error: unknown): EndReason | undefined {
  if (error instanceof NotConnectedError) return { why: 'not_connected' }
  if (error instanceof ShareNotFoundError) return { why: 'share_gone' }
  if (error instanceof SharePasswordError) return { why: 'password' }
  if (error instanceof UpstreamError && error.code === 'unauthorized') return { why: 'lapsed' }
  if (slackErrorCode(error, CHANNEL_GONE)) return { why: 'channel_gone' }
  return undefined
}
