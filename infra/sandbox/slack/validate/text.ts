import { boolean, byType, problem, type Rule, shape, string } from './rules.ts'

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */

const plain = (max: number): Rule => shape({ text: string(1, max) }, { emoji: boolean })
const mrkdwn = (max: number): Rule => shape({ text: string(1, max) }, { verbatim: boolean })

/** A `plain_text` object of 1 to `max` characters. */
export const plainText = (max: number): Rule => byType({ plain_text: plain(max) })

/** A `mrkdwn` object of 1 to `max` characters. */
export const mrkdwnText = (max: number): Rule => byType({ mrkdwn: mrkdwn(max) })

/** Either of them. Slack then also says that none of the allowed schemas matched. */
export function text(max: number): Rule {
  const either = byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) })
  return (value, at) => {
    const problems = either(value, at)
    return problems.length > 0 ? [problem('failed to match all allowed schemas', at), ...problems] : []
  }
}
