import { ICalAlarmType, ICalCalendar } from 'ical-generator'
import type { Event } from '../../clinked/events.ts'
import { cut } from './limits.ts'
import { clean, oneLine } from './text.ts'

const DAY_MS = 86_400_000

/** A recurrence rule that cannot be anything else in a calendar file (RFC 5545 §3.3.10). */
const RULE = /^(?:[A-Z]+=[A-Z0-9,+-]+(?:;|$))*$/

/**
 * An event as a calendar file (iCalendar, RFC 5545), to be added to one's own calendar. A series keeps its time in UTC
 * when the clocks change: a zone would have to stand in the file with all its rules (§3.6.5).
 *
 * @param uid the same for the same event, so that a calendar that has it changes it and does not add it twice.
 * @param now when the file is made, in epoch ms.
 */
export function calendarFile(event: Event, { uid, now }: { uid: string; now: number }): string {
  const { allDay, dateReminder, description, location, startDate } = event
  const calendar = new ICalCalendar({ prodId: { company: 'Shares for Slack', product: 'Clinked' } })
  const entry = calendar.createEvent({
    id: uid,
    stamp: new Date(now),
    summary: oneLine(event.friendlyName),
    ...(location === undefined ? {} : { location: oneLine(location) }),
    ...(description === undefined ? {} : { description: clean(description).trim() }),
    ...(allDay ? wholeDays(event) : { start: new Date(startDate), end: new Date(event.endDate) }),
    repeating: recurrenceRule(event),
  })
  if (dateReminder !== undefined && dateReminder < startDate) {
    const seconds = Math.round((startDate - dateReminder) / 1000)
    entry.createAlarm({ type: ICalAlarmType.display, triggerBefore: seconds })
  }
  return calendar.toString()
}

/** From the first day to the last; the end of a calendar file is the day after (RFC 5545 §3.6.1). */
function wholeDays({ startDay, endDay }: Event) {
  const last = endDay < startDay ? startDay : endDay
  return { allDay: true, start: new Date(startDay), end: new Date(Date.parse(last) + DAY_MS) }
}

/** The event's own rule, with the end that the upstream tells beside it; none where it is no rule at all. */
function recurrenceRule({ recurrence, dateEndRecurrence, allDay }: Event): string | null {
  if (recurrence === undefined || !RULE.test(recurrence) || !/(?:^|;)FREQ=/.test(recurrence)) return null
  const rule = `RRULE:${recurrence.replace(/;$/, '')}`
  if (dateEndRecurrence === undefined || /(?:^|;)(?:UNTIL|COUNT)=/.test(recurrence)) return rule
  const end = new Date(dateEndRecurrence).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return `${rule};UNTIL=${allDay ? end.slice(0, 8) : end}`
}

/** `Site visit.ics`: without what no file system takes in a name. */
export function calendarFileName(event: Event): string {
  return `${cut(oneLine(event.friendlyName.replaceAll(/[\\/:*?"<>|]/g, ' ')), NAME_LENGTH)}.ics`
}

const NAME_LENGTH = 100
