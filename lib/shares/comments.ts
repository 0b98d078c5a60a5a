import type { Clinked } from '../clinked/client.ts'
import type { CommentList } from '../clinked/comments.ts'
import { UpstreamError } from '../errors.ts'
import type { Message, ReadPage } from './conversation.ts'
import type { ShareAccess } from './list-shares.ts'
import { contextOf } from './share.ts'

/**
 * How many comments there are, answers among them (§7.1), or undefined where the upstream does not say. How it is asked
 * is an inference, so that a refusal says nothing of the rest.
 * @throws UpstreamError when the connection itself is refused, or there were too many requests.
 */
export async function countComments(
  { comments }: Clinked,
  { share, session, shareToken }: ShareAccess,
): Promise<number | undefined> {
  try {
    return await comments.count(session, { shareToken, context: contextOf(share) })
  } catch (error) {
    if (!(error instanceof UpstreamError) || ['unauthorized', 'rate_limited'].includes(error.code))
      throw error
    return undefined
  }
}

/**
 * A share's comments, or the answers to one of them (§7.2), in pages of the same size whatever the upstream gives at once: it has only offsets, and
 * what is before one could not be found if each screen began where another ended.
 *
 * @param parent the comment whose answers to read.
 */
export function commentPages(
  clinked: Clinked,
  access: ShareAccess,
  size: number,
  parent: number | undefined,
): ReadPage {
  const { share, session, shareToken } = access
  const context = contextOf(share)
  return async (index) => {
    const found = new Map<number, Message>()
    let more = true
    while (more && found.size < size) {
      const before = found.size
      const offset = index * size + before
      const list = await clinked.comments.list(session, {
        shareToken,
        context,
        parent,
        ...(offset > 0 ? { offset: String(offset) } : {}),
      })
      for (const item of list.items) found.set(item.comment.id, fromComment(item))
      // It may stay true with nothing new to come.
      more = list.more && found.size > before
    }
    return {
      index,
      messages: [...found.values()].slice(0, size),
      more: more || found.size > size,
      told: async () =>
        parent === undefined ? Math.ceil(((await countComments(clinked, access)) ?? 0) / size) : 0,
    }
  }
}

function fromComment({ comment, reactions }: CommentList['items'][number]): Message {
  const { id, dateCreated, dateUpdated, numberOfChildren } = comment
  return {
    id,
    context: `comment_${id}`,
    author: comment.commenter.name,
    username: comment.commenter.user?.username ?? comment.commenter.username,
    text: comment.comment,
    dateCreated,
    edited: dateUpdated !== undefined && dateUpdated > dateCreated,
    reactions,
    answers: numberOfChildren ?? 0,
  }
}
