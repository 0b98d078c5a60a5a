import type { JsonObject } from './types.ts'

/**
 * Slack says no: thrown by a Web API method, answered as `{ok: false, error: code, ...details}`.
 * The codes are those of each method's page at https://docs.slack.dev/reference/methods
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly details: JsonObject

  constructor(code: string, details: JsonObject = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/**
 * The refusal of arguments that break a rule, with Slack's `response_metadata.messages`.
 * @param problems such as `must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]`
 */
export function invalid(
  code: 'invalid_blocks' | 'invalid_attachments' | 'invalid_arguments',
  problems: string[],
): Refusal {
  const messages = problems.map((problem) => `[ERROR] ${problem}`)
  return new Refusal(code, {
    ...(code === 'invalid_blocks' ? { errors: problems } : {}),
    response_metadata: { messages },
  })
}
