import type { Clinked } from '../clinked/client.ts'
import type { ReactionSummary } from '../clinked/shapes.ts'
import { commentPages } from './comments.ts'
import { lastPage } from './last-page.ts'
import type { ShareAccess } from './list-shares.ts'
import { replyPages } from './replies.ts'

/** Messages that are shown at once; the newest part may have a few more. */
const PART_SIZE = 10

/** More parts than a page of the upstream's ever has: what is past them in one page would not be shown. */
const PARTS_PER_PAGE = 100

/** A reply or a comment. */
export interface Message {
  id: number
  /** What its reactions hang on (§7.4–7.7). */
  context: `reply_${number}` | `comment_${number}`
  author: string
  /** Only comments tell it, and only of members; never shown. */
  username?: string | undefined
  text: string
  /** Epoch ms. */
  dateCreated: number
  /** Whether it was changed after it was written. */
  edited: boolean
  reactions: ReactionSummary | undefined
  /** How many answers hang below it. */
  answers: number
}

/** Reads a page of a conversation, as the upstream makes them, from 0; one without messages where there is no such. */
export type ReadPage = (index: number) => Promise<MessagePage>

export interface MessagePage {
  index: number
  /** In the upstream's order. */
  messages: Message[]
  /** Whether the upstream says that another page follows. */
  more: boolean
  /** How many pages the upstream says there are, which need not be true; 0 where it says nothing. */
  told: () => Promise<number>
}

/**
 * A part of a conversation, and how the upstream sorts it. The reference says neither which order it is nor that it is
 * the same for replies and comments, so it is read off the dates.
 */
export interface Cursor {
  /** Page and part of it in one number: `page * PARTS_PER_PAGE + part`, both from 0; past the last part is the last. */
  at: number
  order: 'asc' | 'desc'
}

/** A part of a conversation, the newest first. */
export interface Conversation {
  messages: Message[]
  older: Cursor | undefined
  newer: Cursor | undefined
}

/**
 * Reads the newest part of a share's conversation, or the part at a cursor. A cursor may lead to an empty part, where
 * the upstream promised more than it has: then it leads back.
 *
 * @param parent the comment whose answers are read instead.
 */
export async function readConversation(
  clinked: Clinked,
  access: ShareAccess,
  cursor: Cursor | undefined,
  parent?: number,
): Promise<Conversation> {
  const read = eachOnce(
    access.share.kind === 'discussion'
      ? replyPages(clinked, access, PART_SIZE)
      : commentPages(clinked, access, PART_SIZE, parent),
  )
  if (cursor) return toConversation(await readPart(read, cursor.at), cursor.order)

  const first = await read(0)
  const order = await orderOf(first, read)
  if (order === 'desc') return toConversation(partOf(first, 0), order)

  const last = partOf(first.more ? await lastPage(first, read) : first, PARTS_PER_PAGE)
  if (last.messages.length >= PART_SIZE / 2 || last.before === undefined) return toConversation(last, order)
  // It may hold only a message or two: the part before it fills the screen.
  const before = await readPart(read, last.before)
  const messages = [...before.messages, ...last.messages]
  return toConversation({ messages, before: before.before, after: last.after }, order)
}

/** Remembers the pages that were read, for a screen can need one of them twice. */
function eachOnce(read: ReadPage): ReadPage {
  const pages = new Map<number, Promise<MessagePage>>()
  return (index) => {
    const page = pages.get(index) ?? read(index)
    pages.set(index, page)
    return page
  }
}

/** Messages that follow one another in the upstream's order, and where those before and after them are. */
interface Part {
  messages: Message[]
  before: number | undefined
  after: number | undefined
}

async function readPart(read: ReadPage, at: number): Promise<Part> {
  const page = await read(Math.floor(at / PARTS_PER_PAGE))
  return partOf(page, at % PARTS_PER_PAGE)
}

/** @param asked past the last part of the page is the last. */
function partOf({ index, messages, more }: MessagePage, asked: number): Part {
  const last = Math.max(0, Math.ceil(messages.length / PART_SIZE) - 1)
  const part = Math.min(asked, last)
  const at = index * PARTS_PER_PAGE + part
  const nextPage = more && messages.length > 0 ? (index + 1) * PARTS_PER_PAGE : undefined
  return {
    messages: messages.slice(part * PART_SIZE, (part + 1) * PART_SIZE),
    // At the first part of a page this is past the last part of the page before.
    before: at > 0 ? at - 1 : undefined,
    after: part < last ? at + 1 : nextPage,
  }
}

/** Of a single message nothing can be told, so the page after it is looked at. */
async function orderOf(first: MessagePage, read: ReadPage): Promise<Cursor['order']> {
  const second = first.messages.length === 1 && first.more ? await read(1) : undefined
  const [one, other] = [first.messages[0], (second ?? first).messages.at(-1)]
  return one && other && newestFirst(one, other) < 0 ? 'desc' : 'asc'
}

function newestFirst(one: Message, other: Message): number {
  return other.dateCreated - one.dateCreated || other.id - one.id
}

function toConversation({ messages, before, after }: Part, order: Cursor['order']): Conversation {
  const lower = before === undefined ? undefined : { at: before, order }
  const higher = after === undefined ? undefined : { at: after, order }
  // Each once: Slack refuses a screen that shows the same message twice.
  const byId = new Map(messages.map((message) => [message.id, message]))
  return {
    messages: [...byId.values()].sort(newestFirst),
    older: order === 'asc' ? lower : higher,
    newer: order === 'asc' ? higher : lower,
  }
}
