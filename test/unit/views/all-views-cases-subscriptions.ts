import fc from 'fast-check'
import type { Change, ShareNews } from '../../../lib/digest/content.ts'
import { CHANNEL_KINDS, type SubscriptionChoice } from '../../../lib/slack/values.ts'
import { subscribeForm } from '../../../lib/slack/views/subscribe-form.ts'
import { endedSubscriptionCard, subscriptionCard } from '../../../lib/slack/views/subscription.ts'
import { subscriptionEndedScreen, subscriptionsScreen } from '../../../lib/slack/views/subscription-list.ts'
import { newsLine, newsScreen } from '../../../lib/slack/views/subscription-news.ts'
import {
  chooseSubscriptionScreen,
  endedForYouScreen,
  inviteFirstScreen,
  notInChannelScreen,
  notSubscribedScreen,
  subscribedScreen,
} from '../../../lib/slack/views/subscription-outcome.ts'
import type { ChannelSubscription } from '../../../lib/store/subscription.ts'
import { type Drawn, form, message, optional, said, share, shareId, WHAT } from './all-views-cases.ts'
import { constant, count, id, text, time } from './arbitraries.ts'

const CHANNEL = 'C0GENERAL'
const kinds = fc.subarray([...CHANNEL_KINDS], { minLength: 1 })
const dailyTime = fc.constantFrom('00:00', '09:00', '23:59')

const subscription: fc.Arbitrary<ChannelSubscription> = fc
  .record({ id: shareId, kinds, share, time: optional(dailyTime), zone: constant('Europe/Berlin') })
  .map(({ id: of, kinds: told, share: shared, time: at, zone }) => ({
    kind: 'channel',
    id: of,
    person: { teamId: 'T0', userId: 'U0ANNA' },
    kinds: told,
    channel: CHANNEL,
    share: {
      id: shared.id,
      connectionId: shared.connectionId,
      type: shared.type,
      name: shared.name,
      entityId: shared.entityId,
    },
    ...(at === undefined ? {} : { schedule: { days: [1], time: at, zone } }),
  }))
const choice: fc.Arbitrary<SubscriptionChoice> = fc.record({
  c: fc.constant(CHANNEL),
  s: shareId,
  k: kinds,
  d: dailyTime,
})

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ fact: fc.constant('status' as const), to: optional(constant('IN_PROGRESS')) }),
  fc.record({ fact: fc.constant('progress' as const), to: optional(count) }),
  fc.record({ fact: fc.constant('due' as const), to: optional(time) }),
  fc.record({ fact: fc.constant('start' as const), to: time, allDay: fc.boolean() }),
  fc.record({ fact: fc.constant('location' as const), to: optional(text) }),
)
const version = fc.record({
  item: optional(id),
  name: text,
  versionNumber: optional(count),
  by: optional(text),
  at: optional(time),
})
const news: fc.Arbitrary<ShareNews> = fc.record({
  share,
  isNew: fc.constant(false),
  messages: fc.record({ count, newest: fc.array(said, { maxLength: 5 }) }),
  reactions: fc.constant([]),
  versions: fc.array(version, { maxLength: 30 }),
  changes: fc.array(change, { maxLength: 5 }),
})
const reason = fc.constantFrom(
  { why: 'not_connected' as const },
  { why: 'lapsed' as const },
  { why: 'share_gone' as const },
  { why: 'password' as const },
  { why: 'channel_gone' as const },
  { why: 'stopped' as const, by: 'U0BEN' },
)
const subscriptions = fc.array(subscription, { maxLength: 25 })
const page = fc.integer({ min: 1, max: 5 })

/** The views of channel subscriptions. */
export const CASES_SUBSCRIPTIONS: Record<string, fc.Arbitrary<Drawn>> = {
  subscribeForm: form(
    fc.array(share, { minLength: 1, maxLength: 120 }).map((shares) => subscribeForm(CHANNEL, shares)),
  ),
  subscriptionCard: message(
    fc
      .tuple(subscription, optional(news), time)
      .map(([of, told, at]) => subscriptionCard(of, told && { line: newsLine(told), at })),
  ),
  endedSubscriptionCard: message(
    fc.tuple(subscription, optional(fc.constant('U0BEN'))).map(([of, by]) => endedSubscriptionCard(of, by)),
  ),
  newsScreen: message(
    news
      .filter(
        ({ messages, versions, changes }) => messages.count > 0 || versions.length > 0 || changes.length > 0,
      )
      .map(newsScreen),
  ),
  subscriptionsScreen: message(
    fc.tuple(subscriptions, page).map(([all, at]) => subscriptionsScreen(all, at)),
  ),
  subscriptionEndedScreen: message(
    fc.tuple(subscriptions, page).map(([all, at]) => subscriptionEndedScreen(all, at)),
  ),
  chooseSubscriptionScreen: message(fc.constant(chooseSubscriptionScreen(CHANNEL))),
  inviteFirstScreen: message(choice.map(inviteFirstScreen)),
  notInChannelScreen: message(choice.map(notInChannelScreen)),
  notSubscribedScreen: message(choice.map((made) => notSubscribedScreen(WHAT, made))),
  subscribedScreen: message(
    fc.record({ subscription, isChanged: fc.boolean() }).map((made) => subscribedScreen(made)),
  ),
  endedForYouScreen: message(
    fc.tuple(subscription, reason, choice).map(([of, why, made]) => endedForYouScreen(of, why, made)),
  ),
}
