import { type Answer, fail, trouble } from './answer.ts'
import { runCommand } from './commands.ts'
import { type LocalFile, shareFile, writeMessage } from './conversation.ts'
import type { Events } from './deliver/events.ts'
import * as payloads from './deliver/payloads.ts'
import type { Sender } from './deliver/sender.ts'
import { changedValue, mergeValues, stateValues } from './deliver/state-values.ts'
import { type Container, findElement } from './find-element.ts'
import { Modals } from './modals.ts'
import { pageState, type State } from './page-state.ts'
import type { Channel, JsonObject, Message, Person, StateValues, View } from './types.ts'
import type { Workspace } from './workspace.ts'

/** An element a person acted on, with its new value in Slack's own shape. */
export interface Act {
  container: Container
  block_id: string
  action: JsonObject & { action_id: string }
  /** What the other inputs around it hold. */
  state?: { values: StateValues } | undefined
}

/**
 * One person at their Slack: does what the person does, sends the app what Slack would send, and resolves once
 * the app has answered. `{ok: false, error}` is what Slack's client would tell the person; what a person cannot
 * do at all, such as press what they do not see, throws.
 */
export class PersonDriver {
  readonly #workspace: Workspace
  readonly #person: Person
  readonly #sender: Sender
  readonly #events: Events
  readonly #modals: Modals

  constructor(workspace: Workspace, person: Person, sender: Sender, events: Events) {
    this.#workspace = workspace
    this.#person = person
    this.#sender = sender
    this.#events = events
    this.#modals = new Modals(workspace, person, sender)
  }

  /** All this person sees. */
  state(): State {
    return pageState(this.#workspace, this.#person)
  }

  /** This person's open modals, bottom first. */
  views(): View[] {
    return this.#workspace.store.stack(this.#person.id)
  }

  /** The messages this person sees in a channel or direct conversation, oldest first. */
  messages(channel: string): Message[] {
    return this.#workspace.store.visibleMessages(channel, this.#person.id).map((posted) => posted.message)
  }

  /** The id of this person's direct conversation with the app. */
  get directMessages(): string {
    return this.#workspace.store.directMessages(this.#person.id)?.id ?? ''
  }

  /** Types `/command text` in a channel. */
  async command(channel: string, line: string): Promise<Answer> {
    return runCommand(this.#workspace, this.#sender, this.#person, this.#place(channel), line)
  }

  /** Writes a message, in a thread where `threadTs` is given. Resolves to its ts. */
  async message(channel: string, text: string, threadTs?: string): Promise<string> {
    return writeMessage(this.#workspace, this.#events, this.#person, this.#place(channel), text, threadTs)
  }

  /** Shares a file in a channel. Resolves to its id. */
  async upload(channel: string, file: LocalFile): Promise<string> {
    return shareFile(this.#workspace, this.#events, this.#person, this.#place(channel), file)
  }

  /** Presses a button, chooses an option, changes a date: exactly as the page says it. */
  async act({ container, block_id, action, state }: Act): Promise<Answer> {
    const { store } = this.#workspace
    const whole = { ...action, block_id }
    const values = mergeValues(state?.values ?? {}, changedValue(block_id, whole))
    if (container.type === 'view') {
      const view = this.#view(container.view_id)
      view.state = { values: stateValues(view.blocks, mergeValues(view.state.values, values)) }
      return this.#interact(payloads.viewAction(this.#workspace, this.#person, view, whole))
    }
    const posted = store
      .visibleMessages(container.channel, this.#person.id)
      .find(({ message }) => message.ts === container.ts)
    if (posted === undefined) throw new Error(`${this.#person.id} sees no message ${container.ts}`)
    store.read(container.channel, this.#person.id)
    return this.#interact(payloads.messageAction(this.#workspace, this.#person, posted, whole, values))
  }

  /**
   * Acts on the newest element with this action_id that the person sees: in the modal on top, else on messages,
   * else on the Home.
   * @param choice what was chosen, in Slack's shape, such as `{selected_date: '2026-11-30'}`; a `value` picks the
   * button that has it
   * @param where to look in one message or view only
   */
  async press(actionId: string, choice: JsonObject = {}, where?: Container): Promise<Answer> {
    const found = findElement(this.#workspace.store, this.#person.id, actionId, choice, where)
    const { type, text, value, style, url } = found.element
    const shown = Object.entries({ text, value, style, url }).filter(([, field]) => field !== undefined)
    return this.act({
      container: found.container,
      block_id: found.blockId,
      action: { ...Object.fromEntries(shown), ...choice, type, action_id: actionId },
    })
  }

  /**
   * Fills in and submits a modal, the one on top where `viewId` is left out.
   * @param values what the person enters: block_id → action_id → such as `{value: 'Hello'}`; fields left out keep
   * what they hold
   */
  async submit(values: StateValues = {}, viewId?: string): Promise<Answer> {
    const view = this.#view(viewId ?? this.views().at(-1)?.id ?? '')
    view.state = { values: stateValues(view.blocks, mergeValues(view.state.values, values)) }
    return this.#modals.submit(view)
  }

  /** Closes a modal, the one on top where `viewId` is left out; with `all`, the whole stack. */
  async close(viewId?: string, all = false): Promise<Answer> {
    return this.#modals.close(this.#view(viewId ?? this.views().at(-1)?.id ?? ''), all)
  }

  /** Opens the app's Home tab. https://docs.slack.dev/reference/events/app_home_opened */
  async openHome(): Promise<Answer> {
    const { store } = this.#workspace
    const home = store.homes.get(this.#person.id)
    await this.#events.deliver('app_home_opened', {
      type: 'app_home_opened',
      user: this.#person.id,
      channel: this.directMessages,
      tab: 'home',
      event_ts: store.ids.ts(),
      ...(home === undefined ? {} : { view: structuredClone(home) }),
    })
    return { ok: true }
  }

  /** Runs a shortcut on a message. */
  async shortcut(callbackId: string, on: { channel: string; ts: string }): Promise<Answer> {
    const posted = this.#workspace.store.message(on.channel, on.ts)
    // "Message shortcuts are available on any message, except for ephemeral messages."
    if (posted === undefined || posted.visibleTo !== undefined)
      throw new Error(`no message ${on.ts} for a shortcut`)
    return this.#interact(payloads.messageShortcut(this.#workspace, this.#person, callbackId, posted))
  }

  async #interact(payload: JsonObject): Promise<Answer> {
    const delivery = await this.#sender.interaction(payload)
    return delivery.ok ? { ok: true } : fail(this.#workspace, this.#person, trouble, delivery.error)
  }

  #place(channel: string): Channel {
    const place = this.#workspace.store.channel(channel)
    if (place?.members.has(this.#person.id) !== true)
      throw new Error(`${this.#person.id} is not in ${channel}`)
    return place
  }

  #view(id: string): View {
    const home = this.#workspace.store.homes.get(this.#person.id)
    const view = [...this.views(), ...(home ? [home] : [])].find((open) => open.id === id)
    if (view === undefined) throw new Error(`${this.#person.id} has no view ${id || 'open'}`)
    return view
  }
}
