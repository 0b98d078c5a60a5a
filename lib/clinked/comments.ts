import * as z from 'zod'
import { type Answer, json } from './answers.ts'
import { DateTime, OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { Author, OptionalNumber, optional, ReactionSummary } from './shapes.ts'

const Comment = z.object({
  id: z.number(),
  commenter: Author,
  comment: z.string(),
  dateCreated: DateTime,
  dateUpdated: OptionalDate,
  /** How many answers it has: list them with `parent`. */
  numberOfChildren: OptionalNumber,
})

/**
 * Not a page: ask again from the next `offset` while `more` is true, and stop when nothing new comes. The comments'
 * own answers are listed with `parent`; the reference shows no sample of `replies`, so it is not read.
 */
const CommentList = z.object({
  items: z.array(z.object({ comment: Comment, reactions: optional(ReactionSummary) })),
  more: z.boolean(),
})
export type CommentList = z.output<typeof CommentList>

/**
 * The count, from the header `X-Count`. The reference names no method, so HEAD is an inference: where the upstream does
 * not allow it, or gives no count, the answer is undefined and the entity's own `commentCount` tells.
 */
const count: Answer<number | undefined> = {
  streamed: false,
  expect: [200, 405],
  read: ({ headers }) => {
    const text = headers.get('x-count')
    return text !== null && /^\d+$/.test(text) ? Number(text) : undefined
  },
}

interface Listing {
  /** Id of the comment whose answers to list. */
  parent?: number | undefined
  offset?: string | undefined
}

interface NewComment {
  message: string
  /** Id of the comment it answers. */
  parent?: number | undefined
  /** A string whose form the reference does not give. */
  mentions?: string | undefined
}

export const countComments = operation('7.1 HEAD /v3/shares/{shareToken}/context/{context}/comments', count)
export const listComments = operation(
  '7.2 GET /v3/shares/{shareToken}/context/{context}/comments',
  json(200, CommentList),
  {
    query: ({ parent, offset }: Listing) => ({ parent, offset }),
  },
)
export const createComment = operation(
  '7.3 POST /v3/shares/{shareToken}/context/{context}/comments',
  json(200, Comment),
  {
    body: ({ message, parent, mentions }: NewComment) => ({ message, parent, mentions }),
  },
)
