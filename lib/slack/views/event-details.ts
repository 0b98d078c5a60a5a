import type { Button, KnownBlock } from '@slack/types'
import type { EventDetail } from '../../shares/read-share.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { fact, factBlocks, people, tagsFact } from './facts.ts'
import { button, outsideText } from './parts.ts'
import { recurrence } from './recurrence.ts'
import { calendarDay, clockTime, type Mrkdwn, mrkdwn, name, time } from './text.ts'

export function eventBlocks({ event }: EventDetail): KnownBlock[] {
  const { dateReminder, description } = event
  const facts = [
    fact('When', event.allDay ? days(event.startDay, event.endDay) : times(event)),
    fact('Where', event.location && name(event.location)),
    fact('Repeats', event.recurrence && recurrence(event.recurrence, event.dateEndRecurrence)),
    fact('Reminder', dateReminder === undefined ? undefined : time(dateReminder)),
    fact('Invited', people(event.assignees)),
    fact('By', event.author && name(event.author.name, 80)),
    tagsFact(event.tags),
  ]
  return [...factBlocks(facts), ...(description ? [outsideText(description)] : [])]
}

/** On an event: have its calendar file sent. */
export function calendarButton(shown: ShareView): Button {
  return button({
    text: 'Add to calendar',
    actionId: ACTION.addToCalendar,
    value: values.shareView.write(shown),
  })
}

/** An all-day event is on the same days wherever one reads it. */
function days(first: string, last: string): Mrkdwn {
  const from = calendarDay(Date.parse(first))
  return first >= last ? from : mrkdwn`${from} – ${calendarDay(Date.parse(last))}, all day`
}

const HALF_DAY_MS = 12 * 3_600_000

/** Of one that is over the same day, or the next morning, the end is shown without its day. */
function times({ startDate, endDate }: EventDetail['event']): Mrkdwn {
  if (endDate <= startDate) return time(startDate)
  const isShort = endDate - startDate < HALF_DAY_MS
  return mrkdwn`${time(startDate)} – ${isShort ? clockTime(endDate) : time(endDate)}`
}
