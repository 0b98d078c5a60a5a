import type { Store } from './store.ts'
import type { Block, JsonObject } from './types.ts'
import { allBlocks, elementsOf } from './validate/surfaces.ts'

/** Where an action happens, as Slack's `container` says it. */
export type Container = { type: 'message'; channel: string; ts: string } | { type: 'view'; view_id: string }

/** An element a person sees, and where. */
export interface Found {
  container: Container
  blockId: string
  element: JsonObject
}

/**
 * The element with this action_id that a person sees: in the modal on top, else on their newest message, else on
 * their Home.
 * @param choice where it has a `value`, the button must have the same
 * @throws Error where there is none: it names those there are
 */
export function findElement(
  store: Store,
  user: string,
  actionId: string,
  choice: JsonObject,
  where?: Container,
): Found {
  const candidates = surfaces(store, user)
    .filter(({ container }) => where === undefined || same(container, where))
    .flatMap(({ container, blocks }) => elements(container, blocks))
  const found = candidates.find(
    ({ element }) =>
      element.action_id === actionId &&
      (element.type !== 'button' || choice.value === undefined || element.value === choice.value),
  )
  if (found !== undefined) return found
  const seen = [...new Set(candidates.map(({ element }) => element.action_id))].join(', ')
  throw new Error(`${user} sees no element ${actionId}, only: ${seen || 'none'}`)
}

function same(container: Container, where: Container): boolean {
  if (container.type === 'view') return where.type === 'view' && container.view_id === where.view_id
  return where.type === 'message' && container.channel === where.channel && container.ts === where.ts
}

function surfaces(store: Store, user: string): { container: Container; blocks: Block[] }[] {
  const modal = store.stack(user).at(-1)
  const home = store.homes.get(user)
  const messages = store.messages
    .filter(
      ({ visibleTo, channel }) => store.channel(channel)?.members.has(user) && (visibleTo ?? user) === user,
    )
    .toReversed()
  return [
    ...(modal ? [{ container: { type: 'view' as const, view_id: modal.id }, blocks: modal.blocks }] : []),
    ...messages.map(({ channel, message }) => ({
      container: { type: 'message' as const, channel, ts: message.ts },
      blocks: message.blocks ?? [],
    })),
    ...(home ? [{ container: { type: 'view' as const, view_id: home.id }, blocks: home.blocks }] : []),
  ]
}

function elements(container: Container, blocks: Block[]): Found[] {
  return allBlocks(blocks, '').flatMap((block) =>
    elementsOf(block)
      .filter(({ value }) => value.action_id !== undefined)
      .map(({ value }) => ({ container, blockId: String(block.value.block_id), element: value })),
  )
}
