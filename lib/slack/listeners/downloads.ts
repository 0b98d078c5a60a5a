import { audited } from '../../shares/share.ts'
import { type Download, type Located, locate, openDownload } from '../../transfer/downloads.ts'
import { askedOf, downloadNotes, found, noteLink } from '../download-notes.ts'
import { openLoadingModal } from '../modal.ts'
import { announceSending, sendToMessages } from '../send-to-messages.ts'
import { shownPlace } from '../shown-place.ts'
import { tell } from '../surface.ts'
import { transfer } from '../transfer.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, refValue, shareRef, values } from '../values.ts'
import {
  CANNOT_SEND,
  downloadScreen,
  fileComment,
  getStep,
  switchedOffScreen,
  titleOf,
} from '../views/download.ts'
import { goTo } from '../views/go-to.ts'
import { actions } from '../views/parts.ts'

/** Get, on a file: its link, and Send to me here. */
export const getFile: Listener = (turn) => offer(turn, READ.file(turn.value))

/** Get, on a version of a file. */
export const getVersion: Listener = (turn) => offer(turn, READ.version(turn.value))

/** Get, on an attachment. */
export const getAttachment: Listener = (turn) => offer(turn, READ.attachment(turn.value))

/** Get, on a note's version: Clinked gives no link to it, so it is sent at once. */
export const getNoteVersion: Listener = transfer(
  (turn) => send(turn, READ.note_version(turn.value)),
  announceSending,
)

/** Send to me here: the bytes into the person's DM. */
export const sendHere: Listener = transfer((turn) => {
  const [, kind = ''] = turn.actionId?.split(':') ?? []
  if (!isKind(kind)) throw new InvalidValueError('There is nothing of this kind to be sent.')
  return send(turn, READ[kind](turn.value))
}, announceSending)

const READ = {
  file: (value: string): Download => ({ kind: 'file', share: shareRef(values.share.read(value)) }),
  version: (value: string): Download => {
    const { v, n, ...share } = values.version.read(value)
    return { kind: 'version', share: shareRef(share), version: v, number: n }
  },
  attachment: (value: string): Download => {
    const { a, n, ...share } = values.attachment.read(value)
    return { kind: 'attachment', share: shareRef(share), attachment: a, name: n }
  },
  note_version: (value: string): Download => {
    const { v, ...share } = values.noteVersion.read(value)
    return { kind: 'note_version', share: shareRef(share), versionNumber: v }
  },
} satisfies Record<Download['kind'], (value: string) => Download>

function isKind(text: string): text is Download['kind'] {
  return Object.hasOwn(READ, text)
}

async function offer(turn: Turn, download: Download): Promise<void> {
  // Who was away to connect may have closed the modal.
  if (turn.origin !== 'modal' || turn.job.isResumed) await openLoadingModal(turn, 'Get')
  const wanted = downloadNotes(turn, 'link', asked(download))
  const located = await found(wanted, () => locate(turn.person, download, turn.services))
  if (located.location !== undefined) await noteLink(turn, objectOf(download, located))
  const shown = { back: shownPlace(turn, refValue(located.share)), canSend: turn.services.sendsFilesToSlack }
  await turn.surface.show(downloadScreen(download, located, shown))
}

async function send(turn: Turn, download: Download): Promise<void> {
  const { person, services } = turn
  const wanted = downloadNotes(turn, 'download', asked(download))
  const located = await found(wanted, () => locate(person, download, services))
  const title = titleOf(download, located.name)
  if (!services.sendsFilesToSlack) {
    await tell(turn, switchedOffScreen(title, shownPlace(turn, refValue(located.share))))
    return
  }
  const comment = fileComment(title, located.share.name)
  const open = () => openDownload(person, download, located, services)
  const get = getStep(download)
  await sendToMessages(
    turn,
    {
      title,
      comment,
      open,
      notes: downloadNotes(turn, 'download', objectOf(download, located)),
    },
    {
      again: { ...get, text: 'Try again' },
      instead: (reason) => ({ why: CANNOT_SEND[reason], next: { ...get, text: 'Get the link' } }),
      back: actions([goTo('← Back', 'share', shownPlace(turn, refValue(located.share)))]),
    },
  )
}

/** What the audit says of what was asked for, before it is found. */
function asked(download: Download): Record<string, string> {
  return { ...askedOf(download.share), ...partOf(download) }
}

/** What it says of it then. */
function objectOf(download: Download, { share }: Located): Record<string, string> {
  return { ...audited(share), ...partOf(download) }
}

function partOf(download: Download): Record<string, string> {
  switch (download.kind) {
    case 'file':
      return {}
    case 'version':
      return { version: `${download.version}` }
    case 'attachment':
      return { attachment: `${download.attachment}` }
    case 'note_version':
      return { version: `${download.versionNumber}` }
  }
}
