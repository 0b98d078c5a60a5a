import type { Schedule } from '../../store/subscription.ts'
import { join, type Mrkdwn, mrkdwn, name } from './text.ts'

const WEEKDAYS = [
  mrkdwn`Monday`,
  mrkdwn`Tuesday`,
  mrkdwn`Wednesday`,
  mrkdwn`Thursday`,
  mrkdwn`Friday`,
  mrkdwn`Saturday`,
  mrkdwn`Sunday`,
]

/** The weekdays in their ISO order: Monday is 1. */
export const DAYS = WEEKDAYS.map((word, index) => ({ day: index + 1, word }))

/** When something comes: "every day at 09:00", "on weekdays at 08:30", "on Monday and Thursday at 09:00". */
export function scheduleWords({ days, time }: Pick<Schedule, 'days' | 'time'>): Mrkdwn {
  return mrkdwn`${daysWords(days)} at ${name(time)}`
}

/** The time zone of a schedule, as people read it: "Europe/Berlin time". */
export function zoneWords({ zone }: Pick<Schedule, 'zone'>): Mrkdwn {
  return zone === 'UTC' ? mrkdwn`UTC` : mrkdwn`${name(zone)} time`
}

function daysWords(days: number[]): Mrkdwn {
  const words = DAYS.filter(({ day }) => days.includes(day)).map(({ word }) => word)
  if (words.length === 7) return mrkdwn`every day`
  if (words.length === 5 && !days.includes(6) && !days.includes(7)) return mrkdwn`on weekdays`
  const last = words.at(-1) ?? mrkdwn`no day`
  const others = words.slice(0, -1)
  return others.length === 0 ? mrkdwn`every ${last}` : mrkdwn`on ${join(others, ', ')} and ${last}`
}
