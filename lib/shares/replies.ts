import type { Clinked } from '../clinked/client.ts'
import type { Reply } from '../clinked/discussions.ts'
import type { Message, ReadPage } from './conversation.ts'
import type { ShareAccess } from './list-shares.ts'

/** A discussion's replies (§3.3), in the upstream's own pages: it need not keep to the size it is asked for. */
export function replyPages(
  { discussions }: Clinked,
  { session, shareToken }: ShareAccess,
  size: number,
): ReadPage {
  return async (index) => {
    const asked = { shareToken, page: index + 1, size }
    const {
      items,
      nextPage,
      totalPages = 0,
      totalResults = 0,
    } = await discussions.listReplies(session, asked)
    return {
      index,
      messages: items.map(fromReply),
      more: nextPage,
      told: async () => Math.max(totalPages, Math.ceil(totalResults / (items.length || size))),
    }
  }
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
