import type { FilePreview } from '../../shares/files.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { goTo } from './go-to.ts'
import { LIMIT } from './limits.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { clockTime, type Mrkdwn, mrkdwn, name } from './text.ts'

/** On a file's card: leads to where it can be looked at. */
export function previewButton(shown: ShareView, text = 'Preview') {
  return button({ text, actionId: ACTION.previewFile, value: values.shareView.write(shown) })
}

/**
 * A link to Clinked's viewer, and when it lapses.
 * @param shown what is gone back to.
 */
export function previewScreen(
  { file, url, dateExpire }: Omit<FilePreview, 'share'>,
  shown: ShareView,
): Screen {
  if (url.length > LIMIT.url) return noPreviewScreen(TOO_LONG, shown)
  const text = mrkdwn`Preview of ${name(file.friendlyName)}`
  const open = button({ text: 'Open the preview', actionId: ACTION.followLink, url, style: 'primary' })
  return {
    title: 'Preview',
    text,
    blocks: [
      section(mrkdwn`:eyes: Preview of *${name(file.friendlyName)}*`),
      actions([open, goTo('← Back', 'back', shown)]),
      context(
        mrkdwn`It opens in your browser, without a sign-in: do not pass the link on. ${lapse(dateExpire)}`,
      ),
    ],
  }
}

const TOO_LONG = mrkdwn`Clinked’s link to it is longer than Slack takes.`

function lapse(at: number | undefined): Mrkdwn {
  return at === undefined ? mrkdwn`It lapses after a while.` : mrkdwn`It lapses at ${clockTime(at)}.`
}

/** It cannot be looked at now, why, and the way back to the file. */
export function noPreviewScreen(why: Mrkdwn, shown: ShareView): Screen {
  const text = mrkdwn`There is no preview just now. ${why}`
  return {
    title: 'Preview',
    text,
    blocks: [
      section(mrkdwn`:warning: ${text}`),
      actions([goTo('← Back', 'back', shown), previewButton(shown, 'Try again')]),
    ],
  }
}
