// It is CommonJS to Node, which gives all its exports as the default; the rule reads the types of its ES modules.
// oxlint-disable-next-line import/default
import rrule from 'rrule'
import { Temporal } from 'temporal-polyfill'
import type { Event } from '../clinked/events.ts'
import { startOf } from './news.ts'
import { isZone } from './schedule.ts'

const DAY_MS = 86_400_000

/**
 * The library searches for what never comes, such as 30 February, up to the year 9999. Weekdays and leap years repeat
 * every 400 years, so it is asked 7,600 years later: for such a rule it then has 400 years to search and not 8,000.
 */
const AHEAD_MS = (7_600 / 400) * 146_097 * DAY_MS

const WEEKDAYS = '(MO|TU|WE|TH|FR|SA|SU)'

/** The parts of a recurrence rule (RFC 5545 §3.3.10) that the library reads right: of others it may make anything. */
const PART = new RegExp(
  [
    'FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)',
    'INTERVAL=[1-9]\\d{0,2}',
    'COUNT=[1-9]\\d{0,3}',
    'UNTIL=\\d{8}(T\\d{6}Z?)?',
    `WKST=${WEEKDAYS}`,
    `BYDAY=([+-]?[1-5])?${WEEKDAYS}(,([+-]?[1-5])?${WEEKDAYS})*`,
    'BYMONTHDAY=-?([1-9]|[12]\\d|3[01])(,-?([1-9]|[12]\\d|3[01]))*',
    'BYMONTH=([1-9]|1[0-2])(,([1-9]|1[0-2]))*',
    'BYSETPOS=-?[1-5]',
  ]
    .map((part) => `^${part}$`)
    .join('|'),
)

/** When an event takes place. */
interface Occurrence {
  /** Epoch ms; of one that takes the whole day, midnight UTC of its day. */
  at: number
  /** How long after the one before it, in ms; infinite for the first. */
  sinceLast: number
}

/**
 * The next time an event takes place within some days: a whole day counts until it is over. A series comes by the clock
 * on the wall of its own zone, or of UTC where that zone is not known; one whose rule cannot be read takes place once.
 *
 * @param now epoch ms.
 * @param within in ms.
 */
export function nextOccurrence(event: Event, now: number, within: number): Occurrence | undefined {
  const start = startOf(event)
  const from = event.allDay ? now - DAY_MS : now
  const rule = (event.recurrence ?? '').split(';').filter((part) => part !== '')
  if (start < 0 || !isReadable(rule)) {
    const isComing = start > from && start <= now + within
    return isComing ? { at: start, sinceLast: Number.POSITIVE_INFINITY } : undefined
  }
  const zone = !event.allDay && isZone(event.startZone) ? event.startZone : 'UTC'
  const options = rrule.RRule.parseString(rule.join(';'))
  const isInstant = rule.some((part) => /^UNTIL=.*Z$/.test(part))
  const until =
    options.until && (isInstant ? options.until.getTime() : atWallTime(options.until.getTime(), zone))
  const end = Math.min(now + within, until ?? Infinity, event.dateEndRecurrence ?? Infinity)
  if (start > end) return undefined

  const ahead = (time: number) => new Date(wallTime(time, zone) + AHEAD_MS)
  const series = new rrule.RRule({ ...options, dtstart: ahead(start), until: ahead(end) })
  const next = series.after(ahead(from))
  if (next === null) return undefined
  const last = series.before(next)
  return {
    at: atWallTime(next.getTime() - AHEAD_MS, zone),
    sinceLast: last === null ? Number.POSITIVE_INFINITY : next.getTime() - last.getTime(),
  }
}

function isReadable(rule: string[]): boolean {
  const parts = new Map(rule.map((part) => part.split('=', 2) as [string, string]))
  const frequency = parts.get('FREQ')
  if (frequency === undefined || parts.size < rule.length || !rule.every((part) => PART.test(part)))
    return false
  // Some such days never come, and the library would search each day or week for them.
  if (frequency === 'DAILY' && parts.has('BYDAY') && parts.has('INTERVAL')) return false
  const isByDays = frequency === 'DAILY' || frequency === 'WEEKLY'
  return !(isByDays && (parts.has('BYMONTHDAY') || parts.has('BYSETPOS')))
}

/** What the clock on the wall shows at a time, as if it were UTC: both in epoch ms. */
function wallTime(time: number, zone: string): number {
  // Clinked's numbers need not be whole.
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.trunc(time))
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds
}

/** When the clock on the wall shows a time for the first time, or, where it passes over it, as much after its jump. */
function atWallTime(time: number, zone: string): number {
  const shown = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO('UTC').toPlainDateTime()
  return shown.toZonedDateTime(zone).epochMilliseconds
}
