import type { StateValues } from '../../infra/sandbox/slack/types.ts'
import { ANNA, elementsOf, tokens, topView, words } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** A channel that the app is in. */
export const PROJECTS = 'C0PROJECTS'
const FACADE = 'Façade material'
const ROUND_MS = 5 * 60_000

interface Choices {
  /** `HH:MM` of a daily summary; at once where left out. */
  daily?: string
  kinds?: string[]
  channel?: string
}

/** Anna opens the form in a channel. */
export async function openForm(stack: Stack, channel = PROJECTS): Promise<void> {
  await stepsOf(() => stack).type('/shares subscribe', channel)
}

/** Anna fills in the form that is open, and then `more` of it. @returns what Slack's client says. */
export async function fillIn(
  stack: Stack,
  share: string,
  { daily, kinds }: Choices = {},
  more: StateValues = {},
): Promise<unknown> {
  const option = (field: string, isMeant: (one: Option) => boolean) => {
    const [element] = elementsOf(topView(stack, ANNA), field) as { options?: Option[] }[]
    return (element?.options ?? []).filter(isMeant)
  }
  const [selected_option] = option('share', ({ text }) => text.text.includes(share))
  if (!selected_option) throw new Error(`There is no ${share} in the form.`)
  const [when] = option('when', ({ value }) => value === (daily ? 'daily' : 'at_once'))
  const ticked = option('channel_kinds', ({ value }) => kinds?.includes(value) ?? true)
  return stack.slack.as(ANNA).submit({
    share: { share: { type: 'static_select', selected_option } },
    channel_kinds: { channel_kinds: { type: 'checkboxes', selected_options: ticked } },
    when: { when: { type: 'radio_buttons', selected_option: when } },
    ...(daily ? { daily_time: { daily_time: { type: 'timepicker', selected_time: daily } } } : {}),
    ...more,
  })
}

interface Option {
  text: { text: string }
  value: string
}

/** Anna subscribes a channel, and what is there already is taken down. */
export async function subscribe(stack: Stack, share = FACADE, choices: Choices = {}): Promise<void> {
  await openForm(stack, choices.channel)
  await fillIn(stack, share, choices)
  await stack.drain()
}

/** Five minutes pass, and what is due is done. */
export async function nextRound(stack: Stack): Promise<void> {
  stack.clock.advance(ROUND_MS)
  await stack.round()
  await stack.drain()
}

/** The messages of a channel that all see: those above threads, and those in threads. */
export function posted(stack: Stack, channel = PROJECTS) {
  const all = stack.slack.store.messages
    .filter((message) => message.channel === channel && message.visibleTo === undefined)
    .map(({ message }) => message)
  const isInThread = ({ thread_ts, ts }: { thread_ts?: string; ts: string }) =>
    thread_ts !== undefined && thread_ts !== ts
  return { parents: all.filter((message) => !isInThread(message)), news: all.filter(isInThread) }
}

/** What the app has told somebody in their DM, a text for each message. */
export function toldDirectly(stack: Stack, userId = ANNA): string[] {
  const person = stack.slack.as(userId)
  return person.messages(person.directMessages).map(words)
}

/** A little later somebody else replies to the discussion, in Clinked. */
export function reply(stack: Stack, text: string): void {
  stack.clock.advance(1_000)
  stack.clinked.others.reply({ share: tokens.ben.facade, text })
}
