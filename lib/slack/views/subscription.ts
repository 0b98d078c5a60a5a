import type { KnownBlock } from '@slack/types'
import type { ChannelSubscription } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import { CHANNEL_KINDS, type ChannelKind, values } from '../values.ts'
import { actions, button, confirm, context, section } from './parts.ts'
import { scheduleWords, zoneWords } from './schedule.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, slackPerson, time } from './text.ts'

/** What a person reads for each kind of news that a channel can be told. */
export const KIND_WORDS: Record<ChannelKind, Mrkdwn> = {
  messages: mrkdwn`replies and comments`,
  versions: mrkdwn`new files and versions`,
  changes: mrkdwn`changes to tasks and events`,
}

/** What a subscription's message tells and carries of it. */
type SubscriptionFacts = Pick<ChannelSubscription, 'person' | 'id' | 'share' | 'kinds' | 'schedule'>

/** What came last, as the message above a thread shows it. */
export interface Latest {
  line: Mrkdwn
  /** Epoch ms. */
  at: number
}

/**
 * The message in whose thread a channel's news comes. It names what is shared and nothing else of it; Open opens it for
 * whoever has it too.
 *
 * @param latest undefined while nothing has come yet.
 */
export function subscriptionCard(subscription: SubscriptionFacts, latest?: Latest): Screen {
  const { person, share } = subscription
  const text = mrkdwn`${slackPerson(person.userId)} subscribed this channel to news of *${name(share.name)}* (${kindsOf(subscription)}), ${whenOf(subscription)}.`
  return {
    title: 'Subscription',
    text: latest ? mrkdwn`News of ${name(share.name)}: ${latest.line}` : text,
    blocks: [
      section(mrkdwn`:bell: ${text} News comes in this thread.`),
      ...(latest ? [context(mrkdwn`Latest: ${latest.line} · ${time(latest.at)}`)] : []),
      subscriptionButtons(subscription),
    ],
  }
}

function subscriptionButtons({ person, id, share }: SubscriptionFacts): KnownBlock {
  return actions([
    button({
      text: 'Open',
      actionId: ACTION.openShare,
      value: values.share.write({ s: share.id }),
      label: `Open ${oneLine(share.name)}`,
    }),
    button({
      text: 'Stop',
      actionId: ACTION.stopSubscription,
      value: subscriptionValue({ person, id }),
      label: `Stop news of ${oneLine(share.name)}`,
      confirm: confirm({
        title: 'Stop the news?',
        text: mrkdwn`No more news of *${name(share.name, 100)}* comes to this channel. If it was subscribed by somebody else, they are told.`,
        yes: 'Stop',
        no: 'Keep it',
        style: 'danger',
      }),
    }),
  ])
}

/** Names it on a button: whoever presses need not be of its owner's workspace. */
export function subscriptionValue({ person, id }: Pick<ChannelSubscription, 'person' | 'id'>): string {
  return values.subscription.write({ t: person.teamId, u: person.userId, i: id })
}

/**
 * The same message once it is over: nothing in it can be pressed.
 * @param stoppedBy Slack's id of who ended it, where somebody did.
 */
export function endedSubscriptionCard({ share }: ChannelSubscription, stoppedBy?: string): Screen {
  const who = stoppedBy === undefined ? mrkdwn`.` : mrkdwn`: ${slackPerson(stoppedBy)} stopped it.`
  const text = mrkdwn`The news of *${name(share.name)}* has ended${who}`
  return { title: 'Ended', text, blocks: [section(mrkdwn`:no_bell: ${text}`)] }
}

/** "replies and comments, new files and versions". */
export function kindsOf({ kinds }: Pick<ChannelSubscription, 'kinds'>): Mrkdwn {
  return join(
    CHANNEL_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => KIND_WORDS[kind]),
    ', ',
  )
}

/** "at once", or "every day at 09:00, Europe/Berlin time". */
export function whenOf({ schedule }: Pick<ChannelSubscription, 'schedule'>): Mrkdwn {
  if (!schedule) return mrkdwn`at once`
  return mrkdwn`${scheduleWords(schedule)}, ${zoneWords(schedule)}`
}
