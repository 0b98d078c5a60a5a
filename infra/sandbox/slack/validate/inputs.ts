import { dispatchActionConfig, identifier } from './composition.ts'
import { richText } from './rich-text.ts'
import { boolean, integer, list, matching, type Rule, shape, string } from './rules.ts'
import { plainText } from './text.ts'

/** Elements one writes in: https://docs.slack.dev/reference/block-kit/block-elements */

const field = {
  action_id: identifier,
  placeholder: plainText(150),
  dispatch_action_config: dispatchActionConfig,
  focus_on_load: boolean,
}
const initial = { initial_value: string(0, 3000) }
const lengths = { min_length: integer(0, 3000), max_length: integer(1, 3000) }
const lines = { min_lines: integer(1, 100), max_lines: integer(1, 100) }
const decimal = matching(/^-?\d+(\.\d+)?$/, 'number')

export const inputs: Record<string, Rule> = {
  plain_text_input: shape({}, { ...field, ...initial, ...lengths, multiline: boolean }),
  email_text_input: shape({}, { ...field, ...initial }),
  url_text_input: shape({}, { ...field, ...initial }),
  number_input: shape(
    { is_decimal_allowed: boolean },
    { ...field, initial_value: decimal, min_value: decimal, max_value: decimal },
  ),
  rich_text_input: shape({}, { ...field, ...lines, initial_value: richText }),
  file_input: shape(
    {},
    { action_id: identifier, filetypes: list(1, 100, string(1, 20)), max_files: integer(1, 10) },
  ),
}
