import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { isFolder } from '../../shares/share.ts'
import type { FolderItems } from '../../shares/zip.ts'
import { ACTION } from '../actions.ts'
import { FORM } from '../forms.ts'
import { type FolderForm, refValue, type ShareView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { fileSize } from './file-size.ts'
import { folderNamed } from './folder-forms.ts'
import { goTo } from './go-to.ts'
import { LIMIT } from './limits.ts'
import { actions, button, context, option, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, oneLine, plain } from './text.ts'

/** What a form offers at most: Slack's 250 kB hold no more names at their longest. */
export const ZIP_CHOICES = 400

/** Options in one menu, and boxes to tick in one group. */
const MENU = 100
const BOXES = 10

/** A form to choose files and folders to be packed into one. @param folder the one that they are in. */
export function zipForm({ items, isWhole }: FolderItems, folder: FolderForm): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.zip,
    title: plain('Several at once', LIMIT.viewTitle),
    submit: plain('Get as zip', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.folderForm.write(folder),
    blocks: [
      context(mrkdwn`From ${folderNamed(folder.n)}, packed into one file by Clinked`),
      ...choices(items),
      ...(isWhole
        ? []
        : [context(mrkdwn`Only the first ${ZIP_CHOICES} are shown. Open a sub-folder for the others.`)]),
    ],
  }
}

function choices(items: FolderItems['items']): InputBlock[] {
  const options = items.map((file) =>
    option(`${isFolder(file) ? '📁 ' : ''}${oneLine(file.friendlyName)}`, String(file.id)),
  )
  const size = options.length > BOXES ? MENU : BOXES
  const groups = Array.from({ length: Math.ceil(options.length / size) }, (_, group) =>
    options.slice(group * size, (group + 1) * size),
  )
  return groups.map((group, index): InputBlock => {
    const id = `choice_${index}`
    const from = index * size + 1
    const label =
      groups.length === 1 ? 'Files and folders' : `Files and folders ${from} to ${from + group.length - 1}`
    return {
      type: 'input',
      block_id: id,
      label: plain(label, LIMIT.labelText),
      optional: groups.length > 1,
      element:
        size === BOXES
          ? { type: 'checkboxes', action_id: id, options: group }
          : { type: 'multi_static_select', action_id: id, options: group },
    }
  })
}

const EMPTY = mrkdwn`This folder is empty: there is nothing to get.`

/** There is nothing to choose from. */
export const emptyFolderScreen: Screen = {
  title: 'Several at once',
  text: EMPTY,
  blocks: [section(EMPTY)],
}

export interface ZipView {
  /** The folder. */
  share: { shareId: string; item?: number }
  zipId: string
  count: number
}

/** @param done in bytes, and how fast it went. */
export function zipRunningScreen(
  zip: ZipView,
  done: { complete: number; total: number; since: { at: number; complete: number }; now: number },
): Screen {
  const share = done.total > 0 ? Math.min(1, Math.max(0, done.complete / done.total)) : 0
  const percent = Math.floor(share * 100)
  const text = mrkdwn`Packing ${items(zip.count)}: ${percent} %`
  const filled = Math.round(share * BAR)
  const bar = `${'▓'.repeat(filled)}${'░'.repeat(BAR - filled)}` as Mrkdwn
  const bytes = done.total > 0 ? mrkdwn`${fileSize(done.complete)} of ${fileSize(done.total)}` : undefined
  const facts = join([mrkdwn`${percent} %`, bytes, timeLeft(done)], ' · ')
  return {
    title: 'Packing',
    text,
    blocks: [
      section(mrkdwn`:package: *Packing ${items(zip.count)}*\n${bar}  ${facts}`),
      actions([button({ text: 'Stop', actionId: ACTION.stopZip, value: zipValue(zip) })]),
    ],
  }
}

const BAR = 20

function timeLeft({
  complete,
  total,
  since,
  now,
}: Parameters<typeof zipRunningScreen>[1]): Mrkdwn | undefined {
  const packed = complete - since.complete
  if (packed <= 0 || now <= since.at) return undefined
  const seconds = Math.ceil((((now - since.at) / packed) * Math.max(0, total - complete)) / 1000)
  if (seconds >= 90) return mrkdwn`about ${Math.round(seconds / 60)} min left`
  return seconds < 5 ? mrkdwn`a few seconds left` : mrkdwn`about ${Math.ceil(seconds / 5) * 5} s left`
}

/** @param location its link. */
export function zipDoneScreen(zip: ZipView, location: string): Screen {
  const text = mrkdwn`${items(zip.count)} packed into one zip file.`
  const again = button({ text: 'New link', actionId: ACTION.lookAtZip, value: zipValue(zip) })
  const isShort = location.length <= LIMIT.url
  const blocks: KnownBlock[] = isShort
    ? [
        section(mrkdwn`:white_check_mark: ${text}`),
        actions([
          button({ text: 'Download', actionId: ACTION.followLink, url: location, style: 'primary' }),
          again,
        ]),
        context(mrkdwn`The link is from Clinked, for you alone, and lapses soon. *New link* gets another.`),
      ]
    : [section(mrkdwn`:warning: ${text} Its link is too long for Slack: please get it in Clinked.`)]
  return { title: 'Packed', text, blocks }
}

export function zipStoppedScreen(count: number): Screen {
  const text = mrkdwn`You stopped packing ${items(count)}.`
  return { title: 'Stopped', text, blocks: [section(mrkdwn`:octagonal_sign: ${text}`)] }
}

/** It is not followed any further, and why. */
export function zipTroubleScreen(zip: ZipView, why: Mrkdwn): Screen {
  const text = mrkdwn`I no longer follow the packing of ${items(zip.count)}. ${why}`
  const again = button({
    text: 'Look again',
    actionId: ACTION.lookAtZip,
    value: zipValue(zip),
    style: 'primary',
  })
  return { title: 'Packing', text, blocks: [section(mrkdwn`:warning: ${text}`), actions([again])] }
}

export const ZIP_TAKES_LONG = mrkdwn`Clinked has been at it for an hour and is not done.`

/**
 * In the folder's modal: where to look.
 * @param link to the messages.
 * @param shown what is gone back to.
 */
export function zipStartedScreen(count: number, link: Mrkdwn, shown: ShareView): Screen {
  const text = mrkdwn`Packing ${items(count)} into one zip file. You see how far it is, and then the link, in your ${link}.`
  return {
    title: 'Packing',
    text,
    blocks: [section(mrkdwn`:package: ${text}`), actions([goTo('← Back', 'share', shown)])],
  }
}

/** It is not packed, or could not be shown, and why. */
export function notPacked(count: number, why: Mrkdwn): Mrkdwn {
  return mrkdwn`I could not get you ${items(count)} as one zip file. ${why}`
}

/** Leads to the form above. */
export function zipStep(folder: FolderForm): NextStep {
  return {
    text: 'Several at once…',
    actionId: ACTION.severalAtOnce,
    value: values.folderForm.write(folder),
  }
}

function items(count: number): Mrkdwn {
  return count === 1 ? mrkdwn`1 item` : mrkdwn`${count} items`
}

function zipValue({ share, zipId, count }: ZipView): string {
  return values.zip.write({ ...refValue({ id: share.shareId, item: share.item }), z: zipId, n: count })
}
