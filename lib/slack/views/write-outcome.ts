import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { refValue, values } from '../values.ts'
import { actions, button, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** A message got through after all, while nobody was looking at the share any more. */
export function messageWrittenScreen(written: {
  share: Pick<Share, 'id' | 'item'>
  shareName: string
  isReply: boolean
}): Screen {
  const { share, shareName, isReply } = written
  const text = isReply
    ? mrkdwn`Your reply to ${name(shareName)} is posted.`
    : mrkdwn`Your comment on ${name(shareName)} is posted.`
  const open = button({
    text: 'Open',
    actionId: ACTION.openShare,
    value: values.share.write(refValue(share)),
  })
  return { title: 'Posted', text, blocks: [section(mrkdwn`:white_check_mark: ${text}`, open)] }
}

/**
 * A message was not taken: what was written is shown, and can be tried again as it is.
 * @param draft the key of its record.
 */
export function messageLostScreen(lost: {
  what: Mrkdwn
  text: string
  shareName: string
  draft: string
}): Screen {
  const { what, text, shareName, draft } = lost
  const sentence = mrkdwn`What you wrote to ${name(shareName)} was not posted. ${what}`
  const again = button({
    text: 'Try again',
    actionId: ACTION.tryWriteAgain,
    value: values.draft.write({ w: draft }),
    style: 'primary',
  })
  return {
    title: 'Not posted',
    text: sentence,
    blocks: [section(mrkdwn`:warning: ${sentence}`), outsideText(text), actions([again])],
  }
}
