import type { KnownBlock } from '@slack/types'
import type { Download, Located } from '../../transfer/downloads.ts'
import { ACTION } from '../actions.ts'
import { refValue, type ShareView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { fileSize } from './file-size.ts'
import { goTo } from './go-to.ts'
import { cut, LIMIT } from './limits.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name } from './text.ts'

/**
 * Where something can be got: as a link that only this person sees, or into their messages.
 * @param options.back the place that it was asked for in.
 * @param options.canSend whether this deployment sends files into Slack.
 */
export function downloadScreen(
  download: Download,
  { name: fileName, size, location }: Located,
  { back, canSend }: { back: ShareView; canSend: boolean },
): Screen {
  const text = titleOf(download, fileName)
  const link = location !== undefined && location.length <= LIMIT.url ? location : undefined
  return {
    title: 'Get',
    text,
    blocks: [
      section(join([mrkdwn`:arrow_down: *${text}*`, size === undefined ? undefined : fileSize(size)], ' · ')),
      actions([
        ...(link === undefined
          ? []
          : [button({ text: 'Download', actionId: ACTION.followLink, url: link, style: 'primary' })]),
        ...(canSend ? [sendButton(download)] : []),
        goTo('← Back', 'share', back),
      ]),
      context(aboutWays(link !== undefined, canSend)),
    ],
  }
}

const ABOUT_LINK = mrkdwn`*Download* is a link from Clinked for you alone; it lapses soon.`
const ABOUT_SENDING = mrkdwn`*Send to me here* puts the file into your messages with this app.`
const SWITCHED_OFF = mrkdwn`Here, files are not sent into Slack: please get it in Clinked.`

function aboutWays(hasLink: boolean, canSend: boolean): Mrkdwn {
  if (!hasLink && !canSend) return SWITCHED_OFF
  return join([hasLink ? ABOUT_LINK : undefined, canSend ? ABOUT_SENDING : undefined], ' ')
}

/** It was to be sent into Slack, and this deployment sends nothing there. */
export function switchedOffScreen(what: Mrkdwn, back: ShareView): Screen {
  const text = mrkdwn`*${what}* was not sent. ${SWITCHED_OFF}`
  return {
    title: 'Not sent',
    text,
    blocks: [section(mrkdwn`:information_source: ${text}`), actions([goTo('← Back', 'share', back)])],
  }
}

/** What a download is called on a screen. */
export function titleOf(download: Download, fileName: string): Mrkdwn {
  switch (download.kind) {
    case 'version':
      return mrkdwn`${name(fileName)}, version ${download.number}`
    case 'note_version':
      return mrkdwn`${name(fileName)}, version ${download.versionNumber}`
    case 'file':
    case 'attachment':
      return name(fileName)
  }
}

/** The button that asks for a download: the link, or where there is none, the file itself. */
export function getStep(download: Download): NextStep {
  return { text: 'Get', actionId: ACTION[GET[download.kind]], value: downloadValue(download) }
}

const GET = {
  file: 'getFile',
  version: 'getVersion',
  attachment: 'getAttachment',
  note_version: 'getNoteVersion',
} as const satisfies Record<Download['kind'], keyof typeof ACTION>

function downloadValue(download: Download): string {
  const ref = refValue({ id: download.share.shareId, item: download.share.item })
  switch (download.kind) {
    case 'file':
      return values.share.write(ref)
    case 'version':
      return values.version.write({ s: ref.s, e: ref.e ?? 0, v: download.version, n: download.number })
    case 'attachment':
      return values.attachment.write({ ...ref, a: download.attachment, n: cut(download.name, 300) })
    case 'note_version':
      return values.noteVersion.write({ s: ref.s, v: download.versionNumber })
  }
}

function sendButton(download: Download) {
  const actionId = `${ACTION.sendHere}:${download.kind}`
  return button({ text: 'Send to me here', actionId, value: downloadValue(download) })
}

/** It has been asked for, and is fetched as soon as its turn comes. */
export const onItsWayScreen: Screen = {
  title: 'Sending',
  text: mrkdwn`It is on its way to your messages with this app…`,
  blocks: [section(mrkdwn`:hourglass_flowing_sand: It is on its way to your messages with this app…`)],
}

/**
 * It is on its way; nobody has to wait for it.
 * @param progress how much of it is through, where that takes long enough to be told.
 */
export function sendingScreen(what: Mrkdwn, progress?: { bytes: number; length: number }): Screen {
  const sending = mrkdwn`Sending *${what}* to your messages with this app…`
  const text = progress ? mrkdwn`${sending} ${howFar(progress)}` : sending
  return { title: 'Sending', text, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] }
}

function howFar({ bytes, length }: { bytes: number; length: number }): Mrkdwn {
  return mrkdwn`${Math.floor((100 * bytes) / length)} % of ${fileSize(length)}`
}

/** @param link to the messages. */
export function sentScreen(what: Mrkdwn, link: Mrkdwn, back: KnownBlock): Screen {
  const text = mrkdwn`*${what}* is in your ${link}.`
  return { title: 'Sent', text, blocks: [section(mrkdwn`:white_check_mark: ${text}`), back] }
}

/** It did not get there, why, and what to do instead. */
export function notSentScreen(what: Mrkdwn, why: Mrkdwn, next: NextStep): Screen {
  const text = mrkdwn`*${what}* was not sent. ${why}`
  const step = button({ ...next, style: 'primary' })
  return { title: 'Not sent', text, blocks: [section(mrkdwn`:warning: ${text}`), actions([step])] }
}

/** What is said with a file in the person's messages. */
export function fileComment(what: Mrkdwn, from: string): Mrkdwn {
  return mrkdwn`${what}, from *${name(from, 100)}* in Clinked`
}

export const CANNOT_SEND = {
  too_large: mrkdwn`It is too large to be sent through this app: please get it by its link.`,
  too_slow: mrkdwn`It took longer than this app has time for: please get it by its link.`,
  empty: mrkdwn`It is empty, and Slack takes no empty files: please get it by its link.`,
  cut_short: mrkdwn`What came is not as long as Clinked says it is, so nothing of it was kept.`,
} as const

/** Why a file cannot be sent into Slack. */
export type CannotSend = keyof typeof CANNOT_SEND

/** Slack cuts a file's name that is longer. */
export function fileTitle(fileName: string): string {
  return cut(fileName, LIMIT.fileName)
}
