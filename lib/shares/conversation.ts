import type { Clinked } from '../clinked/client.ts'
import type { Comment, CommentList } from '../clinked/comments.ts'
import type { Reply } from '../clinked/discussions.ts'
import type { Page, ReactionSummary } from '../clinked/shapes.ts'
import type { ShareAccess } from './list-shares.ts'
import { contextOf } from './share.ts'

/** Replies that are asked for at once (§3.3 `size`), and comments that are shown at once. */
const PAGE_SIZE = 10

/** The most calls to find the end of a conversation whose length is not told. */
const MAX_WALK = 20

/** A reply or a comment. */
export interface Message {
  id: number
  /** What its reactions hang on (§7.4–7.7). */
  context: `reply_${number}` | `comment_${number}`
  author: string
  text: string
  /** Epoch ms. */
  dateCreated: number
  /** Whether it was changed after it was written. */
  edited: boolean
  reactions: ReactionSummary | undefined
  /** How many answers hang below it. */
  answers: number
}

/**
 * Where in a conversation one is: the page of replies, or the offset of comments, and how the upstream sorts them.
 * The reference says neither which order it is nor that it is the same for both, so it is read off the dates.
 */
export interface Cursor {
  at: number
  order: 'asc' | 'desc'
}

/** A part of a conversation, the newest first. */
export interface Conversation {
  messages: Message[]
  older: Cursor | undefined
  newer: Cursor | undefined
}

/** Reads the newest part of a share's conversation, or the part at a cursor. */
export function readConversation(
  clinked: Clinked,
  access: ShareAccess,
  cursor: Cursor | undefined,
): Promise<Conversation> {
  return access.share.kind === 'discussion'
    ? readReplies(clinked, access, cursor)
    : readComments(clinked, access, cursor)
}

async function readReplies(
  clinked: Clinked,
  { session, shareToken }: ShareAccess,
  cursor: Cursor | undefined,
): Promise<Conversation> {
  const get = (page: number) =>
    clinked.discussions.listReplies(session, { shareToken, page, size: PAGE_SIZE })
  if (cursor) {
    const page = await get(cursor.at)
    return repliesAt(page.items, cursor, cursor.at > 1, page.nextPage)
  }

  const first = await get(1)
  const order = orderOf(first.items)
  if (!first.nextPage || order === 'desc')
    return repliesAt(first.items, { at: 1, order }, false, first.nextPage)
  const last = await lastPage(first, get)
  // The last page may hold only a reply or two: the one before it fills the screen.
  if (last.items.length >= PAGE_SIZE / 2 || last.currentPage === 2) {
    const items = last.currentPage === 2 ? [...first.items, ...last.items] : last.items
    const at = last.currentPage === 2 ? 1 : last.currentPage
    return repliesAt(items, { at, order }, at > 1, false)
  }
  const before = await get(last.currentPage - 1)
  return repliesAt([...before.items, ...last.items], { at: last.currentPage - 1, order }, true, false)
}

/** The counts need not add up (§3.3), so the told number of pages is only where the walk begins. */
async function lastPage(
  first: Page<Reply>,
  get: (page: number) => Promise<Page<Reply>>,
): Promise<Page<Reply>> {
  let page = first
  const told = first.totalPages ?? 0
  if (told > 1) {
    page = await get(told)
    if (page.items.length === 0) page = first
  }
  for (let walked = 0; page.nextPage && walked < MAX_WALK; walked++) {
    const next = await get(page.currentPage + 1)
    if (next.items.length === 0) break
    page = next
  }
  return page
}

function repliesAt(
  items: Reply[],
  { at, order }: Cursor,
  hasLower: boolean,
  hasHigher: boolean,
): Conversation {
  const lower = hasLower ? { at: at - 1, order } : undefined
  const higher = hasHigher ? { at: at + 1, order } : undefined
  return {
    messages: newestFirst(items.map(fromReply)),
    older: order === 'asc' ? lower : higher,
    newer: order === 'asc' ? higher : lower,
  }
}

