/**
 * Slack's limits on what a screen holds, in characters or items, and for a whole view in bytes.
 * https://docs.slack.dev/reference/block-kit
 */
export const LIMIT = {
  messageBlocks: 50,
  viewBlocks: 100,
  viewBytes: 250_000,
  sectionText: 3000,
  sectionFields: 10,
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
  url: 3000,
  fileName: 255,
} as const

/** Cuts a text to at most `max` UTF-16 units, the last of them "…", never through the middle of a character. */
export function cut(text: string, max: number): string {
  // A half character that came as such takes as much room as the mark for it.
  const whole = text.toWellFormed()
  if (whole.length <= max) return whole
  const end = isLowSurrogate(whole, max - 1) ? max - 2 : max - 1
  return `${whole.slice(0, end)}…`
}

/** What something takes as JSON, at most: Slack may write characters past ASCII, and slashes, as escapes of 6 bytes. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value)
  return json.length + 5 * (json.match(/[\u0080-\uffff/]/g)?.length ?? 0)
}

/** Cuts a text to at most `max` bytes as JSON, the last of it "…", never through the middle of a character. */
export function cutBytes(text: string, max: number): string {
  if (jsonBytes(text) <= max) return text
  let bytes = jsonBytes('…')
  let end = 0
  for (const character of text) {
    bytes += jsonBytes(character) - jsonBytes('')
    if (bytes > max) break
    end += character.length
  }
  return `${text.slice(0, end)}…`
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}
