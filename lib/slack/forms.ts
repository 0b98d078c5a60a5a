/**
 * The forms a person fills in, as far as both sides of the queue must know them: the ingress checks what was
 * typed while Slack waits for its answer, the views draw the fields, the listeners read them.
 */

/** The `callback_id` of each modal that is submitted. */
export const FORM = {
  reply: 'reply',
  comment: 'comment',
  decision: 'decision',
} as const

/** A field of a form: its block, its element, and what Slack's own limit on a plain-text input is. */
export const FIELD = {
  /** The text of a reply or a comment. */
  text: { block: 'text', action: 'text', maxLength: 3000 },
  /** The message that goes with an approval decision. */
  message: { block: 'message', action: 'message', maxLength: 3000 },
  /** Accept or decline. */
  decision: { block: 'decision', action: 'decision' },
} as const

/** What a view submission holds, by block and by action. */
export type FormValues = Record<
  string,
  Record<string, { value?: string | null; selected_option?: { value: string } | null }>
>

/** The text typed into a field, trimmed; empty when nothing was typed. */
export function typedText(values: FormValues, field: { block: string; action: string }): string {
  return values[field.block]?.[field.action]?.value?.trim() ?? ''
}

/**
 * What is wrong with a submitted form, field by field.
 * @returns Slack's `errors` (block_id → one sentence), or undefined when all is well.
 */
export function formErrors(callbackId: string, values: FormValues): Record<string, string> | undefined {
  if (callbackId === FORM.reply || callbackId === FORM.comment) {
    const text = typedText(values, FIELD.text)
    if (text === '') return { [FIELD.text.block]: 'Write something first.' }
    if (text.length > FIELD.text.maxLength) return { [FIELD.text.block]: tooLong(text, FIELD.text.maxLength) }
  }
  if (callbackId === FORM.decision) {
    const message = typedText(values, FIELD.message)
    if (message.length > FIELD.message.maxLength)
      return { [FIELD.message.block]: tooLong(message, FIELD.message.maxLength) }
    if (!values[FIELD.decision.block]?.[FIELD.decision.action]?.selected_option)
      return { [FIELD.decision.block]: 'Choose one.' }
  }
  return undefined
}

function tooLong(text: string, max: number): string {
  return `This is ${text.length - max} characters too long: at most ${max} fit.`
}
