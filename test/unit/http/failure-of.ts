import { UpstreamError } from '../../../lib/errors.ts'

/** The upstream error an attempt ends in; any other outcome fails the test. */
export async function failureOf(attempt: Promise<unknown>): Promise<UpstreamError> {
  const outcome: unknown = await attempt.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  if (outcome instanceof UpstreamError) return outcome
  throw outcome
}
