import type { WebClient } from '@slack/web-api'
import type { ChannelSubscription } from '../store/subscription.ts'
import { slackErrorCode } from './answer.ts'
import type { Screen } from './views/screen.ts'
import { endedSubscriptionCard } from './views/subscription.ts'

/** The app cannot post in a channel before it is invited. */
export const NOT_IN_CHANNEL = ['not_in_channel', 'channel_not_found']

/** The app cannot post in a channel, and trying again does not help. */
export const CHANNEL_GONE = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
]

/** The message is not there any more. */
const DELETED = ['message_not_found']
/** The message is there, and stays as it is. */
const UNCHANGEABLE = ['cant_update_message', 'edit_window_closed']

/**
 * Shows a screen in the message above a subscription's thread. It is asked for before anything is posted to its thread:
 * to the thread of a deleted message Slack would post without a word of it, in the midst of the channel.
 *
 * @returns the message; a new one where somebody has deleted it, or there has never been one.
 * @throws what Slack's client throws.
 */
export async function showParent(
  client: WebClient,
  { channel, parent }: Pick<ChannelSubscription, 'channel' | 'parent'>,
  screen: Screen,
): Promise<string> {
  const isThere = parent !== undefined && (await update(client, { channel, ts: parent }, screen))
  return isThere ? parent : post(client, channel, screen)
}

/**
 * Posts a screen into a channel, or below a message in it.
 * @returns its time stamp.
 * @throws what Slack's client throws.
 */
export async function post(
  client: WebClient,
  channel: string,
  { text, blocks }: Screen,
  parent?: string,
): Promise<string> {
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    ...(parent === undefined ? {} : { thread_ts: parent }),
  })
  if (!ts) throw new Error('Slack posted a message and did not say when.')
  return ts
}

/** Takes the buttons from it, where it is there still. @throws what Slack's client throws. */
export async function showEnded(
  client: WebClient,
  subscription: ChannelSubscription,
  stoppedBy?: string,
): Promise<void> {
  const { channel, parent } = subscription
  if (parent === undefined) return
  try {
    await update(client, { channel, ts: parent }, endedSubscriptionCard(subscription, stoppedBy))
  } catch (error) {
    if (!slackErrorCode(error, CHANNEL_GONE)) throw error
  }
}

/** @returns false where it is not there any more. */
async function update(
  client: WebClient,
  message: { channel: string; ts: string },
  { text, blocks }: Screen,
): Promise<boolean> {
  try {
    await client.chat.update({ ...message, text, blocks })
    return true
  } catch (error) {
    if (slackErrorCode(error, DELETED)) return false
    if (slackErrorCode(error, UNCHANGEABLE)) return true
    throw error
  }
}
