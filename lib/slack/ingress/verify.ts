import { createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's own advice: five minutes. Both ways, so that a captured request cannot be signed for later either. */
const MAX_CLOCK_SKEW_SECONDS = 300

export interface SignedRequest {
  /** The header `x-slack-request-timestamp`. */
  timestamp: string | undefined
  /** The header `x-slack-signature`. */
  signature: string | undefined
  /** The body's exact bytes, before any parsing. */
  body: Buffer
}

/**
 * Whether a request was signed by Slack, now.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 *
 * @param request the two headers and the raw body.
 * @param signingSecret the app's signing secret.
 * @param now epoch ms.
 */
export function isFromSlack(request: SignedRequest, signingSecret: string, now: number): boolean {
  const { timestamp, signature, body } = request

  // 1. Both headers are there, and the time stamp is a plain number of seconds.
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false

  // 2. The request is of now: neither replayed later nor signed for a time to come.
  if (Math.abs(now / 1000 - Number(timestamp)) > MAX_CLOCK_SKEW_SECONDS) return false

  // 3. The signature is that of these very bytes; compared in constant time.
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')
  const given = Buffer.from(signature)
  const wanted = Buffer.from(`v0=${expected}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
