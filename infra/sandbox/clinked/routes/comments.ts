import * as z from 'zod'
import { json } from '../../upstream/json.ts'
import { componentContext } from '../context.ts'
import type { Comment } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { summaryOrNull } from '../reaction-summary.ts'
import { notFound } from '../refusal.ts'
import { author } from '../shapes.ts'
import { contextOf, type Store } from '../store.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/context/{context}/comments'
const pageSize = 20

const newComment = z.object({
  message: z.string().trim().min(1),
  parent: z.int().nullish(),
  /** Taken and left alone: its form is not documented. */
  mentions: z.string().nullish(),
})

/** §7.1–7.3: comments, oldest first (the order is assumed), and the comments under one. */
export function commentOperations({ store, clock }: World): Operation[] {
  return [
    {
      // The reference gives no method for it. An answer without a body, on the list's path: HEAD.
      section: '7.1',
      method: 'HEAD',
      template,
      when: (request) => request.method === 'HEAD',
      share: ({ request, share }) => {
        const count = store.commentsOn(componentContext(request, share, store)).length
        return new Response(null, { headers: { 'X-Count': String(count) } })
      },
    },
    {
      section: '7.2',
      method: 'GET',
      template,
      share: ({ request, share, guest }) => {
        const context = componentContext(request, share, store)
        const parent = request.query('parent')
        const offset = request.query('offset') ?? '0'
        const all = store
          .commentsOn(context)
          .filter((comment) => comment.parent === (parent === undefined ? null : Number(parent)))
        const start = Math.max(0, Number.parseInt(offset, 10) || 0)
        return json({
          // A string, unlike every other number of the API.
          offset,
          items: all.slice(start, start + pageSize).map((comment) => ({
            comment: commentShape(comment, store),
            reactions: summaryOrNull(store, `comment_${comment.id}`, guest),
            replies: null,
          })),
          more: all.length > start + pageSize,
        })
      },
    },
    {
      // 200 and not 201, unlike §3.4.
      section: '7.3',
      method: 'POST',
      template,
      share: async ({ request, share, guest }) => {
        const context = componentContext(request, share, store)
        const { message, parent } = await bodyOf(request, newComment)
        if (parent && !store.commentsOn(context).some((comment) => comment.id === parent)) {
          throw notFound('Parent comment')
        }
        const comment: Comment = {
          id: store.nextId(),
          context,
          parent: parent ?? null,
          commenter: guest,
          comment: message,
          dateCreated: clock(),
          dateUpdated: clock(),
        }
        store.comments.push(comment)
        const component = store.components.find((each) => contextOf(each) === context)
        if (component) store.touch(component, clock())
        return json(commentShape(comment, store))
      },
    },
  ]
}

function commentShape(comment: Comment, store: Store) {
  return {
    id: comment.id,
    commenter: author(comment.commenter),
    comment: comment.comment,
    dateCreated: comment.dateCreated,
    dateUpdated: comment.dateUpdated,
    numberOfChildren: store.comments.filter((each) => each.parent === comment.id).length,
  }
}
