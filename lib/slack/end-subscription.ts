import { writeOnce } from '../jobs/write-once.ts'
import type { ChannelSubscription } from '../store/subscription.ts'
import { slackErrorCode } from './answer.ts'
import type { DigestWork } from './digest-job.ts'
import { findMarked, type MessagePlace, postMarked } from './direct-message.ts'
import { EndReason } from './end-reason.ts'
import { choiceOf } from './subscription-choice.ts'
import { showEnded } from './subscription-parent.ts'
import { endedForYouScreen } from './views/subscription-outcome.ts'
import { PERSON_GONE } from './zone.ts'

/**
 * Ends a subscription that its owner did not end, and tells them, once. Its row goes last, so that whoever comes after
 * a worker that died half-way goes on from there.
 *
 * @throws what is worth another try; what Slack's client throws.
 */
export async function endForOwner(
  subscription: ChannelSubscription,
  reason: EndReason,
  work: DigestWork,
): Promise<void> {
  await tellOwner(subscription, reason, work)
  await endSubscription(subscription, work, reason.why === 'stopped' ? reason.by : undefined)
}

/**
 * Goes on with what {@link endForOwner} began and did not end: an owner who was told that it has ended is told no more.
 * @returns false when nobody began to.
 */
export async function goOnEnding(subscription: ChannelSubscription, work: DigestWork): Promise<boolean> {
  const begun = await work.services.writes.read(endKey(subscription))
  if (!begun) return false
  await endForOwner(subscription, EndReason.parse(begun.payload), work)
  return true
}

/**
 * Ends a subscription without a word to its owner: its snapshot and row are deleted, its message has no live buttons.
 * @param stoppedBy Slack's id of who ended it, where somebody did.
 */
export async function endSubscription(
  subscription: ChannelSubscription,
  { client, services }: DigestWork,
  stoppedBy?: string,
): Promise<void> {
  await services.snapshots.remove(subscription)
  await showEnded(client, subscription, stoppedBy)
  await services.subscriptions.remove(subscription)
}

async function tellOwner(
  subscription: ChannelSubscription,
  reason: EndReason,
  { client, services }: DigestWork,
): Promise<void> {
  const key = endKey(subscription)
  const { userId } = subscription.person
  const screen = endedForYouScreen(subscription, reason, choiceOf(subscription))
  try {
    await writeOnce<MessagePlace>(
      {
        key,
        intent: { kind: 'subscription_ended', owner: subscription.person, payload: reason },
        send: () => postMarked(client, userId, key, screen),
        find: (since) => findMarked(client, userId, key, since),
      },
      services,
    )
  } catch (error) {
    // Who has left the workspace cannot be told, and it ends all the same.
    if (!slackErrorCode(error, PERSON_GONE)) throw error
  }
}

/** Names one life of a subscription: the next has the same id and another message in the channel. */
function endKey({ person, id, parent }: ChannelSubscription): string {
  return `ended#${person.teamId}#${person.userId}#${id}#${parent ?? ''}`
}
