import type { AnswerHeaders } from '../http/request.ts'

/**
 * Whether an answer is the block of an address that sends too many requests, rather than a refusal of this one.
 *
 * Of the block's status the reference says nothing. So many requests in 5 minutes, and blocked until they are fewer, is
 * the rule of a firewall before the API, and what that refuses it answers with 403 itself
 * (https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html). Clinked's own answers
 * all have `X-Frame-Options`, in every sample.
 *
 * All wait while one is taken for the block, so only what needs no permission of its own is read this way: 1.1 and 2.1.
 * Every job begins with one of these, or comes to it when it is refused.
 */
export function isBlock(status: number, headers: AnswerHeaders): boolean {
  return status === 403 && !headers.has('x-frame-options')
}
