import type { MrkdwnElement, PlainTextElement } from '@slack/types'
import { cut, LIMIT } from './limits.ts'

/** Text in Slack's mrkdwn whose outside parts have been escaped. Only the functions here make it. */
export type Mrkdwn = string & { readonly __mrkdwn: unique symbol }

/** Control characters but line feeds and tabs, and those that turn the writing direction of what follows. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text from outside as plain text: what cannot be seen is taken out, half characters are marked, line ends are `\n`. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSEEN, '')
}

/** A name or other one-line text from outside: cleaned, on one line, never empty. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim() || '(no name)'
}

/**
 * Makes text from outside safe in mrkdwn: no mention, no channel, no link, no formatting comes of it. For names
 * and other short texts; whole texts go into plain-text elements, which Slack takes as they are.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 *
 * @param max how long the result may be at most; what is cut off is shown by "…".
 */
function escapeMrkdwn(text: string, max: number = LIMIT.sectionText): Mrkdwn {
  let escaped = ''
  for (const character of clean(text).replace(MARKS, (mark) => LOOKALIKES[mark] ?? mark)) {
    const next = ENTITIES[character] ?? character
    if (escaped.length + next.length > max - 1) return `${escaped}…` as Mrkdwn
    escaped += next
  }
  return escaped as Mrkdwn
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * What Slack makes something of. A mark formats only at the edge of a word: `site_plan_v2.pdf` is left as it is, for it
 * may be copied. A colon begins an emoji where a name and another colon follow, and `>` a quote where a line begins.
 */
const MARKS = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])|:(?=(?!\d{1,100}:)[^\s:]{1,100}:)|^>/gu

/** Slack has no escape for its marks, so they give way to marks that look like them. */
const LOOKALIKES: Record<string, string> = {
  '*': '∗',
  _: '\u02cd',
  '~': '∼',
  '`': '\u02cb',
  ':': '\ua789',
  '>': '›',
}

/**
 * Puts mrkdwn together: the template is ours, and what goes into it is either mrkdwn already or a number.
 * Everything else must be escaped first, which the types see to.
 */
export function mrkdwn(template: TemplateStringsArray, ...values: (Mrkdwn | number)[]): Mrkdwn {
  return String.raw({ raw: template.map((part) => part) }, ...values) as Mrkdwn
}

/** Joins pieces of mrkdwn, leaving out those that are not there. */
export function join(parts: (Mrkdwn | undefined)[], separator: string): Mrkdwn {
  return parts.filter((part) => part !== undefined).join(separator) as Mrkdwn
}

/** A short outside text, such as a name, on one line. */
export function name(text: string, max = 200): Mrkdwn {
  return escapeMrkdwn(oneLine(text), max)
}

/** A Slack person, as a mention that shows the name. Not from outside: `userId` comes from Slack. */
export function slackPerson(userId: string): Mrkdwn {
  return `<@${userId}>` as Mrkdwn
}

/** A channel, as a link that shows its name to those who may see it. Not from outside: `channelId` comes from Slack. */
export function slackChannel(channelId: string): Mrkdwn {
  return `<#${channelId}>` as Mrkdwn
}

/**
 * A link to the person's DM with the app. https://docs.slack.dev/interactivity/deep-linking
 * Not from outside: the ids come from Slack.
 */
export function appMessagesLink({ teamId, appId }: { teamId: string; appId: string }): Mrkdwn {
  const address = `https://slack.com/app_redirect?${new URLSearchParams({ app: appId, team: teamId })}`
  return `<${address.replaceAll('&', '&amp;')}|messages with this app>` as Mrkdwn
}

/**
 * A point in time in the reader's own zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 *
 * @param ms epoch ms.
 */
export function time(ms: number): Mrkdwn {
  return dateToken(ms, '{date_short_pretty} at {time}')
}

/** The day of a point in time in the reader's own zone. */
export function day(ms: number): Mrkdwn {
  return dateToken(ms, '{date_short_pretty}')
}

/** The time of day of a point in time in the reader's own zone, where its day is said already. */
export function clockTime(ms: number): Mrkdwn {
  return dateToken(ms, '{time}')
}

function dateToken(ms: number, format: string): Mrkdwn {
  const fallback = Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? `${utc(ms)} UTC` : 'unknown'
  if (fallback === 'unknown') return fallback as Mrkdwn
  return `<!date^${Math.floor(ms / 1000)}^${format}|${fallback}>` as Mrkdwn
}

/** `2026-11-21 09:00`, for where Slack cannot put a time into the reader's zone. */
function utc(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, '')
    .replace('T', ' ')
}

/** A calendar day that is the same everywhere, such as that of an all-day event. */
export function calendarDay(ms: number): Mrkdwn {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(ms) as Mrkdwn
}

/** Slack does not turn bare addresses and names in it into links or mentions. */
export function mrkdwnElement(text: Mrkdwn): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}

/** @param max Slack's limit where it is put. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, max), emoji: true }
}
