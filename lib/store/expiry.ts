/*
 * Rows that lapse carry `expiresAt`, the table's TTL attribute, in epoch seconds. DynamoDB deletes a lapsed row within
 * a few days (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html), so who reads a row, or
 * writes on a condition, checks it as well.
 */

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/**
 * Longer than any job lives, in ms: one that is put back from the dead letters has been there for 14 days at most
 * (infra/aws/queue.yml), and may get there once more. What keeps a job from being done twice, or after its person is
 * gone, is kept for this long.
 */
export const BEYOND_JOBS = 30 * DAY

/** When a row made at `now` (epoch ms) lapses, in epoch seconds: never later than its `lifetime` (ms) says. */
export const expiryOf = (now: number, lifetime: number): number => seconds(now + lifetime)

/** Whether a row has lapsed at `now` (epoch ms). */
export const hasExpired = (row: { expiresAt: number }, now: number): boolean => row.expiresAt <= seconds(now)

/** Epoch seconds that are over at `ms`, for comparing with `expiresAt`. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)
