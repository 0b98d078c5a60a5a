import type { Block, JsonObject, StateValues } from '../types.ts'
import { allBlocks, elementsOf } from '../validate/surfaces.ts'

/**
 * What an element's value is called in `state.values`, what it is called as a first value, and what it is when
 * nothing is chosen: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
const valueFields: Record<string, { field: string; initial: string; empty: null | [] }> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  file_input: { field: 'files', initial: 'none', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
}

/**
 * The values of all inputs of these blocks, in Slack's shapes: what the person gave, else the first value, else
 * nothing. Values for elements that are not there are left out.
 * @param given what the person has filled in, wholly or in part
 */
export function stateValues(blocks: Block[], given: StateValues): StateValues {
  const values: StateValues = {}
  for (const block of allBlocks(blocks, '')) {
    const blockId = String(block.value.block_id)
    for (const { value: element } of elementsOf(block)) {
      const known = valueFields[String(element.type)]
      if (known === undefined) continue
      const actionId = String(element.action_id)
      const entered = given[blockId]?.[actionId]?.[known.field]
      const value = entered === undefined || entered === '' ? undefined : entered
      values[blockId] ??= {}
      values[blockId][actionId] = {
        type: element.type,
        [known.field]:
          given[blockId]?.[actionId] === undefined
            ? (element[known.initial] ?? known.empty)
            : (value ?? known.empty),
        ...(element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}),
      }
    }
  }
  return values
}

/** The value an element has in `state.values`, or undefined where nothing is chosen. */
export function chosenValue(element: JsonObject, state: JsonObject | undefined): unknown {
  const known = valueFields[String(element.type)]
  const value = known === undefined ? undefined : state?.[known.field]
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value
}

/** An action of an element a person changed, as a change of its value: `{[block]: {[action]: …}}`. */
export function changedValue(blockId: string, action: JsonObject): StateValues {
  const known = valueFields[String(action.type)]
  if (known === undefined) return {}
  const value = action[known.field] ?? known.empty
  return { [blockId]: { [String(action.action_id)]: { type: action.type, [known.field]: value } } }
}

/** All values of several; the later ones win. */
export function mergeValues(...many: StateValues[]): StateValues {
  const merged: StateValues = {}
  for (const [blockId, actions] of many.flatMap((values) => Object.entries(values))) {
    merged[blockId] = { ...merged[blockId], ...actions }
  }
  return merged
}
