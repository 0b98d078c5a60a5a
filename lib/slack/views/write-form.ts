import type { ModalView } from '@slack/types'
import { FIELD, FORM } from '../forms.ts'
import { type ShareView, values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { context } from './parts.ts'
import { mrkdwn, name, plain } from './text.ts'

/** What is shown once it is sent: the share, or the thread that is answered in. */
export interface WriteFormContent extends ShareView {
  kind: 'reply' | 'comment'
  /** The share's name. */
  n: string
  /** The key and the text of a draft that is tried again. */
  w?: string
  text?: string
}

const WORDS = {
  reply: { title: 'Reply', where: mrkdwn`In the discussion`, label: 'Your reply' },
  comment: { title: 'Comment', where: mrkdwn`On`, label: 'Your comment' },
  answer: { title: 'Answer', where: mrkdwn`In answer to a comment on`, label: 'Your answer' },
}

/** A form to write a reply, a comment, or an answer to one. */
export function writeForm({ kind, text, ...form }: WriteFormContent): ModalView {
  const { title, where, label } = WORDS[form.t?.length ? 'answer' : kind]
  return {
    type: 'modal',
    callback_id: FORM[kind],
    title: plain(title, LIMIT.viewTitle),
    submit: plain(title, LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.writeForm.write(form),
    blocks: [
      context(mrkdwn`${where} *${name(form.n, 100)}*`),
      {
        type: 'input',
        block_id: FIELD.text.block,
        label: plain(label, LIMIT.labelText),
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
