import * as z from 'zod'
import { parseHttpDate } from '../http/http-date.ts'
import { optional } from '../http/json.ts'

/**
 * `2018-01-05T14:00Z[UTC]`, `2018-01-05T14:00:09.095+01:00[Europe/Berlin]` (Java's ZonedDateTime, which leaves out
 * seconds that are zero and writes up to nine decimals) and ISO instants, which are the same without a zone's name.
 */
const ZONED =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})(?:\[([^\]]+)\])?$/

/** The furthest from 1970 that a date can be, in ms (ECMA-262 §21.4.1.1). */
const MAX_TIME = 8.64e15

/**
 * Reads a date in any form the reference's samples show: epoch ms (2.1), Java's zoned date-time (4.1, 6.1), an ISO
 * instant (11.3), an HTTP date (5.6).
 *
 * @returns epoch ms, or undefined where it is none of these
 */
export function parseDate(value: string | number): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= MAX_TIME ? value : undefined
  const [, day, minute, second = '00', fraction = '', offset] = ZONED.exec(value) ?? []
  if (day === undefined) return parseHttpDate(value)
  const time = Date.parse(`${day}T${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`)
  return Number.isNaN(time) ? undefined : time
}

/**
 * The calendar day a date falls on where it was written, `YYYY-MM-DD`. An all-day event starts at midnight of its own
 * zone; anywhere else that instant belongs to another day.
 */
function calendarDay(value: string | number, time: number): string {
  return typeof value === 'string' && ZONED.test(value)
    ? value.slice(0, 10)
    : new Date(time).toISOString().slice(0, 10)
}

/** The time zone that a date was written in: its name, else how far it is from UTC, such as `+01:00`. */
function timeZone(value: string | number): string {
  const [offset, name] = typeof value === 'string' ? (ZONED.exec(value)?.slice(5) ?? []) : []
  return name ?? (offset === undefined || offset === 'Z' ? 'UTC' : offset)
}

const DateText = z.union([z.string(), z.number()])

/** A date in any of the four forms, read as epoch ms. */
export const DateTime = DateText.transform((value, context) => {
  const time = parseDate(value)
  if (time !== undefined) return time
  context.addIssue({ code: 'custom', message: 'not a date' })
  return z.NEVER
})

/** The same, where it may be null or absent. */
export const OptionalDate = optional(DateTime)

/** A date of an event, which may be all-day: the instant in epoch ms, its calendar day, `YYYY-MM-DD`, and its zone. */
export const EventDate = DateText.transform((value, context) => {
  const time = parseDate(value)
  if (time !== undefined) return { time, day: calendarDay(value, time), zone: timeZone(value) }
  context.addIssue({ code: 'custom', message: 'not a date' })
  return z.NEVER
})
