import type { ModalView } from '@slack/types'
import { FIELD, FORM } from '../forms.ts'
import { values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { context } from './parts.ts'
import { mrkdwn, name, plain } from './text.ts'

/** A form to write a reply or a comment. */
export function writeForm(form: {
  kind: 'reply' | 'comment'
  share: { s: string; e?: number }
  shareName: string
  text?: string
}): ModalView {
  const { kind, share, shareName, text } = form
  const word = kind === 'reply' ? 'Reply' : 'Comment'
  return {
    type: 'modal',
    callback_id: FORM[kind],
    title: plain(word, LIMIT.viewTitle),
    submit: plain(kind === 'reply' ? 'Reply' : 'Comment', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.writeForm.write({ ...share, n: shareName }),
    blocks: [
      context(
        kind === 'reply'
          ? mrkdwn`In the discussion *${name(shareName, 100)}*`
          : mrkdwn`On *${name(shareName, 100)}*`,
      ),
      {
        type: 'input',
        block_id: FIELD.text.block,
        label: plain(`Your ${kind}`, LIMIT.labelText),
        hint: plain('All who share this in Clinked can read it.', LIMIT.labelText),
        element: {
          type: 'plain_text_input',
          action_id: FIELD.text.action,
          multiline: true,
          min_length: 1,
          max_length: FIELD.text.maxLength,
          focus_on_load: true,
          ...(text === undefined ? {} : { initial_value: text }),
        },
      },
    ],
  }
}
