import type { KnownBlock } from '@slack/types'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** A message is posted, and its share is not there to show it. */
export function messageWrittenScreen(written: { s: string; e?: number; n: string }): Screen {
  const { n: shareName, s, e } = written
  const text = mrkdwn`What you wrote to *${name(shareName)}* is posted.`
  const value = values.share.write({ s, ...(e === undefined ? {} : { e }) })
  const open = button({ text: 'Open', actionId: ACTION.openShare, value })
  return { title: 'Posted', text, blocks: [section(mrkdwn`:white_check_mark: ${text}`, open)] }
}

/** It is too late to try again what was not posted. */
export const DRAFT_GONE = mrkdwn`I no longer keep what you wrote, so I cannot try it again. You can copy it from the message that shows it, and write it anew.`

interface Unposted {
  /** What went wrong. */
  what: Mrkdwn
  text: string
  shareName: string
  /** The key of its record. */
  draft: string
}

/** A message was not taken: it is shown, and can be tried again as it is. */
export function messageLostScreen({ what, shareName, ...unposted }: Unposted): Screen {
  const text = mrkdwn`What you wrote to *${name(shareName)}* was not posted. ${what}`
  return { title: 'Not posted', text, blocks: unpostedBlocks(text, unposted) }
}

/** A message was sent, and Clinked never said whether it took it. */
export function messageInDoubtScreen({ what, shareName, ...unposted }: Unposted): Screen {
  const text = mrkdwn`What you wrote to *${name(shareName)}* may or may not have been posted. ${what} If you try again, I look first, so it is not posted twice.`
  return { title: 'Perhaps posted', text, blocks: unpostedBlocks(text, unposted) }
}

function unpostedBlocks(sentence: Mrkdwn, { text, draft }: Pick<Unposted, 'text' | 'draft'>): KnownBlock[] {
  const again = button({
    text: 'Try again',
    actionId: ACTION.tryWriteAgain,
    value: values.draft.write({ w: draft }),
    style: 'primary',
  })
  return [
    section(mrkdwn`:warning: ${sentence}`),
    context(mrkdwn`You wrote:`),
    outsideText(text),
    actions([again]),
  ]
}
