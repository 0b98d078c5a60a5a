import type { Channel, JsonObject, Message } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import type { Events } from './events.ts'

const { botUserId } = appIdentity

/**
 * Sends the app the events a person's message makes: `message` in direct messages and in channels the app is in,
 * `app_mention`, and `link_shared` for the manifest's unfurl domains.
 */
export async function deliverMessage(
  workspace: Workspace,
  events: Events,
  channel: Channel,
  message: Message,
): Promise<void> {
  const links = sharedLinks(workspace, message.text)
  if (links.length > 0) {
    const { user, ts, thread_ts } = message
    const where = {
      channel: channel.id,
      user,
      message_ts: ts,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    }
    const isMember = channel.members.has(botUserId)
    await events.deliver(
      'link_shared',
      linkShared(workspace, { ...where, is_bot_user_member: isMember, links }),
    )
  }
  if (!channel.members.has(botUserId)) return
  const direct = channel.kind === 'dm'
  const event = { ...structuredClone(message), channel: channel.id, event_ts: message.ts }
  const channelType = direct ? 'im' : 'channel'
  await events.deliver(direct ? 'message.im' : 'message.channels', { ...event, channel_type: channelType })
  if (!direct && message.text.includes(`<@${botUserId}>`)) {
    await events.deliver('app_mention', { ...event, type: 'app_mention' })
  }
}

/** https://docs.slack.dev/reference/events/link_shared */
function linkShared({ store }: Workspace, fields: JsonObject): JsonObject & { type: string } {
  return {
    type: 'link_shared',
    ...fields,
    unfurl_id: store.ids.code(20),
    source: 'conversations_history',
    event_ts: store.ids.ts(),
  }
}

function sharedLinks({ manifest }: Workspace, text: string): { url: string; domain: string }[] {
  const domains = manifest?.features?.unfurl_domains ?? []
  const links = text.match(/https?:\/\/[^\s<>|]+/g) ?? []
  return links.flatMap((url) => {
    const host = URL.parse(url)?.hostname ?? ''
    const domain = domains.find((known) => host === known || host.endsWith(`.${known}`))
    return domain === undefined ? [] : [{ url, domain }]
  })
}

/** https://docs.slack.dev/reference/events/file_shared, and the message that came with the file. */
export async function deliverFileShared(
  workspace: Workspace,
  events: Events,
  channel: Channel,
  message: Message,
  fileId: string,
): Promise<void> {
  if (!channel.members.has(botUserId)) return
  await events.deliver('file_shared', {
    type: 'file_shared',
    file_id: fileId,
    user_id: message.user,
    file: { id: fileId },
    channel_id: channel.id,
    event_ts: message.ts,
  })
  await deliverMessage(workspace, events, channel, message)
}
