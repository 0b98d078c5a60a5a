import type { Clinked } from '../../../lib/clinked/client.ts'
import { UpstreamError } from '../../../lib/errors.ts'
import { type Conversation, type Cursor, readConversation } from '../../../lib/shares/conversation.ts'
import type { ShareAccess } from '../../../lib/shares/list-shares.ts'

/** How an upstream keeps a conversation; every message has its number, from 1 for the oldest, for an id. */
export interface Upstream {
  kind: 'discussion' | 'file'
  total: number
  order: 'asc' | 'desc'
  /** How many it gives at once, whatever it is asked for; undefined to do as it is asked. */
  pageSize?: number | undefined
  /** What it says of its length; nothing if left out. */
  counts?: { totalPages?: number | undefined; totalResults?: number | undefined }
  /** Says at its end, and past it, that there is more. */
  alwaysMore?: boolean
  /** What it does when it is asked for what is past its end; gives nothing if left out. */
  pastEnd?: 'refuses' | 'repeats'
}

/** Between one message and the next, in ms. */
export const HOUR = 3_600_000

/** A conversation at such an upstream: how to read it, and the pages or offsets that were asked for. */
export function open(about: Upstream) {
  const { kind, total, order, counts, alwaysMore = false, pastEnd } = about
  const calls: number[] = []
  const all = order === 'asc' ? numbers(total) : numbers(total).reverse()
  const slice = (from: number, size: number) => {
    const found = all.slice(from, from + size)
    if (found.length === 0 && from > 0 && pastEnd === 'refuses') throw trouble('not_found')
    if (found.length === 0 && pastEnd === 'repeats') return { found: all.slice(-size), more: false }
    return { found, more: alwaysMore || from + size < total }
  }
  const client = {
    discussions: {
      async listReplies(_: unknown, { page = 1, size = 20 }: { page?: number; size?: number }) {
        calls.push(page)
        const { found, more } = slice((page - 1) * (about.pageSize ?? size), about.pageSize ?? size)
        return { items: found.map(replyOf), currentPage: page, nextPage: more, ...counts }
      },
    },
    comments: {
      async list(_: unknown, { offset = '0' }: { offset?: string }) {
        calls.push(Number(offset))
        const { found, more } = slice(Number(offset), about.pageSize ?? 20)
        return { offset, items: found.map((number) => ({ comment: commentOf(number) })), more }
      },
      count: async () => counts?.totalResults,
    },
  } as unknown as Clinked
  const access = {
    share: { kind, type: kind, entityId: 1 },
    session: {},
    shareToken: 'token',
  } as ShareAccess
  const read = (cursor?: Cursor) => readConversation(client, access, cursor)
  const walkOlder = async () => (await walk(read, await read(), 'older')).flatMap(({ messages }) => messages)
  return { client, access, calls, read, walkOlder }
}

function replyOf(number: number) {
  return { id: number, reply: `${number}`, dateCreated: number * HOUR, author: { name: 'Maria' } }
}

function commentOf(number: number) {
  return { id: number, comment: `${number}`, dateCreated: number * HOUR, commenter: { name: 'Maria' } }
}

export function trouble(code: 'unavailable' | 'not_found'): UpstreamError {
  return new UpstreamError('answered so', {
    service: 'clinked',
    operation: '3.3 GET',
    code,
    mayHaveActed: false,
  })
}

export function ids(messages: { id: number }[]): number[] {
  return messages.map(({ id }) => id)
}

/** 1 to `last`. */
export function numbers(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

/** The screens from one on, in one direction. */
export async function walk(
  read: (cursor: Cursor) => Promise<Conversation>,
  from: Conversation,
  direction: 'older' | 'newer',
): Promise<Conversation[]> {
  const screens = [from]
  for (let next = from[direction]; next; next = screens.at(-1)?.[direction]) {
    screens.push(await read(next))
    if (screens.length > 500) throw new Error('This walk has no end.')
  }
  return screens
}
