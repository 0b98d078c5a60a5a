// It is CommonJS to Node, which gives all its exports as the default; the rule reads the types of its ES modules.
// oxlint-disable-next-line import/default
import rrule from 'rrule'
import type { Event } from '../clinked/events.ts'
import { startOf } from './news.ts'

const DAY_MS = 86_400_000

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
 * The next time an event takes place within some days: a whole day counts until it is over. A series whose rule cannot
 * be read takes place once.
 *
 * @param now epoch ms.
 * @param within in ms.
 */
export function nextOccurrence(event: Event, now: number, within: number): Occurrence | undefined {
  const start = startOf(event)
  const from = event.allDay ? now - DAY_MS : now
  const series = seriesOf(event, start, now + within)
  if (!series) {
    const isComing = start > from && start <= now + within
    return isComing ? { at: start, sinceLast: Number.POSITIVE_INFINITY } : undefined
  }
  const next = series.after(new Date(from))
  if (next === null) return undefined
  const last = series.before(next)
  return {
    at: next.getTime(),
    sinceLast: last === null ? Number.POSITIVE_INFINITY : next.getTime() - last.getTime(),
  }
}

/** A series up to a date: the library goes through it from its beginning. */
function seriesOf({ recurrence = '', dateEndRecurrence }: Event, start: number, until: number) {
  const parts = recurrence.split(';').filter((part) => part !== '')
  if (start < 0 || !isReadable(parts)) return undefined
  const options = rrule.RRule.parseString(parts.join(';'))
  const ends = [until, dateEndRecurrence, options.until?.getTime()]
  const end = Math.min(...ends.flatMap((each) => (each === undefined || Number.isNaN(each) ? [] : each)))
  return new rrule.RRule({ ...options, dtstart: new Date(start), until: new Date(end) })
}

function isReadable(parts: string[]): boolean {
  const frequency = parts.find((part) => part.startsWith('FREQ='))
  // Of a day that never comes, such as 30 February, the library searches each day up to the year 9999.
  const isSearch =
    /DAILY|WEEKLY/.test(frequency ?? '') && parts.some((part) => part.startsWith('BYMONTHDAY='))
  return frequency !== undefined && !isSearch && parts.every((part) => PART.test(part))
}
