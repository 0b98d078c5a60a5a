import { tokens } from '../../infra/sandbox/clinked/index.ts'
import type { Stack } from './stack.ts'

export const ANNA = 'U0ANNA'
export const BEN = 'U0BEN'
/** A channel that the app is not in, as most are. */
export const GENERAL = 'C0GENERAL'
export { tokens }

interface Shown {
  type?: string
  text?: unknown
  action_id?: string
  value?: string
}

/** All blocks that the app has sent to Slack's API since the last reset, as one text to look into. */
export function toldSlack(stack: Stack): string {
  return JSON.stringify(stack.slack.calls.map(({ args }) => args))
}

/** The address of the newest connect page that the app has offered. */
export function connectUrl(stack: Stack): string {
  const urls = [...toldSlack(stack).matchAll(/"url":"([^"]*\/connect\/[^"]+)"/g)]
  const newest = urls.at(-1)?.[1]
  if (!newest) throw new Error('The app has not offered to connect.')
  return newest
}

/** Fills in the connect page as a browser does: gets it, says that this is them, and posts its fields back to it. */
export async function fillInConnectPage(url: string, fields: Record<string, string>): Promise<Response> {
  const page = await (await fetch(url)).text()
  const given = [...page.matchAll(/<input[^>]*type="(?:hidden|checkbox)"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ])
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ ...Object.fromEntries(given), ...fields }),
  })
}

/** Connects a share of a person, from `/shares` to the list. What they are told of it is cleared away. */
export async function connect(stack: Stack, userId: string, shareToken: string): Promise<void> {
  await stack.slack.as(userId).command(GENERAL, '/shares connect')
  await stack.drain()
  const answer = await fillInConnectPage(connectUrl(stack), { share_link: shareToken })
  if (answer.status !== 200) throw new Error(`The connect page answered ${answer.status}.`)
  await stack.drain()
  const { messages } = stack.slack.store
  messages.splice(0, messages.length, ...messages.filter((message) => !isNotice(message)))
}

const isNotice = (message: unknown): boolean => elementsOf(message, 'undo_connect').length > 0

/** What the person was told last in a channel. */
export function lastMessage(stack: Stack, userId: string, channel = GENERAL): unknown {
  return stack.slack.as(userId).messages(channel).at(-1)
}

/** The modal on top. */
export function topView(stack: Stack, userId: string): unknown {
  return stack.slack.as(userId).views().at(-1)
}

/** The words that a message or view shows, buttons and options among them, a line each. */
export function words(node: unknown): string {
  return objects(node)
    .flatMap(({ text, type }) => (typeof text === 'string' && type !== 'message' ? [text] : []))
    .join('\n')
}

/** All elements with this action in a message or view. */
export function elementsOf(node: unknown, actionId: string): Shown[] {
  return objects(node).filter((element) => element.action_id === actionId)
}

/** The value of the button of this action that belongs to what is called so. */
export function buttonValue(node: unknown, actionId: string, label: string): string {
  const found = elementsOf(node, actionId).find((element) => JSON.stringify(element).includes(label))
  if (found?.value === undefined) throw new Error(`There is no ${actionId} for ${label} in ${words(node)}`)
  return found.value
}

function objects(node: unknown): Shown[] {
  if (Array.isArray(node)) return node.flatMap(objects)
  if (typeof node !== 'object' || node === null) return []
  return [node as Shown, ...Object.values(node).flatMap(objects)]
}

/** The writes that Clinked has been sent, by section of its reference. */
export function writesTo(stack: Stack, section: string) {
  return stack.clinked.requests.filter((request) => request.section === section)
}
