import { WebAPIRateLimitedError } from '@slack/web-api'
import { UpstreamError } from '../errors.ts'

/** How long after each failed attempt a job comes again, in ms: soon at first, for a person may be waiting. */
const BACKOFF_MS = [2_000, 15_000, 60_000]

/**
 * @param error why the attempt failed: where Slack or the upstream said how long to wait, that is kept to.
 * @param attempt 1 for the first.
 * @returns ms.
 */
export function retryDelay(error: unknown, attempt: number): number {
  const backoff = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length) - 1] ?? 60_000
  return Math.max(askedFor(error), backoff)
}

function askedFor(error: unknown): number {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000
  if (error instanceof UpstreamError) return error.retryAfterMs ?? 0
  return 0
}
