import { Refusal } from '../refusal.ts'
import { required } from './arguments.ts'
import type { Method } from './method.ts'

/** https://docs.slack.dev/reference/methods/conversations.open: of one person and the app. */
export const open: Method = ({ store }, args) => {
  const users = required(args, 'users').split(',')
  // Several people make a group conversation, which needs a scope of its own.
  if (users.length > 1) throw new Refusal('missing_scope', { needed: 'mpim:write' })
  const channel = store.directMessages(users[0] ?? '')
  if (channel === undefined) throw new Refusal('user_not_found')
  return { no_op: true, already_open: true, channel: { id: channel.id } }
}
