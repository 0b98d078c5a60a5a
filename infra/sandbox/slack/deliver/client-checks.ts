import type { JsonObject, View } from '../types.ts'
import { allBlocks } from '../validate/surfaces.ts'
import { chosenValue } from './state-values.ts'

/**
 * What Slack's own client finds wrong with a form before it sends it: block_id → what it says at the field.
 * https://docs.slack.dev/reference/block-kit/blocks/input-block
 */
export function formErrors(view: View): Record<string, string> {
  const inputs = allBlocks(view.blocks, '').filter(({ value }) => value.type === 'input')
  const errors = inputs.flatMap(({ value: block }) => {
    const element = block.element as JsonObject
    const blockId = String(block.block_id)
    const value = chosenValue(element, view.state.values[blockId]?.[String(element.action_id)])
    const message = value === undefined ? missing(block) : wrong(element, value)
    return message === undefined ? [] : [[blockId, message] as const]
  })
  return Object.fromEntries(errors)
}

function missing(block: JsonObject): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.'
}

function wrong(element: JsonObject, value: unknown): string | undefined {
  const entered = String(value)
  switch (element.type) {
    case 'plain_text_input':
      return wrongLength(entered, Number(element.min_length ?? 0), Number(element.max_length ?? 3000))
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entered) ? undefined : 'Please enter a valid email address.'
    case 'url_text_input':
      return /^https?:$/.test(URL.parse(entered)?.protocol ?? '') ? undefined : 'Please enter a valid URL.'
    case 'number_input':
      return wrongNumber(element, entered)
    default:
      return undefined
  }
}

function wrongLength(entered: string, least: number, most: number): string | undefined {
  if (entered.length < least) return `Please enter at least ${least} characters.`
  return entered.length > most ? `Please enter at most ${most} characters.` : undefined
}

function wrongNumber(element: JsonObject, entered: string): string | undefined {
  const form = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!form.test(entered)) return 'Please enter a valid number.'
  const least = Number(element.min_value ?? -Infinity)
  const most = Number(element.max_value ?? Infinity)
  return Number(entered) < least || Number(entered) > most
    ? 'Please enter a number within the range.'
    : undefined
}
