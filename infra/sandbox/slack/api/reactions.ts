import { Refusal } from '../refusal.ts'
import type { JsonObject } from '../types.ts'
import { appIdentity } from '../world.ts'
import { channelOf, messageOf, required } from './arguments.ts'
import type { Method } from './method.ts'

/** https://docs.slack.dev/reference/methods/reactions.add */
export const add: Method = ({ store }, args) => {
  const name = required(args, 'name')
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name')
  const { message } = messageOf(store, channelOf(store, args), required(args, 'timestamp'))
  const reactions = (message.reactions ?? []) as (JsonObject & { name: string; users: string[] })[]
  const users = reactions.find((reaction) => reaction.name === name)?.users ?? []
  if (users.includes(appIdentity.botUserId)) throw new Refusal('already_reacted')
  const all = [...users, appIdentity.botUserId]
  const others = reactions.filter((reaction) => reaction.name !== name)
  message.reactions = [...others, { name, users: all, count: all.length }]
  store.changed()
  return {}
}
