import type { HonoRequest } from 'hono'
import type { Share } from './model.ts'
import { notFound } from './refusal.ts'
import { contextOf, type Store } from './store.ts'

/**
 * The `{context}` of a path that names a component, such as `file_12` (§7.1–7.3, §8). 404 unless it is what was shared
 * or lies inside it.
 */
export function componentContext(request: HonoRequest, share: Share, store: Store): string {
  const context = request.param('context')
  const component = store.components.find((each) => contextOf(each) === context)
  if (!component || !store.isWithin(share, component)) throw notFound('Context')
  return contextOf(component)
}

/** The `{context}` of a path that names a reply or a comment: `reply_12`, `comment_12` (§7.4–7.7). */
export function reactionContext(request: HonoRequest, share: Share, store: Store): string {
  const [kind, digits] = (request.param('context') ?? '').split('_')
  const id = Number(digits)
  const host =
    kind === 'reply'
      ? `discussion_${store.replies.find((reply) => reply.id === id)?.discussion}`
      : kind === 'comment'
        ? store.comments.find((comment) => comment.id === id)?.context
        : undefined
  const component = store.components.find((each) => contextOf(each) === host)
  if (!component || !store.isWithin(share, component)) throw notFound('Context')
  return `${kind}_${id}`
}
