import type { KnownBlock } from '@slack/types'
import type { ChannelSubscription } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import { listPage } from './list-page.ts'
import { button, confirm, context, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { kindsOf, subscriptionValue, whenOf } from './subscription.ts'
import { mrkdwn, name, oneLine, slackChannel } from './text.ts'

/**
 * The person's channel subscriptions, each with a button to end it.
 * @param page from 1; past the last it is the last.
 */
export function subscriptionsScreen(subscriptions: ChannelSubscription[], page: number): Screen {
  const { rows, turning } = listPage(subscriptions, page, ACTION.subscriptionsPage)
  return {
    title: 'Subscriptions',
    text:
      subscriptions.length === 1
        ? mrkdwn`You have subscribed 1 channel.`
        : mrkdwn`You have ${subscriptions.length} channel subscriptions.`,
    blocks: [
      header('Channel subscriptions'),
      ...(subscriptions.length === 0 ? [section(mrkdwn`You have none.`)] : []),
      ...rows.map(subscriptionRow),
      ...turning,
      context(mrkdwn`\`/shares subscribe\` in a channel brings it the news of something shared with you.`),
    ],
  }
}

function subscriptionRow(subscription: ChannelSubscription): KnownBlock {
  const { channel, share } = subscription
  return section(
    mrkdwn`*${name(share.name)}* in ${slackChannel(channel)}\n${kindsOf(subscription)} · ${whenOf(subscription)}`,
    button({
      text: 'End',
      actionId: ACTION.endSubscription,
      value: subscriptionValue(subscription),
      label: `End news of ${oneLine(share.name)}`,
      confirm: confirm({
        title: 'End it?',
        text: mrkdwn`No more news of *${name(share.name, 100)}* comes to ${slackChannel(channel)}.`,
        yes: 'End',
        no: 'Keep it',
        style: 'danger',
      }),
    }),
  )
}

/** After one was ended: those that are left, on the page where it was. */
export function subscriptionEndedScreen(left: ChannelSubscription[], page: number): Screen {
  const rest = subscriptionsScreen(left, page)
  return {
    ...rest,
    text: mrkdwn`The subscription has ended.`,
    blocks: [section(mrkdwn`:white_check_mark: The subscription has ended.`), ...rest.blocks],
  }
}