async function readComments(
  clinked: Clinked,
  access: ShareAccess,
  cursor: Cursor | undefined,
): Promise<Conversation> {
  const { share, session, shareToken } = access
  const context = contextOf(share)
  const get = (offset: number) =>
    clinked.comments.list(session, { shareToken, context, ...(offset > 0 ? { offset: String(offset) } : {}) })
  if (cursor) return commentsAt(await get(cursor.at), cursor, cursor.at)

  const first = await get(0)
  const order = orderOf(first.items.map(({ comment }) => comment))
  const size = first.items.length
  if (order === 'desc' || size === 0) return commentsAt(first, { at: 0, order }, 0)
  const last = first.more
    ? await lastComments(first, get, () => countComments(clinked, access))
    : { page: first, at: 0 }
  return commentsAt(
    last.page,
    { at: Math.max(last.at, last.at + last.page.items.length - PAGE_SIZE), order },
    last.at,
  )
}

/** §7.1; where the upstream gives no count, the walk finds the end by itself. */
function countComments(
  clinked: Clinked,
  { share, session, shareToken }: ShareAccess,
): Promise<number | undefined> {
  return clinked.comments.count(session, { shareToken, context: contextOf(share) })
}

/** The end of a conversation that is sorted oldest first: the count only tells where to begin looking for it. */
async function lastComments(
  first: CommentList,
  get: (offset: number) => Promise<CommentList>,
  count: () => Promise<number | undefined>,
): Promise<{ page: CommentList; at: number }> {
  const size = first.items.length
  let at = 0
  let page = first
  const told = (await count()) ?? 0
  if (told > 2 * size) {
    const nearEnd = await get(told - size)
    if (nearEnd.items.length > 0) [page, at] = [nearEnd, told - size]
  }
  // `more` may stay true with nothing new to come (§7.2).
  for (let walked = 0; page.more && walked < MAX_WALK; walked++) {
    const next = await get(at + page.items.length)
    if (next.items.length === 0) break
    at += page.items.length
    page = next
  }
  return { page, at }
}

/**
 * @param cursor the first comment to show.
 * @param offset the first comment that the page holds.
 */
function commentsAt(page: CommentList, { at, order }: Cursor, offset: number): Conversation {
  const shown = page.items.slice(at - offset, at - offset + PAGE_SIZE)
  const lower = at > 0 ? { at: Math.max(0, at - PAGE_SIZE), order } : undefined
  const hasHigher = page.items.length > at - offset + PAGE_SIZE || (page.more && shown.length > 0)
  const higher = hasHigher ? { at: at + shown.length, order } : undefined
  return {
    messages: newestFirst(shown.map(({ comment, reactions }) => fromComment(comment, reactions))),
    older: order === 'asc' ? lower : higher,
    newer: order === 'asc' ? higher : lower,
  }
}

function orderOf(items: { dateCreated: number }[]): Cursor['order'] {
  const first = items[0]
  const last = items.at(-1)
  return first && last && first.dateCreated > last.dateCreated ? 'desc' : 'asc'
}

function newestFirst(messages: Message[]): Message[] {
  return messages.sort((a, b) => b.dateCreated - a.dateCreated || b.id - a.id)
}

function fromReply({ id, reply, dateCreated, author, reactions }: Reply): Message {
  return {
    id,
    context: `reply_${id}`,
    author: author.name,
    text: reply,
    dateCreated,
    edited: false,
    reactions,
    answers: 0,
  }
}

function fromComment(comment: Comment, reactions: ReactionSummary | undefined): Message {
  const { id, dateCreated, dateUpdated, numberOfChildren } = comment
  return {
    id,
    context: `comment_${id}`,
    author: comment.commenter.name,
    text: comment.comment,
    dateCreated,
    edited: dateUpdated !== undefined && dateUpdated > dateCreated,
    reactions,
    answers: numberOfChildren ?? 0,
  }
}
