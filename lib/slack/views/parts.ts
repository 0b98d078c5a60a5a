import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextOption,
  SectionBlock,
} from '@slack/types'
import { LIMIT } from './limits.ts'
import { clean, type Mrkdwn, mrkdwnElement, plain } from './text.ts'

/** The blocks that all screens are made of. */

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(clean(text), LIMIT.headerText) }
}

export function section(text: Mrkdwn, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: mrkdwnElement(text), ...(accessory ? { accessory } : {}) }
}

/** A whole text from outside, just as it was written: Slack formats and links nothing in it. */
export function outsideText(text: string, accessory?: SectionBlock['accessory']): SectionBlock {
  const shown = plain(clean(text).trim() || ' ', LIMIT.sectionText)
  return { type: 'section', text: { ...shown, emoji: false }, ...(accessory ? { accessory } : {}) }
}

export function context(...texts: Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, LIMIT.contextElements).map(mrkdwnElement) }
}

export function actions(elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, LIMIT.actionsElements) }
}

export const divider: KnownBlock = { type: 'divider' }

/** An option of a menu, or a box to tick, by a name from outside. */
export function option(text: string, value: string): PlainTextOption {
  return { text: { ...plain(text, LIMIT.optionText), emoji: false }, value }
}

export interface ButtonOptions {
  text: string
  actionId: string
  value?: string
  url?: string
  style?: 'primary' | 'danger'
  confirm?: ConfirmationDialog
  /** What a screen reader says, where the button's text alone does not tell what it acts on. */
  label?: string
}

export function button({ text, actionId, value, url, style, confirm, label }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(text, LIMIT.buttonText),
    action_id: actionId,
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm }),
    ...(label === undefined ? {} : { accessibility_label: plain(clean(label), LIMIT.buttonText).text }),
  }
}

export function confirm(dialog: {
  title: string
  text: Mrkdwn
  yes: string
  no: string
  style?: 'primary' | 'danger'
}): ConfirmationDialog {
  return {
    title: plain(dialog.title, LIMIT.confirmTitle),
    text: mrkdwnElement(dialog.text),
    confirm: plain(dialog.yes, LIMIT.confirmButton),
    deny: plain(dialog.no, LIMIT.confirmButton),
    ...(dialog.style ? { style: dialog.style } : {}),
  }
}
