import type { Workspace } from '../../intralinks/workspaces.ts'
import { ACTION } from '../actions.ts'
import { type RoomView, values } from '../values.ts'
import { place } from './dataroom.ts'
import { actions, button, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { MAY_NOT_POST } from './subscription-outcome.ts'
import { type Mrkdwn, mrkdwn, name, slackChannel, slackPerson } from './text.ts'

/** The name of a data room, for a channel: the one thing of it that is ever seen there. */
export function mentionCard(room: Pick<Workspace, 'id' | 'name'>, userId: string): Screen {
  const text = mrkdwn`${slackPerson(userId)} mentions the data room *${name(room.name)}* in Intralinks`
  const value = values.roomView.write({ w: room.id })
  return {
    title: 'Data room',
    text,
    blocks: [
      section(
        mrkdwn`:classical_building: ${text}`,
        button({ text: 'Open', actionId: ACTION.openRoom, value, label: 'Open the data room' }),
      ),
    ],
  }
}

/** It was mentioned. */
export function mentionedScreen(channel: string, back: RoomView): Screen {
  return screen('Mentioned', mrkdwn`:white_check_mark: Mentioned in ${slackChannel(channel)}.`, back)
}

/** The app may not post there: why, and what to do. */
export function notMentionedScreen(channel: string, why: keyof typeof WHY, back: RoomView): Screen {
  return screen('Not mentioned', mrkdwn`:warning: ${WHY[why](slackChannel(channel))}`, back)
}

const WHY = {
  not_in_channel: (channel: Mrkdwn) =>
    mrkdwn`I am not in ${channel}. Invite me there with \`/invite @Shares\`, and mention it again.`,
  may_not_post: (channel: Mrkdwn) => mrkdwn`It is not mentioned in ${channel}. ${MAY_NOT_POST}`,
} as const

function screen(title: string, text: Mrkdwn, back: RoomView): Screen {
  return { title, text, blocks: [section(text), actions([place('← Back', 'back', back)])] }
}
