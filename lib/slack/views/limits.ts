/**
 * Slack's limits on what a screen holds, in characters or items.
 * https://docs.slack.dev/reference/block-kit
 */
export const LIMIT = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  placeholder: 150,
  labelText: 2000,
  optionText: 75,
  optionValue: 150,
  viewTitle: 24,
  privateMetadata: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  blockId: 255,
  messageText: 4000,
} as const

/** Cuts a text to at most `max` UTF-16 units, the last of them "…", never through the middle of a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const end = isLowSurrogate(text, max - 1) ? max - 2 : max - 1
  return `${text.slice(0, end)}…`
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}
