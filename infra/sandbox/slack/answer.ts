import type { Person } from './types.ts'
import type { Workspace } from './workspace.ts'

/** What Slack's client tells the person: nothing, errors at fields (block_id → text), or that it failed. */
export interface Answer {
  ok: boolean
  errors?: Record<string, string>
  error?: string
}

/** The client tells the person that something failed; `error` is Slack's code for it. */
export function fail({ store }: Workspace, person: Person, text: string, error: string): Answer {
  store.notify(person.id, 'error', text)
  return { ok: false, error }
}

/** What the client says when an interaction was not acknowledged. */
export const trouble = 'We had some trouble connecting. Try again?'
