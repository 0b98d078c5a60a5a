import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'

/** What concerns more than the one call, or may be another tomorrow. */
const NOT_FOR_GOOD: UpstreamErrorCode[] = ['unauthorized', 'rate_limited', 'unavailable']

/** Whether the same call would be refused again: one detail that cannot be had does not hide the rest. */
export function isRefusedForGood(error: unknown): boolean {
  return error instanceof UpstreamError && !NOT_FOR_GOOD.includes(error.code)
}

/**
 * Waits for an answer, and does without it where it is refused for good.
 * @throws UpstreamError of any other kind
 */
export async function unlessRefused<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call
  } catch (error) {
    if (isRefusedForGood(error)) return undefined
    throw error
  }
}
