import { sha256 } from '../store/keys.ts'
import type { ChannelSubscription } from '../store/subscription.ts'
import { CHANNEL_KINDS, type SubscriptionChoice } from './values.ts'

/** What was chosen when a subscription was made, to be chosen again. */
export function choiceOf({ channel, share, kinds, schedule }: ChannelSubscription): SubscriptionChoice {
  return {
    c: channel,
    s: share.id,
    k: CHANNEL_KINDS.filter((kind) => kinds.includes(kind)),
    ...(schedule ? { d: schedule.time } : {}),
  }
}

/** The id of a person's subscription: the same share in the same channel is the same one. */
export function subscriptionId({ c: channel, s: shareId }: Pick<SubscriptionChoice, 'c' | 's'>): string {
  return sha256(`${channel}#${shareId}`).slice(0, 22)
}
