import { Refusal } from '../refusal.ts'
import type { Channel, JsonObject } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { channelOf, optional, required } from './arguments.ts'
import type { Method } from './method.ts'

const { botUserId } = appIdentity

/** https://docs.slack.dev/reference/methods/conversations.list */
export const list: Method = (workspace, args) => page(workspace, args, workspace.store.channels)

/** https://docs.slack.dev/reference/methods/users.conversations: those the app, or the given user, is in. */
export const ofUser: Method = (workspace, args) => {
  const user = optional(args, 'user') ?? botUserId
  return page(
    workspace,
    args,
    workspace.store.channels.filter((channel) => channel.members.has(user)),
  )
}

/** https://docs.slack.dev/reference/methods/conversations.info */
export const info: Method = (workspace, args) => ({
  channel: conversation(workspace, channelOf(workspace.store, args)),
})

/** https://docs.slack.dev/reference/methods/conversations.open: of one person and the app. */
export const open: Method = (workspace, args) => {
  const given = optional(args, 'channel')
  const users = given === undefined ? required(args, 'users').split(',') : []
  // Several people make a group conversation, which needs a scope of its own.
  if (users.length > 1) throw new Refusal('missing_scope', { needed: 'mpim:write' })
  const channel =
    given === undefined ? workspace.store.directMessages(users[0] ?? '') : workspace.store.channel(given)
  if (channel === undefined) throw new Refusal(given === undefined ? 'user_not_found' : 'channel_not_found')
  const whole = ['true', '1'].includes(String(args.return_im))
  return {
    no_op: true,
    already_open: true,
    channel: whole ? conversation(workspace, channel) : { id: channel.id },
  }
}

/** https://docs.slack.dev/reference/methods/conversations.join */
export const join: Method = (workspace, args) => {
  const channel = channelOf(workspace.store, args)
  if (channel.kind === 'dm') throw new Refusal('method_not_supported_for_channel_type')
  const already = channel.members.has(botUserId)
  channel.members.add(botUserId)
  workspace.store.changed()
  return { channel: conversation(workspace, channel), ...(already ? { warning: 'already_in_channel' } : {}) }
}

/** Slack gives `limit` conversations of the wanted `types`, and a cursor where there are more. */
function page(workspace: Workspace, args: JsonObject, channels: Channel[]): JsonObject {
  const types = (optional(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim())
  if (types.some((type) => !['public_channel', 'private_channel', 'mpim', 'im'].includes(type))) {
    throw new Refusal('invalid_types')
  }
  const limit = Number(optional(args, 'limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal('invalid_limit')
  const cursor = optional(args, 'cursor')
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString())
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor')
  const wanted = channels.filter((channel) => types.includes(channel.kind === 'dm' ? 'im' : 'public_channel'))
  const next = start + limit
  return {
    channels: wanted.slice(start, next).map((channel) => conversation(workspace, channel)),
    response_metadata: {
      next_cursor: next < wanted.length ? Buffer.from(String(next)).toString('base64url') : '',
    },
  }
}

/** https://docs.slack.dev/reference/objects/conversation-object */
function conversation({ store }: Workspace, channel: Channel): JsonObject {
  const { id, created, members, name } = channel
  const common = {
    id,
    created,
    is_archived: channel.archived === true,
    is_org_shared: false,
    context_team_id: store.team.id,
  }
  if (channel.kind === 'dm') {
    const user = [...members].find((member) => member !== botUserId)
    return { ...common, is_im: true, user, is_user_deleted: false, is_open: true, priority: 0 }
  }
  return {
    ...common,
    name,
    name_normalized: name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_general: id === 'C0GENERAL',
    is_shared: false,
    is_ext_shared: false,
    is_member: members.has(botUserId),
    creator: 'U0ANNA',
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: members.size,
  }
}
