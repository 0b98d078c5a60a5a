import { nextDue } from '../digest/schedule.ts'
import type { DigestJob } from '../jobs/job.ts'
import { writeOnce } from '../jobs/write-once.ts'
import { findShare } from '../shares/list-shares.ts'
import type { ChannelSubscription } from '../store/subscription.ts'
import { goOnEnding } from './end-subscription.ts'
import { subscriptionId } from './subscription-choice.ts'
import { post, showParent } from './subscription-parent.ts'
import type { Turn } from './turn.ts'
import type { SubscriptionChoice } from './values.ts'
import { subscriptionCard } from './views/subscription.ts'
import { readZone } from './zone.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** News that is told at once is looked for at the next round, in ms: after what is there already was taken down. */
const SOON_MS = 60_000

/** A subscription as it is now. */
export interface Subscribed {
  subscription: ChannelSubscription
  /** Whether there was one of this share in this channel already. */
  isChanged: boolean
}

/** A subscription before it has a message and a time when it is due. */
type Wanted = Omit<ChannelSubscription, 'dueAt' | 'parent'>

/**
 * Subscribes a channel to news of a share. Its message is posted before anything is stored: where that cannot be, there
 * is no subscription. The same person's subscription to the same share in the same channel is changed.
 *
 * @param submission names this one act: the same however often its job comes.
 * @throws as findShare and writeOnce; what Slack's client throws.
 */
export async function subscribeChannel(
  turn: Turn,
  choice: SubscriptionChoice,
  submission: string,
): Promise<Subscribed> {
  const { person, services } = turn
  const { share, shareToken } = await findShare(person, { shareId: choice.s }, services)
  const { id, connectionId, type, name, entityId } = share
  const wanted: Wanted = {
    kind: 'channel',
    id: subscriptionId(choice),
    person,
    kinds: choice.k,
    channel: choice.c,
    share: { id, connectionId, type, name, entityId },
    ...(await scheduleOf(turn, choice)),
  }
  const key = `subscribe#${person.teamId}#${person.userId}#${submission}`
  const before = await standing(wanted, turn)
  // What an earlier delivery of this very act has stored is no other one.
  const isChanged = before !== undefined && (await services.writes.read(key)) === undefined
  if (isChanged) return { subscription: await change(turn, before, wanted, shareToken), isChanged }

  const { parent, at } = await postParent(turn, key, wanted)
  const subscription = { ...wanted, parent, dueAt: dueAfter(wanted, at) }
  if (!before) {
    // An earlier one of the same share may have left what it had seen.
    await services.snapshots.remove(subscription)
    await services.subscriptions.put(subscription, shareToken)
  }
  await services.queue.enqueue(firstLook(turn, subscription, at))
  return { subscription, isChanged }
}

/** The one there is already, unless it has begun to end. */
async function standing(wanted: Wanted, turn: Turn): Promise<ChannelSubscription | undefined> {
  const found = await turn.services.subscriptions.get(wanted)
  if (found?.kind !== 'channel' || (await goOnEnding(found, turn))) return undefined
  return found
}

/** What it has seen and told stays, and so does its message. */
async function change(
  { client, services }: Turn,
  before: ChannelSubscription,
  wanted: Wanted,
  shareToken: string,
): Promise<ChannelSubscription> {
  const { schedule: _, ...kept } = before
  const changed = { ...kept, ...wanted, dueAt: dueAfter(wanted, services.clock()) }
  const parent = await showParent(client, changed, subscriptionCard(changed))
  const { kinds, share, schedule, dueAt } = changed
  // Ended meanwhile: then it stays so.
  await services.subscriptions.change(before, { kinds, share, schedule, dueAt, parent }, shareToken)
  return { ...changed, parent }
}

/** Posts the message above the thread, once. @returns it, and when that was (epoch ms): at every delivery the same. */
function postParent(
  { client, person, services }: Turn,
  key: string,
  wanted: Wanted,
): Promise<{ parent: string; at: number }> {
  return writeOnce(
    {
      key,
      intent: { kind: 'subscribe', owner: person, payload: {} },
      send: async () => ({
        parent: await post(client, wanted.channel, subscriptionCard(wanted)),
        at: services.clock(),
      }),
      // A channel cannot be read back, and somebody waits: at worst there are two such messages, and either stops it.
      find: async () => undefined,
    },
    services,
  )
}

async function scheduleOf(
  { client, person }: Turn,
  { d: time }: SubscriptionChoice,
): Promise<Pick<ChannelSubscription, 'schedule'>> {
  if (time === undefined) return {}
  const zone = (await readZone(client, person.userId))?.zone ?? 'UTC'
  return { schedule: { days: EVERY_DAY, time, zone } }
}

/** @param since epoch ms. */
function dueAfter({ schedule }: Wanted, since: number): number {
  return schedule ? nextDue(schedule, since) : since + SOON_MS
}

/** What is there already is taken down right away, so that all that comes from now on is news. */
function firstLook({ job, services }: Turn, { person, id }: ChannelSubscription, at: number): DigestJob {
  return {
    version: 1,
    kind: 'digest',
    id: `digest:${person.teamId}:${person.userId}:${id}:${at}`,
    requestId: job.requestId,
    receivedAt: services.clock(),
    subscription: { person, id },
    dueAt: at,
    waits: 0,
  }
}
