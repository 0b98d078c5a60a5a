import {
  choice,
  confirm,
  conversationFilter,
  identifier,
  initialIsAnOption,
  option,
  optionGroup,
} from './composition.ts'
import { all, anyOf, boolean, integer, list, matching, notBoth, type Rule, shape, string } from './rules.ts'
import { plainText } from './text.ts'

/** Elements one chooses from: https://docs.slack.dev/reference/block-kit/block-elements */

const common = { action_id: identifier, confirm, focus_on_load: boolean }
const menu = { ...common, placeholder: plainText(150) }
const multi = { ...menu, max_selected_items: integer(1, 100) }

const options = { options: list(1, 100, option), option_groups: list(1, 100, optionGroup) }
const fromOptions = all(
  anyOf('options', 'option_groups'),
  notBoth('options', 'option_groups'),
  initialIsAnOption,
)
const query = { min_query_length: integer(0, 3000) }
const id = string(1, 255)
const ids = list(1, 100, id)
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter }
const response = { response_url_enabled: boolean }

const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'date (YYYY-MM-DD)')
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'time (HH:mm)')
const moment = integer(1_000_000_000, 9_999_999_999)
const choices = { options: list(1, 10, choice) }

export const menus: Record<string, Rule> = {
  checkboxes: all(shape(choices, { ...common, initial_options: list(1, 10, choice) }), initialIsAnOption),
  radio_buttons: all(shape(choices, { ...common, initial_option: choice }), initialIsAnOption),

  static_select: all(shape({}, { ...menu, ...options, initial_option: option }), fromOptions),
  external_select: shape({}, { ...menu, ...query, initial_option: option }),
  users_select: shape({}, { ...menu, initial_user: id }),
  conversations_select: shape({}, { ...menu, ...conversations, ...response, initial_conversation: id }),
  channels_select: shape({}, { ...menu, ...response, initial_channel: id }),

  multi_static_select: all(
    shape({}, { ...multi, ...options, initial_options: list(1, 100, option) }),
    fromOptions,
  ),
  multi_external_select: shape({}, { ...multi, ...query, initial_options: list(1, 100, option) }),
  multi_users_select: shape({}, { ...multi, initial_users: ids }),
  multi_conversations_select: shape({}, { ...multi, ...conversations, initial_conversations: ids }),
  multi_channels_select: shape({}, { ...multi, initial_channels: ids }),

  datepicker: shape({}, { ...menu, initial_date: date }),
  timepicker: shape({}, { ...menu, initial_time: time, timezone: string(1, 255) }),
  datetimepicker: shape({}, { ...common, initial_date_time: moment }),
}
