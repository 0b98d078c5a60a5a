import type { ModalView } from '@slack/types'
import { FIELD, FORM } from '../forms.ts'
import { type RoomView, values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { context } from './parts.ts'
import { mrkdwn, plain } from './text.ts'

/** A form to say what one looks for in a place of a data room. */
export function findInRoomForm(shown: RoomView): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.findInRoom,
    title: plain('Find', LIMIT.viewTitle),
    submit: plain('Find', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.roomView.write(shown),
    blocks: [
      {
        type: 'input',
        block_id: FIELD.roomName.block,
        optional: true,
        label: plain('Part of the name, within this folder', LIMIT.labelText),
        element: {
          type: 'plain_text_input',
          action_id: FIELD.roomName.action,
          max_length: FIELD.roomName.maxLength,
          focus_on_load: true,
          ...(shown.q === undefined ? {} : { initial_value: shown.q }),
        },
      },
    ],
  }
}

/** A form to choose where a data room is mentioned: nothing of it but its name. */
export function mentionForm(shown: RoomView): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.mentionRoom,
    title: plain('Mention in a channel', LIMIT.viewTitle),
    submit: plain('Mention', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.roomView.write(shown),
    blocks: [
      context(
        mrkdwn`Everybody in the channel sees the *name* of this data room, and that you mention it; nothing else. Who opens it there does so with their own connection.`,
      ),
      {
        type: 'input',
        block_id: FIELD.channel.block,
        label: plain('Where', LIMIT.labelText),
        element: {
          type: 'conversations_select',
          action_id: FIELD.channel.action,
          // No channel that other companies are in.
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
      },
    ],
  }
}
