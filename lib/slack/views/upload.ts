import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { refValue, type ShareView, values } from '../values.ts'
import { goTo } from './go-to.ts'
import { actions, button, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name } from './text.ts'

type Place = Pick<Share, 'id' | 'item'>

/** What became of a file that was to be saved. */
export interface Outcome {
  name: string
  /** Why it is not there; undefined where it is. */
  refused?: Mrkdwn
}

/** The files are on their way to Clinked. */
export function savingScreen(count: number): Screen {
  const text =
    count === 1 ? mrkdwn`Saving your file in Clinked…` : mrkdwn`Saving your ${count} files in Clinked…`
  return { title: 'Saving', text, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] }
}

/** @param again the value of what was refused, to be tried once more. */
export function savedScreen(outcomes: Outcome[], place: Place, again: string | undefined): Screen {
  const lines = outcomes.map(({ name: file, refused }) =>
    refused
      ? mrkdwn`:warning: *${name(file, 100)}* is not saved. ${refused}`
      : mrkdwn`:white_check_mark: *${name(file, 100)}* is saved in Clinked.`,
  )
  const open = button({
    text: 'Open folder',
    actionId: ACTION.openShare,
    value: values.share.write(refValue(place)),
  })
  return {
    title: again === undefined ? 'Saved' : 'Not all is saved',
    text: join(lines.slice(0, 1), ''),
    blocks: [
      ...lines.map((line) => section(line)),
      actions([
        open,
        ...(again === undefined
          ? []
          : [button({ text: 'Try again', actionId: ACTION.uploadAgain, value: again, style: 'primary' })]),
      ]),
    ],
  }
}

/**
 * In the folder's modal: where to look.
 * @param link to the messages.
 * @param shown what is gone back to.
 */
export function savingElsewhereScreen(link: Mrkdwn, shown: ShareView): Screen {
  const text = mrkdwn`Your files are on their way. What became of them is in your ${link}.`
  return {
    title: 'Saving',
    text,
    blocks: [section(mrkdwn`:arrow_up: ${text}`), actions([goTo('← Back', 'share', shown)])],
  }
}

/** Nothing could be saved, and why. */
export function notSavedScreen(what: Mrkdwn, again: string): Screen {
  const text = mrkdwn`Your files are not saved, or not all of them. ${what}`
  const step = button({ text: 'Try again', actionId: ACTION.uploadAgain, value: again, style: 'primary' })
  return { title: 'Not saved', text, blocks: [section(mrkdwn`:warning: ${text}`), actions([step])] }
}

/** @param shown the folder that it is in, to go back to. */
export function folderMadeScreen(folder: string, shown: ShareView): Screen {
  const text = mrkdwn`The folder *${name(folder)}* is there.`
  return {
    title: 'New folder',
    text,
    blocks: [section(mrkdwn`:white_check_mark: ${text}`), actions([goTo('← Back', 'share', shown)])],
  }
}

export const GUESTS_MAY_NOT = mrkdwn`Clinked does not let guests put anything here.`
export const NOT_READABLE = mrkdwn`This app cannot read it in Slack: invite the app to the conversation it is in, or send it to the app in a direct message, and try again.`
export const EMPTY_OR_LINK = mrkdwn`It is empty, or only a link to a file elsewhere.`

/** A shortcut took too long. */
export const chooseAgainScreen: Screen = {
  title: 'Once more',
  text: mrkdwn`Slack closed the window meanwhile. Please choose *Save to a share* once more.`,
  blocks: [section(mrkdwn`Slack closed the window meanwhile. Please choose *Save to a share* once more.`)],
}
