import { invalid, Refusal } from '../refusal.ts'
import type { Store } from '../store.ts'
import type { Channel, JsonObject, Posted } from '../types.ts'
import { problem } from '../validate/rules.ts'
import { appIdentity } from '../world.ts'

/** Arguments that a form carries as JSON text. */
const jsonArguments = ['blocks', 'attachments', 'metadata', 'view', 'files']

/** Reads the arguments of a call from the form they came in. Text that is no JSON stays text, and is refused later. */
export function parseArguments(form: Iterable<[string, string]>): JsonObject {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, jsonArguments.includes(name) ? parse(value) : value]),
  )
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** @throws Refusal `invalid_arguments` where the argument is missing */
export function required(args: JsonObject, name: string): string {
  const value = optional(args, name)
  if (value === undefined)
    throw invalid('invalid_arguments', [problem(`missing required field: ${name}`, '')])
  return value
}

/** An argument as text, where it is there: JSON bodies may carry numbers. */
export function optional(args: JsonObject, name: string): string | undefined {
  const value = args[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * The conversation a call speaks of.
 * @throws Refusal `channel_not_found`, also for direct messages of other people
 */
export function channelOf(store: Store, args: JsonObject): Channel {
  const channel = store.channel(required(args, 'channel'))
  if (channel === undefined) throw new Refusal('channel_not_found')
  return channel
}

/**
 * The conversation to post to: its id, `#name`, or a person's id for their direct messages.
 * @throws Refusal `channel_not_found`, `not_in_channel`, `is_archived`
 */
export function postableChannel(store: Store, args: JsonObject): Channel {
  const wanted = required(args, 'channel')
  const channel =
    store.channel(wanted) ??
    store.channels.find(({ kind, name }) => kind === 'channel' && wanted === `#${name}`) ??
    store.directMessages(store.person(wanted)?.id ?? '')
  if (channel === undefined) throw new Refusal('channel_not_found')
  if (!channel.members.has(appIdentity.botUserId)) throw new Refusal('not_in_channel')
  if (channel.archived) throw new Refusal('is_archived')
  return channel
}

/**
 * A message that is there for all: ephemerals cannot be found again by their ts.
 * @throws Refusal `message_not_found`
 */
export function messageOf(store: Store, channel: Channel, ts: string): Posted {
  const posted = store.message(channel.id, ts)
  if (posted === undefined || posted.visibleTo !== undefined) throw new Refusal('message_not_found')
  return posted
}
