import type { KnownBlock } from '@slack/types'
import type { Deadline, DigestContent } from '../../digest/content.ts'
import type { Schedule } from '../../store/subscription.ts'
import { ACTION } from '../actions.ts'
import { approvalPart } from './approval-part.ts'
import { deadlineBlock, newsBlocks } from './digest-news.ts'
import { connectionTroubles } from './errors.ts'
import { LIMIT } from './limits.ts'
import { counted } from './news-words.ts'
import { actions, button, context, header, section } from './parts.ts'
import { scheduleWords } from './schedule.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn } from './text.ts'

/** What is shown at most of each: nobody reads more over their coffee, and all of it has to fit into one message. */
const APPROVALS = 5
const SHARES = 10
const DEADLINES = 4

/**
 * All text of a message, in characters: Slack refuses more than 13,200, found by trial
 * (https://github.com/slackapi/bolt-js/issues/2509). What is kept free is for what is said with decisions.
 */
const MESSAGE_TEXT = 10_000

export interface DigestView {
  content: DigestContent
  /** When it comes, and in which zone its reader is. */
  schedule: Schedule
  /** Epoch ms. */
  now: number
}

/** A person's digest, as one message: what waits for them, what is new, what lapses or is due. */
export function digestScreen(view: DigestView): Screen {
  const { content } = view
  const text = inOneLine(content)
  const heading = header(dayWords(view))
  if (isQuiet(content)) return { title: 'Your digest', text, blocks: [heading, section(text)] }

  const { schedule } = view
  const waiting = approvalBlocks(content)
  const rest = [
    ...deadlineBlocks(view),
    ...connectionTroubles(
      content.troubles.map(({ connection, error }) => ({ label: connection.label, error })),
    ),
    context(mrkdwn`Your digest comes ${scheduleWords(schedule)}. \`/shares digest\` changes that.`),
  ]
  // Each that is asked anew says so in a block more.
  const grown = waiting.length + Math.min(content.approvals.length, APPROVALS)
  const room = LIMIT.messageBlocks - 1 - grown - rest.length
  // A name may be so long that fewer fit.
  for (let shares = Math.min(SHARES, Math.floor((room - 2) / 2)); ; shares--) {
    const blocks = [heading, ...waiting, ...allNews(content, shares), ...rest]
    if (shares <= 0 || textLength(blocks) <= MESSAGE_TEXT) return { title: 'Your digest', text, blocks }
  }
}

/** Whether there is nothing to show: it was asked for all the same. */
function isQuiet({ approvals, news, deadlines, troubles }: DigestContent): boolean {
  return approvals.length + news.length + deadlines.length + troubles.length === 0
}

/** "Monday, 23 November": for whom it is the day of, in their own zone. */
function dayWords({ now, schedule }: DigestView): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: schedule.zone } as const
  return new Intl.DateTimeFormat('en-GB', options).format(now)
}

function inOneLine({ approvals, news, deadlines, troubles }: DigestContent): Mrkdwn {
  const added = news.filter(({ isNew }) => isNew).length
  const parts = [
    counted(approvals.length, mrkdwn`approval waits for you`, mrkdwn`approvals wait for you`),
    counted(news.length - added, mrkdwn`share has news`, mrkdwn`shares have news`),
    counted(added, mrkdwn`new share`, mrkdwn`new shares`),
    counted(deadlines.length, mrkdwn`date comes up`, mrkdwn`dates come up`),
    counted(troubles.length, mrkdwn`connection could not be asked`, mrkdwn`connections could not be asked`),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? mrkdwn`There is nothing new.` : mrkdwn`Your digest: ${join(parts, ', ')}.`
}

function approvalBlocks({ approvals }: DigestContent): KnownBlock[] {
  if (approvals.length === 0) return []
  const more = approvals.length - APPROVALS
  const showAll = button({ text: 'Show all', actionId: ACTION.showApprovals })
  return [
    section(mrkdwn`*Waiting for your decision*`),
    ...approvals.slice(0, APPROVALS).flatMap((approval) => approvalPart({ approval })),
    ...(more > 0 ? [section(mrkdwn`${more} more wait for you.`, showAll)] : []),
  ]
}

/** What is new in this many shares, those first that the person had before. */
function allNews({ news }: DigestContent, shares: number): KnownBlock[] {
  if (news.length === 0) return []
  const shown = [...news].sort((a, b) => Number(a.isNew) - Number(b.isNew)).slice(0, Math.max(0, shares))
  const more = news.length - shown.length
  const all = button({ text: 'My shares', actionId: ACTION.listShares })
  return [
    section(mrkdwn`*What is new*`),
    ...shown.flatMap(newsBlocks),
    ...(more > 0
      ? [section(more === 1 ? mrkdwn`1 more share has news.` : mrkdwn`${more} more shares have news.`, all)]
      : []),
  ]
}

function deadlineBlocks({ content: { deadlines }, now }: DigestView): KnownBlock[] {
  if (deadlines.length === 0) return []
  const more = deadlines.length - DEADLINES
  return [
    section(mrkdwn`*Coming up*`),
    ...nearestFirst(deadlines, now)
      .slice(0, DEADLINES)
      .map((deadline) => deadlineBlock(deadline, now)),
    ...(more > 0 ? [context(mrkdwn`and ${more} more`)] : []),
  ]
}

/** What comes up, the soonest first, then what is overdue, the latest first: what nobody does hides nothing. */
function nearestFirst(deadlines: Deadline[], now: number): Deadline[] {
  const coming = deadlines.filter(({ at }) => at >= now)
  const overdue = deadlines.filter(({ at }) => at < now)
  return [...coming, ...overdue.toReversed()]
}

/** All that is in texts, however deep, in characters. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + textLength(entry), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [field, entry]) =>
      sum + (field === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  )
}

/** Why no digest comes any more. */
export type WhyEnded = 'nothing_connected' | 'lapsed'

const WHY: Record<WhyEnded, Mrkdwn> = {
  nothing_connected: mrkdwn`Nothing is connected any more, so I have turned your digest off.`,
  lapsed: mrkdwn`None of your connections works any more: each has lapsed or was taken back. So I have turned your digest off.`,
}

/** The digest was turned off, and why: said once. */
export function digestEndedScreen(why: WhyEnded): Screen {
  const text = WHY[why]
  return {
    title: 'Your digest',
    text,
    blocks: [
      section(mrkdwn`:newspaper: ${text}`),
      actions([
        button({ text: 'Connect', actionId: ACTION.connect, style: 'primary' }),
        button({ text: 'Turn on', actionId: ACTION.digestOn, label: 'Turn on your digest' }),
      ]),
    ],
  }
}
