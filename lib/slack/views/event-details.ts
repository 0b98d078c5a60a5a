import type { KnownBlock } from '@slack/types'
import type { EventDetail } from '../../shares/read-share.ts'
import { fact, factBlocks, people, tagsFact } from './facts.ts'
import { outsideText } from './parts.ts'
import { calendarDay, day, type Mrkdwn, mrkdwn, name, time } from './text.ts'

export function eventBlocks({ event }: EventDetail): KnownBlock[] {
  const facts = [
    fact(
      'When',
      event.allDay
        ? days(event.startDay, event.endDay)
        : mrkdwn`${time(event.startDate)} – ${time(event.endDate)}`,
    ),
    fact('Where', event.location && name(event.location)),
    fact('Repeats', event.recurrence && repeats(event.recurrence, event.dateEndRecurrence)),
    fact('Invited', people(event.assignees)),
    fact('By', event.author && name(event.author.name, 80)),
    tagsFact(event.tags),
  ]
  return [...factBlocks(facts), ...(event.description ? [outsideText(event.description)] : [])]
}

/** An all-day event is on the same days wherever one reads it. */
function days(first: string, last: string): Mrkdwn {
  const from = calendarDay(Date.parse(first))
  return first === last ? from : mrkdwn`${from} – ${calendarDay(Date.parse(last))}`
}

const FREQUENCY: Record<string, Mrkdwn> = {
  DAILY: mrkdwn`every day`,
  WEEKLY: mrkdwn`every week`,
  MONTHLY: mrkdwn`every month`,
  YEARLY: mrkdwn`every year`,
}

/** A plain rule in words; one with more to it as it stands, which is better than half of it. */
function repeats(rule: string, until: number | undefined): Mrkdwn {
  const frequency = /^FREQ=(\w+)(?:;WKST=\w+)?(?:;BYDAY=\w\w)?$/.exec(rule)?.[1]
  const words = (frequency && FREQUENCY[frequency]) || name(rule)
  return until === undefined ? words : mrkdwn`${words} until ${day(until)}`
}
