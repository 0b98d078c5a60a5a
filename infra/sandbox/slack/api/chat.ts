import { Refusal } from '../refusal.ts'
import { maxUpdatedText, refuseBadMessage } from '../validate/messages.ts'
import { appIdentity } from '../world.ts'
import { channelOf, messageOf, optional, postableChannel, required } from './arguments.ts'
import { postAsApp, rewrite } from './messages.ts'
import type { Method } from './method.ts'

const { botUserId } = appIdentity

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const postMessage: Method = (workspace, args) => {
  const channel = postableChannel(workspace.store, args)
  const threadTs = optional(args, 'thread_ts')
  const posted = postAsApp(workspace, args, {
    channel: channel.id,
    ...(threadTs === undefined ? {} : { threadTs }),
  })
  return { channel: channel.id, ts: posted.message.ts, message: structuredClone(posted.message) }
}

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const postEphemeral: Method = (workspace, args) => {
  const user = required(args, 'user')
  const channel = postableChannel(workspace.store, args)
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel')
  const threadTs = optional(args, 'thread_ts')
  const posted = postAsApp(workspace, args, {
    channel: channel.id,
    visibleTo: user,
    ...(threadTs === undefined ? {} : { threadTs }),
  })
  return { message_ts: posted.message.ts }
}

/** https://docs.slack.dev/reference/methods/chat.update */
export const update: Method = (workspace, args) => {
  const channel = channelOf(workspace.store, args)
  const posted = messageOf(workspace.store, channel, required(args, 'ts'))
  if (posted.message.user !== botUserId) throw new Refusal('cant_update_message')
  if (channel.archived) throw new Refusal('is_inactive')
  refuseBadMessage(args, maxUpdatedText)
  rewrite(workspace, posted, args, botUserId)
  const { message } = posted
  return { channel: channel.id, ts: message.ts, text: message.text, message: structuredClone(message) }
}

/** https://docs.slack.dev/reference/methods/chat.delete */
export const remove: Method = ({ store }, args) => {
  const channel = channelOf(store, args)
  const posted = messageOf(store, channel, required(args, 'ts'))
  if (posted.message.user !== botUserId) throw new Refusal('cant_delete_message')
  store.remove(posted)
  return { channel: channel.id, ts: posted.message.ts }
}
