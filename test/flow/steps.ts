import type { StateValues } from '../../infra/sandbox/slack/types.ts'
import {
  ANNA,
  buttonValue,
  connect,
  connectUrl,
  fillInConnectPage,
  GENERAL,
  lastMessage,
  topView,
  words,
} from './people.ts'
import type { Stack } from './stack.ts'

/** Longer than the queue keeps back anything that is to be tried again, in ms. */
const A_WHILE = 10 * 60_000
/** More than there are deliveries of a job. */
const TRIES = 5

type FieldValue = StateValues[string][string]

/** What somebody does in these stories. Each is done to its end before the next. */
export function stepsOf(stack: () => Stack, userId = ANNA) {
  const person = () => stack().slack.as(userId)

  /** Types a command. */
  async function type(line: string, channel = GENERAL) {
    const answer = await person().command(channel, line)
    await stack().drain()
    return answer
  }

  /** Opens App Home. */
  async function openHome(): Promise<void> {
    await person().openHome()
    await stack().drain()
  }

  /** Opens a share of the list that was shown last. @returns what the button holds, which names the share */
  async function open(name: string): Promise<{ s: string }> {
    const value = buttonValue(lastMessage(stack(), userId), 'open_share', name)
    await choose('open_share', { value })
    return JSON.parse(value) as { s: string }
  }

  /** Connects with the link of a share, and opens a share of the list that follows. */
  async function connectAndOpen(token: string, name: string): Promise<{ s: string }> {
    await connect(stack(), userId, token)
    return open(name)
  }

  /** Presses the newest button of this action, or of several in the modal the one for what is called so. */
  async function press(actionId: string, label?: string): Promise<void> {
    await choose(
      actionId,
      label === undefined ? {} : { value: buttonValue(topView(stack(), userId), actionId, label) },
    )
  }

  /** Acts on the newest element of this action with a choice in Slack's own shape, such as `{ value: 'plan' }`. */
  async function choose(actionId: string, choice: FieldValue): Promise<void> {
    await person().press(actionId, choice)
    await stack().drain()
  }

  /** Presses a button that the modal on top has, or had, with what it holds. */
  async function pressInModal(actionId: string, value: object): Promise<void> {
    await person().act({
      container: { type: 'view', view_id: person().views().at(-1)?.id ?? '' },
      block_id: 'any',
      action: { type: 'button', action_id: actionId, value: JSON.stringify(value) },
    })
    await stack().drain()
  }

  /** Submits the form on top, with these in its fields: a text, or what else one holds, in Slack's own shape. */
  async function submit(fields: Record<string, string | FieldValue> = {}) {
    const values = Object.entries(fields).map(([name, field]) => [
      name,
      { [name]: typeof field === 'string' ? { value: field } : field },
    ])
    const answer = await person().submit(Object.fromEntries(values) as StateValues)
    await stack().drain()
    return answer
  }

  /** Presses Reply in the discussion on top, and sends this. */
  async function reply(text: string): Promise<void> {
    await press('reply')
    await submit({ text })
  }

  /** Fills in the newest connect page that the app has offered. @returns what the browser gets then */
  async function fillInPage(fields: Record<string, string>): Promise<Response> {
    const answer = await fillInConnectPage(connectUrl(stack()), fields)
    await stack().drain()
    return answer
  }

  /** Lets this many ms pass, and has done what is due then. */
  async function later(ms: number): Promise<void> {
    stack().clock.advance(ms)
    await stack().drain()
  }

  /** Has done once more what is to be tried again. */
  const nextTry = () => later(A_WHILE)

  /** Has done what is to be tried again, until it is done or given up. */
  async function letAllTriesPass(): Promise<void> {
    await stack().drain()
    for (let tries = 0; tries < TRIES; tries++) await nextTry()
  }

  /** The words of the modal on top. */
  const shown = () => words(topView(stack(), userId))

  return {
    type,
    openHome,
    open,
    connectAndOpen,
    press,
    choose,
    pressInModal,
    submit,
    reply,
    fillInPage,
    later,
    nextTry,
    letAllTriesPass,
    shown,
  }
}
