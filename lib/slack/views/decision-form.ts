import type { ModalView } from '@slack/types'
import { FIELD, FORM } from '../forms.ts'
import { LIMIT } from './limits.ts'
import { plain } from './text.ts'

/**
 * A form to accept or decline with a message.
 * @param approval the approval button's own value, carried along.
 */
export function decisionForm(approval: string): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.decision,
    title: plain('Decide', LIMIT.viewTitle),
    submit: plain('Send decision', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: approval,
    blocks: [
      {
        type: 'input',
        block_id: FIELD.decision.block,
        label: plain('Your decision', LIMIT.labelText),
        element: {
          type: 'radio_buttons',
          action_id: FIELD.decision.action,
          options: [
            { text: plain('Accept', LIMIT.optionText), value: 'accept' },
            { text: plain('Decline', LIMIT.optionText), value: 'decline' },
          ],
        },
      },
      {
        type: 'input',
        block_id: FIELD.message.block,
        optional: true,
        label: plain('Message', LIMIT.labelText),
        hint: plain('Whoever asked for the approval can read it.', LIMIT.labelText),
        element: {
          type: 'plain_text_input',
          action_id: FIELD.message.action,
          multiline: true,
          max_length: FIELD.message.maxLength,
        },
      },
    ],
  }
}
