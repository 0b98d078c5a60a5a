import { Temporal } from 'temporal-polyfill'
import type { Schedule } from '../store/subscription.ts'

/** In the order of their ISO numbers: Monday is 1. */
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/**
 * Reads when somebody wants their digest: `daily 09:00`, `weekdays 8:30`, `weekly mon,thu 9`, in any case.
 *
 * @param zone IANA time zone of the person
 * @returns undefined when it is none of these
 */
export function parseSchedule(text: string, zone: string): Schedule | undefined {
  const [frequency = '', ...rest] = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
  const time = timeOf(rest.at(-1) ?? '')
  const days = daysOf(frequency, rest.slice(0, -1))
  return time === undefined || days === undefined ? undefined : { days, time, zone }
}

/**
 * When a schedule comes next, strictly after `after`; both in epoch ms. It comes once on each of its days by the clock
 * on the wall, on days when the clock changes too: at a time that is passed over, as soon as the clock has jumped; at
 * one that comes twice, the first time. A day that is passed over itself (a zone crossed the date line) has none.
 * What is no zone counts as UTC.
 */
export function nextDue({ days, time, zone: name }: Schedule, after: number): number {
  const zone = isZone(name) ? name : 'UTC'
  let date = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate()
  for (;;) {
    const due = days.includes(date.dayOfWeek) ? onDate(date, time, zone) : undefined
    if (due !== undefined && due > after) return due
    date = date.add({ days: 1 })
  }
}

/** Whether it is the name of a time zone that the clock is known of. */
export function isZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The moment when the clock on the wall shows this time on this date, in epoch ms. */
function onDate(date: Temporal.PlainDate, time: string, zone: string): number | undefined {
  const startOfDay = date.toZonedDateTime(zone)
  if (!startOfDay.toPlainDate().equals(date)) return undefined
  const wanted = date.toPlainDateTime(time)
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds
  // The clock passes over this time: `earlier` is before its jump.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds
}

/** @returns ISO weekdays; undefined when the words name none, or some that are no days */
function daysOf(frequency: string, names: string[]): number[] | undefined {
  if (frequency === 'weekly') return weekdays(names)
  if (names.length > 0) return undefined
  if (frequency === 'daily') return [1, 2, 3, 4, 5, 6, 7]
  if (frequency === 'weekdays') return [1, 2, 3, 4, 5]
  return undefined
}

function weekdays(names: string[]): number[] | undefined {
  // `mon`, `thurs`, `friday`: three letters tell a day from all others.
  const days = names.map((name) => (name.length < 3 ? 0 : DAYS.findIndex((day) => day.startsWith(name)) + 1))
  if (days.length === 0 || days.includes(0)) return undefined
  return [...new Set(days)].sort((a, b) => a - b)
}

/** @returns `HH:MM` for `9`, `9:00` or `09:00` */
function timeOf(text: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
