import type { ChannelSubscription } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import type { EndReason } from '../end-reason.ts'
import { type SubscriptionChoice, values } from '../values.ts'
import { actions, button, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { NOTHING_SHARED } from './share-list.ts'
import { type Mrkdwn, mrkdwn, name, slackChannel, slackPerson } from './text.ts'

/** A direct conversation is no channel. */
export const notAChannelScreen: Screen = {
  title: 'Subscribe a channel',
  text: mrkdwn`Type \`/shares subscribe\` in the channel that is to have the news.`,
  blocks: [
    section(
      mrkdwn`Only channels can be subscribed: type \`/shares subscribe\` in the channel that is to have the news.`,
    ),
  ],
}

/** There is nothing to choose from. */
export const nothingToSubscribeScreen: Screen = {
  title: 'Subscribe a channel',
  text: NOTHING_SHARED,
  blocks: [
    section(NOTHING_SHARED),
    actions([button({ text: 'Connect another', actionId: ACTION.connect, style: 'primary' })]),
  ],
}

/** Slack's time for opening the form was over. */
export function chooseSubscriptionScreen(channel: string): Screen {
  const text = mrkdwn`Press to choose what ${slackChannel(channel)} is subscribed to.`
  const value = values.channel.write({ c: channel })
  const go = button({ text: 'Subscribe…', actionId: ACTION.subscribe, value, style: 'primary' })
  return { title: 'Subscribe a channel', text, blocks: [section(text), actions([go])] }
}

/** The app cannot post where the news is to come. */
export function inviteFirstScreen(choice: SubscriptionChoice): Screen {
  const text = mrkdwn`I am not in ${slackChannel(choice.c)}. Invite me first: type \`/invite @Shares\` there.`
  return {
    title: 'Invite me first',
    text,
    blocks: [section(mrkdwn`:wave: ${text}`), actions([subscribeButton('Try again', choice)])],
  }
}

/** Why it is not, where an invitation would not help. */
export const MAY_NOT_POST = mrkdwn`I may not post there: it is archived, or only some people may post there.`

/** What was chosen was not subscribed to, and why. */
export function notSubscribedScreen(what: Mrkdwn, choice: SubscriptionChoice): Screen {
  const text = mrkdwn`${slackChannel(choice.c)} is not subscribed. ${what}`
  return {
    title: 'Not subscribed',
    text,
    blocks: [section(mrkdwn`:warning: ${text}`), actions([subscribeButton('Try again', choice)])],
  }
}

/** Shown in the channel to whoever has pressed to subscribe it, before anything is done: Slack shows it to members alone. */
export const subscribingScreen: Screen = {
  title: 'Subscribe a channel',
  text: mrkdwn`I am subscribing this channel, as you asked.`,
  blocks: [section(mrkdwn`:hourglass_flowing_sand: I am subscribing this channel, as you asked.`)],
}

/** Who has left a channel does not bring news to it. */
export function notInChannelScreen({ c: channel }: SubscriptionChoice): Screen {
  const text = mrkdwn`You are not in ${slackChannel(channel)} any more, so I did not subscribe it. Join it and type \`/shares subscribe\` there.`
  return { title: 'Not subscribed', text, blocks: [section(mrkdwn`:warning: ${text}`)] }
}

/** @param isChanged whether there was one already, which is another one now. */
export function subscribedScreen({
  subscription: { share, channel },
  isChanged,
}: {
  subscription: ChannelSubscription
  isChanged: boolean
}): Screen {
  const what = mrkdwn`${slackChannel(channel)} is subscribed to news of *${name(share.name)}*`
  const text = isChanged ? mrkdwn`${what}: it was already, and is now as you chose.` : mrkdwn`${what}.`
  return { title: 'Subscribed', text, blocks: [section(mrkdwn`:white_check_mark: ${text}`)] }
}

/** Somebody pressed Stop on what is over. */
export const alreadyEndedScreen: Screen = {
  title: 'Ended',
  text: mrkdwn`This subscription has ended already.`,
  blocks: [section(mrkdwn`This subscription has ended already.`)],
}

/** Tells the owner that a subscription has ended without them, why, and what to do next. */
export function endedForYouScreen(
  { share, channel }: ChannelSubscription,
  reason: EndReason,
  again: SubscriptionChoice,
): Screen {
  const text = mrkdwn`The news of *${name(share.name)}* in ${slackChannel(channel)} has ended: ${why(reason)}`
  const reconnects = ['not_connected', 'lapsed', 'password'].includes(reason.why)
  return {
    title: 'Ended',
    text,
    blocks: [
      section(mrkdwn`:no_bell: ${text}`),
      actions([
        ...(reconnects
          ? [button({ text: 'Connect again', actionId: ACTION.connect, style: 'primary' })]
          : []),
        subscribeButton('Subscribe again', again),
      ]),
    ],
  }
}

function why(reason: EndReason): Mrkdwn {
  switch (reason.why) {
    case 'not_connected':
      return mrkdwn`you have disconnected what it was read with.`
    case 'lapsed':
      return mrkdwn`Clinked no longer takes your connection.`
    case 'share_gone':
      return mrkdwn`it is no longer shared with you.`
    case 'password':
      return mrkdwn`it has a password now: connect it with its own link and that password.`
    case 'channel_gone':
      return mrkdwn`I can no longer post in that channel.`
    case 'stopped':
      return mrkdwn`${slackPerson(reason.by)} stopped it.`
  }
}

function subscribeButton(text: string, choice: SubscriptionChoice) {
  const value = values.subscriptionChoice.write(choice)
  return button({ text, actionId: ACTION.subscribeTo, value, style: 'primary' })
}
