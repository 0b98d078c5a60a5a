import { type Mrkdwn, mrkdwn } from './text.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * How far off a due time is: "in 3 days", "in 5 hours", "2 days late". Counted in whole days of 24 hours, which are the
 * same in every zone: Slack does not tell an app the reader's zone unasked, and draws "Today" and "Tomorrow" beside it
 * by itself.
 *
 * @param due epoch ms.
 * @param now epoch ms.
 */
export function distance(due: number, now: number): Mrkdwn {
  const ms = Math.abs(due - now)
  const length =
    ms >= DAY_MS
      ? count(Math.floor(ms / DAY_MS), mrkdwn`day`)
      : ms >= HOUR_MS
        ? count(Math.floor(ms / HOUR_MS), mrkdwn`hour`)
        : count(Math.floor(ms / MINUTE_MS), mrkdwn`minute`)
  if (ms < MINUTE_MS) return mrkdwn`now`
  return due > now ? mrkdwn`in ${length}` : mrkdwn`:red_circle: ${length} late`
}

/** Hours and minutes: "3 h 20 min". @param ms what was tracked. */
export function duration(ms: number): Mrkdwn {
  const minutes = Math.round(Math.max(0, ms) / MINUTE_MS)
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return mrkdwn`${minutes} min`
  return minutes % 60 === 0 ? mrkdwn`${hours} h` : mrkdwn`${hours} h ${minutes % 60} min`
}

function count(number: number, word: Mrkdwn): Mrkdwn {
  return number === 1 ? mrkdwn`1 ${word}` : mrkdwn`${number} ${word}s`
}
