import { buttons } from './buttons.ts'
import { imageSource, imageSourceChoice } from './composition.ts'
import { inputs } from './inputs.ts'
import { menus } from './menus.ts'
import { all, type Rule, shape, string } from './rules.ts'

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
const image = all(shape({ alt_text: string(1, 2000) }, imageSource), imageSourceChoice)

const elements: Record<string, Rule> = { ...buttons, ...menus, ...inputs, image }

/** The rules of some elements, for a block that takes only these. */
export function pick(...types: string[]): Record<string, Rule> {
  return Object.fromEntries(Object.entries(elements).filter(([type]) => types.includes(type)))
}

function without(rules: Record<string, Rule>, ...types: string[]): string[] {
  return Object.keys(rules).filter((type) => !types.includes(type))
}

const pressed = ['button', 'workflow_button', 'overflow']

/** https://docs.slack.dev/reference/block-kit/blocks/section-block: its accessory. */
export const accessories = pick(...pressed, 'image', ...without(menus, 'datetimepicker'))

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block: its elements. */
export const actionElements = pick(...pressed, 'rich_text_input', ...Object.keys(menus))

/** https://docs.slack.dev/reference/block-kit/blocks/input-block: its element. */
export const inputElements = pick(...Object.keys(inputs), ...Object.keys(menus))
