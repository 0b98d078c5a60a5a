import type {
  ActionsBlockElement,
  AnyBlock,
  InputBlockElement,
  KnownBlock,
  Option,
  RichTextBlock,
  SectionBlockAccessory,
} from '@slack/types'

/** What an element holds, in the shape in which Slack reports it in `state.values` and in actions. */
export interface Value {
  type: string
  value?: string | null
  selected_option?: Option | null
  selected_options?: Option[]
  selected_user?: string | null
  selected_users?: string[]
  selected_conversation?: string | null
  selected_conversations?: string[]
  selected_channel?: string | null
  selected_channels?: string[]
  selected_date?: string | null
  selected_time?: string | null
  selected_date_time?: number | null
  rich_text_value?: RichTextBlock | null
  files?: { id: string; name: string }[]
}

/** By block_id, then by action_id. */
export type Values = Record<string, Record<string, Value>>

export type AnyElement = InputBlockElement | ActionsBlockElement | SectionBlockAccessory

/**
 * What an element holds before anyone touches it; undefined when it holds nothing, as a button.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export function initialValue(element: AnyElement): Value | undefined {
  const { type } = element
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null }
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] }
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null }
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null }
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] }
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null }
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null }
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null }
    case 'file_input':
      return { type, files: [] }
    case 'button':
    case 'workflow_button':
    case 'overflow':
    case 'image':
      return undefined
  }
}

/** Every value on a surface: what the person entered, else what the element began with. */
export function valuesOf(blocks: AnyBlock[], entered: Values): Values {
  const values: Values = {}
  for (const { blockId, element } of elementsOf(blocks)) {
    const actionId = 'action_id' in element ? element.action_id : undefined
    const initial = initialValue(element)
    if (!actionId || !initial) continue
    const held = entered[blockId]?.[actionId]
    values[blockId] = { ...values[blockId], [actionId]: held?.type === initial.type ? held : initial }
  }
  return values
}

function elementsOf(blocks: AnyBlock[]): { blockId: string; element: AnyElement }[] {
  return (blocks as KnownBlock[]).flatMap((block) => {
    const blockId = block.block_id ?? ''
    if (block.type === 'input') return [{ blockId, element: block.element }]
    if (block.type === 'section') return block.accessory ? [{ blockId, element: block.accessory }] : []
    if (block.type === 'actions') return block.elements.map((element) => ({ blockId, element }))
    if (block.type === 'container') return elementsOf(block.child_blocks)
    return []
  })
}
