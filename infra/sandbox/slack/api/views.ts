import { fillInIds } from '../fill-in.ts'
import { invalid, Refusal } from '../refusal.ts'
import type { Store } from '../store.ts'
import type { JsonObject, View } from '../types.ts'
import { checkHome, checkModal, maxViewBytes } from '../validate/views.ts'
import { appIdentity } from '../world.ts'
import { optional, required } from './arguments.ts'
import type { Method } from './method.ts'

/** "A trigger_id expires 3 seconds after it was sent." https://docs.slack.dev/interactivity/handling-user-interaction */
const triggerLifeMs = 3_000

/** "the app is limited to pushing 2 additional views" https://docs.slack.dev/reference/methods/views.push */
const maxStack = 3

/** https://docs.slack.dev/reference/methods/views.open */
export const open: Method = ({ store }, args) => {
  refuseBadView(args.view, checkModal)
  refuseTakenExternalId(store, args.view)
  const { user } = exchangeTrigger(store, required(args, 'trigger_id'))
  const view = newView(store, args.view, null, undefined)
  store.stacks.set(user, [view])
  store.changed()
  return { view: structuredClone(view) }
}

/** https://docs.slack.dev/reference/methods/views.push */
export const push: Method = ({ store }, args) => {
  refuseBadView(args.view, checkModal)
  refuseTakenExternalId(store, args.view)
  const { user, viewId } = exchangeTrigger(store, required(args, 'trigger_id'))
  if (!store.stack(user).some((view) => view.id === viewId)) throw new Refusal('not_found')
  return { view: structuredClone(pushView(store, user, args.view)) }
}

/** https://docs.slack.dev/reference/methods/views.update */
export const update: Method = ({ store }, args) => {
  refuseBadView(args.view, checkModal)
  const viewId = optional(args, 'view_id')
  const externalId = viewId === undefined ? required(args, 'external_id') : undefined
  const found = store.findView(
    (view) => view.type === 'modal' && (view.id === viewId || view.external_id === externalId),
  )
  if (found === undefined) throw new Refusal('not_found')
  refuseOldHash(args, found.view)
  return { view: structuredClone(replaceView(store, found.view, args.view)) }
}

/** https://docs.slack.dev/reference/methods/views.publish */
export const publish: Method = ({ store, manifest }, args) => {
  if (manifest.features?.app_home?.home_tab_enabled !== true) {
    throw new Refusal('not_enabled')
  }
  const user = required(args, 'user_id')
  refuseBadView(args.view, checkHome)
  if (store.person(user) === undefined) throw new Refusal('user_not_found')
  const old = store.homes.get(user)
  if (old !== undefined) refuseOldHash(args, old)
  const view = newView(store, args.view, null, undefined)
  if (old !== undefined) Object.assign(view, { id: old.id, root_view_id: old.id })
  store.homes.set(user, view)
  store.changed()
  return { view: structuredClone(view) }
}

/** @throws Refusal `invalid_arguments`, `view_too_large` */
export function refuseBadView(view: unknown, check: (view: unknown) => string[]): void {
  const problems = view === undefined ? ['missing required field: view [json-pointer:]'] : check(view)
  if (problems.length > 0) throw invalid('invalid_arguments', problems)
  if (Buffer.byteLength(JSON.stringify(view)) > maxViewBytes) throw new Refusal('view_too_large')
}

function refuseTakenExternalId(store: Store, view: unknown): void {
  const externalId = (view as JsonObject).external_id
  if (!externalId) return
  if (store.findView((other) => other.external_id === externalId)) throw new Refusal('duplicate_external_id')
}

function refuseOldHash(args: JsonObject, view: View): void {
  const hash = optional(args, 'hash')
  if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict')
}

function exchangeTrigger(store: Store, id: string): { user: string; viewId?: string } {
  const trigger = store.triggers.get(id)
  if (trigger === undefined) throw new Refusal('invalid_trigger_id')
  if (trigger.used) throw new Refusal('exchanged_trigger_id')
  if (store.clock() - trigger.at > triggerLifeMs) throw new Refusal('expired_trigger_id')
  trigger.used = true
  return trigger
}

/**
 * Puts a modal on top of a person's stack.
 * @throws Refusal `push_limit_reached`
 */
export function pushView(store: Store, user: string, definition: unknown): View {
  const stack = store.stack(user)
  if (stack.length >= maxStack) throw new Refusal('push_limit_reached')
  const view = newView(store, definition, stack.at(-1)?.id ?? null, stack[0]?.id)
  stack.push(view)
  store.changed()
  return view
}

/** Gives an open view a new definition and hash; it keeps its id, and the values of inputs that stay. */
export function replaceView(store: Store, view: View, definition: unknown): View {
  const { id, state, root_view_id, previous_view_id } = view
  Object.assign(view, newView(store, definition, previous_view_id, root_view_id), { id, state })
  const blockIds = new Set(view.blocks.map((block) => block.block_id))
  const kept = Object.entries(state.values).filter(([blockId]) => blockIds.has(blockId))
  view.state = { values: Object.fromEntries(kept) }
  store.changed()
  return view
}

function newView(store: Store, definition: unknown, previous: string | null, root: string | undefined): View {
  const view = structuredClone(definition) as JsonObject &
    Pick<View, 'type'> &
    Partial<Pick<View, 'callback_id' | 'external_id'>>
  const id = store.ids.prefixed('V')
  return {
    id,
    team_id: store.team.id,
    type: view.type,
    blocks: fillInIds(view.blocks, store.ids),
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: {} },
    hash: store.ids.hash(),
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: previous,
    root_view_id: root ?? id,
    app_id: appIdentity.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: store.team.id,
    bot_id: appIdentity.botId,
  }
}
