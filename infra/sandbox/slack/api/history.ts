import { invalid, Refusal } from '../refusal.ts'
import type { JsonObject, Message } from '../types.ts'
import { problem } from '../validate/rules.ts'
import { channelOf, optional } from './arguments.ts'
import type { Method } from './method.ts'

/** "The maximum number of items to return. … Maximum of 999." */
const maxLimit = 999

/**
 * https://docs.slack.dev/reference/methods/conversations.history: what both in a direct conversation see, the newest
 * first, without the replies in threads. Metadata is left out unless it is asked for.
 */
export const history: Method = ({ store }, args) => {
  const channel = channelOf(store, args)
  // The messages of channels need a scope of their own.
  if (channel.kind !== 'dm') throw new Refusal('missing_scope', { needed: 'channels:history' })
  const limit = Number(optional(args, 'limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw invalid('invalid_arguments', [problem(`must be between 1 and ${maxLimit}`, '/limit')])
  }
  const isWanted = wanted(args)
  const cursor = readCursor(optional(args, 'cursor'))
  const found = store.messages
    .filter(({ channel: id, visibleTo, message }) => {
      const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts
      return id === channel.id && visibleTo === undefined && !isReply && isWanted(message)
    })
    .map(({ message }) => message)
    .toReversed()
    .filter(({ ts }) => cursor === undefined || ts < cursor)
  const page = found.slice(0, limit)
  const hasMore = found.length > page.length
  const all = isTrue(args.include_all_metadata)
  return {
    messages: page.map((message) => shown(message, all)),
    has_more: hasMore,
    pin_count: 0,
    ...(hasMore
      ? { response_metadata: { next_cursor: Buffer.from(page.at(-1)?.ts ?? '').toString('base64url') } }
      : {}),
  }
}

/** Between `oldest` and `latest`, with those two themselves only where `inclusive` says so. */
function wanted(args: JsonObject): ({ ts }: Message) => boolean {
  const oldest = moment(args, 'oldest')
  const latest = moment(args, 'latest')
  const isInclusive = isTrue(args.inclusive)
  return ({ ts }) => {
    const at = Number(ts)
    if (isInclusive && (at === oldest || at === latest)) return true
    return (oldest === undefined || at > oldest) && (latest === undefined || at < latest)
  }
}

/** @throws Refusal `invalid_ts_oldest`, `invalid_ts_latest` */
function moment(args: JsonObject, name: 'oldest' | 'latest'): number | undefined {
  const given = optional(args, name)
  if (given === undefined) return undefined
  if (!/^\d+(?:\.\d+)?$/.test(given)) throw new Refusal(`invalid_ts_${name}`)
  return Number(given)
}

/** @throws Refusal `invalid_cursor` */
function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const ts = Buffer.from(cursor, 'base64url').toString()
  if (!/^\d+\.\d+$/.test(ts)) throw new Refusal('invalid_cursor')
  return ts
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1'
}

function shown(message: Message, hasMetadata: boolean): JsonObject {
  const { metadata, ...rest } = structuredClone(message) as Message & JsonObject
  return hasMetadata && metadata !== undefined ? { ...rest, metadata } : rest
}
