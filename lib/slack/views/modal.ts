import type { ModalView } from '@slack/types'
import { LIMIT } from './limits.ts'
import { section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn, plain } from './text.ts'

/** A screen as a modal without a submit button. */
export function toModalView({ title, blocks, privateMetadata }: Screen): ModalView {
  return {
    type: 'modal',
    title: plain(title, LIMIT.viewTitle),
    close: plain('Close', LIMIT.viewTitle),
    blocks,
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
