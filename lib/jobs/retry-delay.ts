import { WebAPIRateLimitedError } from '@slack/web-api'
import { UpstreamError } from '../errors.ts'
import { WriteInProgressError } from './write-once.ts'

/**
 * How long after each failed attempt a job comes again, in ms: soon at first, for a person may be waiting; the last
 * time after Clinked's rate limit, 2,000 requests in 5 minutes, is over for certain.
 */
const BACKOFF_MS = [2_000, 30_000, 300_000]

/**
 * @param error why the attempt failed: where somebody said how long to wait, that is kept to.
 * @param attempt 1 for the first.
 * @returns ms.
 */
export function retryDelay(error: unknown, attempt: number): number {
  const backoff = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length) - 1] ?? 0
  return Math.max(pauseAskedFor(error), backoff)
}

/** How long whoever refused asks to wait, in ms; 0 where nobody asks. */
export function pauseAskedFor(error: unknown): number {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000
  if (error instanceof UpstreamError || error instanceof WriteInProgressError) return error.retryAfterMs ?? 0
  return 0
}
