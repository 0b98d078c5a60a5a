import type { KnownBlock, ModalView } from '@slack/types'
import type { SlackDecision } from '../../shares/decision-record.ts'
import { FIELD, FORM } from '../forms.ts'
import { type ApprovalValue, values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { section } from './parts.ts'
import { join, mrkdwn, name, plain } from './text.ts'

const ACCEPT = { text: plain('Accept', LIMIT.optionText), value: 'accept' }
const DECLINE = { text: plain('Decline', LIMIT.optionText), value: 'decline' }

/**
 * A form to accept or decline with a message.
 * @param approval what the approval button carries: what is decided about.
 * @param draft what was filled in before, where that did not get through.
 */
export function decisionForm(
  approval: ApprovalValue,
  draft?: Pick<SlackDecision, 'verdict' | 'message'>,
): ModalView {
  const chosen = draft && (draft.verdict === 'accept' ? ACCEPT : DECLINE)
  return {
    type: 'modal',
    callback_id: FORM.decision,
    title: plain('Decide', LIMIT.viewTitle),
    submit: plain('Send decision', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.approval.write(approval),
    blocks: [
      ...subject(approval),
      {
        type: 'input',
        block_id: FIELD.decision.block,
        label: plain('Your decision', LIMIT.labelText),
        element: {
          type: 'radio_buttons',
          action_id: FIELD.decision.action,
          options: [ACCEPT, DECLINE],
          ...(chosen ? { initial_option: chosen } : {}),
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
          ...(draft?.message ? { initial_value: draft.message } : {}),
        },
      },
    ],
  }
}

function subject({ n, v }: ApprovalValue): KnownBlock[] {
  if (n === undefined) return []
  const version = v === undefined ? undefined : mrkdwn`version ${v}`
  return [section(join([mrkdwn`:page_facing_up: *${name(n)}*`, version], ', '))]
}
