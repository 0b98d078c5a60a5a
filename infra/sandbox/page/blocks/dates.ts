const DAY_MS = 86_400_000
const HALF_YEAR_MS = 182 * DAY_MS

/**
 * Draws Slack's date tokens in a reader's time zone.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 *
 * @param timestamp epoch seconds
 * @param now epoch ms
 * @returns the text, or `fallback` when the time stamp is none or a token is unknown
 */
export function formatSlackDate(
  timestamp: number,
  format: string,
  fallback: string,
  timeZone: string,
  now: number,
): string {
  const at = timestamp * 1000
  if (!Number.isFinite(at)) return fallback
  let unknown = false
  const text = format.replace(/\{(\w+)\}/g, (token, name: string, offset: number) => {
    const drawn = TOKENS[name]?.(at, timeZone, now)
    if (drawn === undefined) unknown = true
    return offset === 0 ? capitalised(drawn ?? token) : (drawn ?? token)
  })
  return unknown && fallback ? fallback : text
}

/** Epoch seconds as `YYYY-MM-DDTHH:MM` on the wall clock of a zone, as date and time inputs hold it. */
export function toWallClock(timestamp: number, timeZone: string): string {
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  const part = parts(timestamp * 1000, timeZone, { ...options, hourCycle: 'h23' })
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The other way round. A wall clock time that summer time skips is moved by the hour it skips. */
export function fromWallClock(wallClock: string, timeZone: string): number {
  const asUtc = Date.parse(`${wallClock}Z`) / 1000
  const shift = (at: number) => Date.parse(`${toWallClock(at, timeZone)}Z`) / 1000 - at
  const guess = asUtc - shift(asUtc)
  return asUtc - shift(guess)
}

type Draw = (at: number, timeZone: string, now: number) => string

const TOKENS: Record<string, Draw> = {
  date_num: (at, zone) => {
    const part = parts(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    return `${part('year')}-${part('month')}-${part('day')}`
  },
  date_slash: (at, zone) => {
    const part = parts(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    return `${part('month')}/${part('day')}/${part('year')}`
  },
  date: (at, zone, now) => monthAndDay(at, zone) + yearUnlessNear(at, zone, now),
  date_short: (at, zone, now) => {
    const part = parts(at, zone, { month: 'short', day: 'numeric' })
    return `${part('month')} ${part('day')}${yearUnlessNear(at, zone, now)}`
  },
  date_long: (at, zone, now) => `${weekday(at, zone)}, ${TOKENS.date?.(at, zone, now)}`,
  date_long_full: (at, zone) => {
    const part = parts(at, zone, { month: 'long', day: 'numeric', year: 'numeric' })
    return `${part('month')} ${part('day')}, ${part('year')}`
  },
  date_pretty: (at, zone, now) => nearDay(at, zone, now) ?? `${TOKENS.date?.(at, zone, now)}`,
  date_short_pretty: (at, zone, now) => nearDay(at, zone, now) ?? `${TOKENS.date_short?.(at, zone, now)}`,
  date_long_pretty: (at, zone, now) => nearDay(at, zone, now) ?? `${TOKENS.date_long?.(at, zone, now)}`,
  day_divider_pretty: (at, zone, now) => {
    const near = nearDay(at, zone, now)
    if (near) return near
    const year = (time: number) => parts(time, zone, { year: 'numeric' })('year')
    const day = `${weekday(at, zone)}, ${monthAndDay(at, zone)}`
    return year(at) === year(now) ? day : `${day}, ${year(at)}`
  },
  time: (at, zone) => clock(at, zone, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (at, zone) => clock(at, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (at, _zone, now) => ago(at - now),
}

function parts(at: number, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const found = new Intl.DateTimeFormat('en-US', { ...options, timeZone }).formatToParts(at)
  return (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? ''
}

function clock(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at).replace('\u202f', ' ')
}

function weekday(at: number, timeZone: string): string {
  return parts(at, timeZone, { weekday: 'long' })('weekday')
}

function monthAndDay(at: number, timeZone: string): string {
  const part = parts(at, timeZone, { month: 'long', day: 'numeric' })
  return `${part('month')} ${ordinal(Number(part('day')))}`
}

/** Slack leaves the year out within six months, either way. */
function yearUnlessNear(at: number, timeZone: string, now: number): string {
  if (Math.abs(at - now) < HALF_YEAR_MS) return ''
  return `, ${parts(at, timeZone, { year: 'numeric' })('year')}`
}

function nearDay(at: number, timeZone: string, now: number): string | undefined {
  const day = (time: number) => TOKENS.date_num?.(time, timeZone, now)
  const dayNumber = (time: number) => Date.parse(`${day(time)}T00:00:00Z`) / DAY_MS
  return ['yesterday', 'today', 'tomorrow'][dayNumber(at) - dayNumber(now) + 1]
}

function ago(distanceMs: number): string {
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 365 * DAY_MS],
    ['month', 30 * DAY_MS],
    ['day', DAY_MS],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ]
  const [unit, length] = units.find(([, ms]) => Math.abs(distanceMs) >= ms) ?? ['second', 1000]
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(distanceMs / length), unit)
}

function ordinal(day: number): string {
  const suffix: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  return `${day}${suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(day)]}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
