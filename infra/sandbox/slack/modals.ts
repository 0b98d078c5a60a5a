import { type Answer, fail, trouble } from './answer.ts'
import { pushView, refuseBadView, replaceView } from './api/views.ts'
import { formErrors } from './deliver/client-checks.ts'
import { viewClosed, viewSubmission } from './deliver/payloads.ts'
import type { Sender } from './deliver/sender.ts'
import { Refusal } from './refusal.ts'
import type { Person, View } from './types.ts'
import { isObject } from './validate/rules.ts'
import { checkModal } from './validate/views.ts'
import type { Workspace } from './workspace.ts'

/** Submitting and closing a person's modals: https://docs.slack.dev/surfaces/modals#handling_submissions */
export class Modals {
  readonly #workspace: Workspace
  readonly #person: Person
  readonly #sender: Sender

  constructor(workspace: Workspace, person: Person, sender: Sender) {
    this.#workspace = workspace
    this.#person = person
    this.#sender = sender
  }

  get #stack(): View[] {
    return this.#workspace.store.stack(this.#person.id)
  }

  /** Checks the form as the client does, sends it, and carries out what the app answers. */
  async submit(view: View): Promise<Answer> {
    const errors = formErrors(view)
    if (Object.keys(errors).length > 0) return { ok: false, errors }
    const delivery = await this.#sender.interaction(viewSubmission(this.#workspace, this.#person, view))
    if (!delivery.ok) return this.#trouble(delivery.error)
    if (delivery.body.trim() === '') {
      this.#remove([view])
      return { ok: true }
    }
    try {
      return this.#carryOut(view, JSON.parse(delivery.body))
    } catch (error) {
      if (error instanceof Refusal) return this.#trouble(error.code)
      if (error instanceof SyntaxError) return this.#trouble('invalid_response')
      throw error
    }
  }

  #carryOut(view: View, answer: unknown): Answer {
    const action = isObject(answer) ? answer : {}
    switch (action.response_action) {
      case undefined:
        this.#remove([view])
        return { ok: true }
      case 'clear':
        this.#remove([...this.#stack])
        return { ok: true }
      case 'update':
        refuseBadView(action.view, checkModal)
        replaceView(this.#workspace.store, view, action.view)
        return { ok: true }
      case 'push':
        refuseBadView(action.view, checkModal)
        pushView(this.#workspace.store, this.#person.id, action.view)
        return { ok: true }
      case 'errors':
        return this.#showErrors(view, action.errors)
      default:
        throw new Refusal('invalid_response_action')
    }
  }

  /** Only an `input` block of this view can show an error; Slack's client gives up on others. */
  #showErrors(view: View, errors: unknown): Answer {
    const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id)
    const known =
      isObject(errors) &&
      Object.keys(errors).length > 0 &&
      Object.entries(errors).every(([blockId, text]) => inputs.includes(blockId) && typeof text === 'string')
    if (!known) throw new Refusal('invalid_errors')
    return { ok: false, errors: errors as Record<string, string> }
  }

  /** Closes a modal; `clear_on_close` and `all` close the whole stack. */
  async close(view: View, all: boolean): Promise<Answer> {
    const cleared = all || view.clear_on_close === true
    const closed = cleared ? [...this.#stack].reverse() : [view]
    this.#remove(closed)
    for (const gone of closed.filter((one) => one.notify_on_close === true)) {
      await this.#sender.interaction(viewClosed(this.#workspace, this.#person, gone, cleared))
    }
    return { ok: true }
  }

  #remove(views: View[]): void {
    const { store } = this.#workspace
    const left = this.#stack.filter((view) => !views.includes(view))
    store.stacks.set(this.#person.id, left)
    store.changed()
  }

  #trouble(error: string): Answer {
    return fail(this.#workspace, this.#person, trouble, error)
  }
}
