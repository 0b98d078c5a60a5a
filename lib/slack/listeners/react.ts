import type { ReactionType } from '../../clinked/reactions.ts'
import { REACTIONS, react as reactTo } from '../../shares/react.ts'
import type { Listener } from '../turn.ts'
import { InvalidValueError, shareRef, values } from '../values.ts'
import { TAKE_BACK } from '../views/message.ts'
import { showShare } from './open-share.ts'

/** React: gives a reply or comment one's reaction, or takes it back, and shows the share anew. */
export const react: Listener = async (turn) => {
  const { person, job, services, view, value } = turn
  const shown = values.shareView.read(view?.privateMetadata ?? '')
  const { message, reaction } = readChoice(value)
  await reactTo(person, { key: `reaction#${job.id}`, share: shareRef(shown), message, reaction }, services)
  await showShare(turn, shown)
}

/** @throws InvalidValueError */
function readChoice(value: string): {
  message: `reply_${number}` | `comment_${number}`
  reaction: ReactionType | undefined
} {
  const [message = '', chosen = ''] = value.split(' ')
  const reaction = REACTIONS.find((type) => type === chosen)
  if (!isMessage(message) || (!reaction && chosen !== TAKE_BACK))
    throw new InvalidValueError('No such reaction.')
  return { message, reaction }
}

function isMessage(text: string): text is `reply_${number}` | `comment_${number}` {
  return /^(reply|comment)_\d+$/.test(text)
}
