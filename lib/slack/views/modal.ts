import type { ModalView } from '@slack/types'
import { LIMIT } from './limits.ts'
import { section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn, plain } from './text.ts'

/** The `callback_id` of a modal that has nothing but a button for what was pressed. */
export const SAME_AGAIN = 'same_again'

/** A screen as a modal without a submit button. */
export function toModalView({ title, blocks, offersSameAgain, privateMetadata }: Screen): ModalView {
  return {
    type: 'modal',
    title: plain(title, LIMIT.viewTitle),
    close: plain('Close', LIMIT.viewTitle),
    blocks,
    ...(offersSameAgain ? { callback_id: SAME_AGAIN } : {}),
    ...(privateMetadata === undefined ? {} : { private_metadata: privateMetadata }),
  }
}

/** What is shown until the upstream has answered. */
export function loadingScreen(title: string): Screen {
  const text = mrkdwn`Just a moment…`
  return { title, text, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] }
}

export function loadingModal(title: string): ModalView {
  return toModalView(loadingScreen(title))
}
