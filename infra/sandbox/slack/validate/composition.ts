import {
  all,
  anyOf,
  boolean,
  isObject,
  list,
  notBoth,
  oneOf,
  problem,
  type Rule,
  shape,
  string,
} from './rules.ts'
import { plainText, text } from './text.ts'

/** Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */

/** https://docs.slack.dev/reference/block-kit: `block_id` and `action_id` hold up to 255 characters. */
export const identifier = string(1, 255)

/** An address Slack would open or load: absolute, http or https. */
export function url(max: number): Rule {
  return (value, at) => {
    const lengthProblems = string(1, max)(value, at)
    if (lengthProblems.length > 0) return lengthProblems
    const address = URL.canParse(String(value)) ? new URL(String(value)) : undefined
    return address !== undefined && ['http:', 'https:', 'mailto:', 'slack:'].includes(address.protocol)
      ? []
      : [problem('must be a valid URL', at)]
  }
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const optionFields = (label: Rule): Rule =>
  shape({ text: label, value: string(1, 150) }, { description: plainText(75) })

/** An option of a select or multi-select menu. */
export const option = optionFields(plainText(75))

/** An option of checkboxes or radio buttons: its label may be mrkdwn. */
export const choice = shape({ text: text(75), value: string(1, 150) }, { description: text(75) })

/** An option of an overflow menu: only there may it have a `url`. */
export const overflowOption = shape(
  { text: plainText(75) },
  { value: string(1, 150), description: plainText(75), url: url(3000) },
)

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = shape({ label: plainText(75), options: list(1, 100, option) })

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = shape(
  { text: text(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOf('primary', 'danger') },
)

/** https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
export const conversationFilter = all(
  shape(
    {},
    {
      include: list(1, 4, oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  anyOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
)

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
export const dispatchActionConfig = shape(
  {},
  { trigger_actions_on: list(1, 2, oneOf('on_enter_pressed', 'on_character_entered')) },
)

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const slackFile = all(
  shape({}, { id: string(1, 255), url: url(3000) }),
  anyOf('id', 'url'),
  notBoth('id', 'url'),
)

/** Where an image comes from: one of `image_url` and `slack_file`. */
export const imageSource = { image_url: url(3000), slack_file: slackFile }
export const imageSourceChoice = all(anyOf('image_url', 'slack_file'), notBoth('image_url', 'slack_file'))

/** A first choice has to be one of the choices: `initial_option` and `initial_options`. */
export const initialIsAnOption: Rule = (value, at) => {
  if (!isObject(value)) return []
  const groups = (Array.isArray(value.option_groups) ? value.option_groups : []).filter(isObject)
  const lists = [value.options, ...groups.map((group) => group.options)]
  const known = lists.flatMap((options) => (Array.isArray(options) ? options : [])).filter(isObject)
  const isKnown = (initial: unknown): boolean =>
    isObject(initial) && known.some((candidate) => candidate.value === initial.value)
  const initial = value.initial_option === undefined ? [] : [value.initial_option]
  const initials = Array.isArray(value.initial_options) ? value.initial_options : []
  return [...initial, ...initials].every(isKnown)
    ? []
    : [problem('initial option must be one of the provided options', at)]
}
