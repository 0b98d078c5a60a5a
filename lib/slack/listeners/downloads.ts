import { type Download, type Located, locate, openDownload } from '../../transfer/downloads.ts'
import { openLoadingModal } from '../modal.ts'
import { CannotSendError, type Notice, sendFile } from '../send-file.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, refValue, type ShareView, shareRef, values } from '../values.ts'
import {
  CANNOT_SEND,
  downloadScreen,
  fileComment,
  getStep,
  notSentScreen,
  sendingScreen,
  sentScreen,
  titleOf,
} from '../views/download.ts'
import { goTo } from '../views/go-to.ts'
import { actions } from '../views/parts.ts'
import type { Screen } from '../views/screen.ts'
import { appMessagesLink } from '../views/text.ts'

/** Get, on a file: its link, and Send to me here. */
export const getFile: Listener = (turn) => offer(turn, READ.file(turn.value))

/** Get, on a version of a file. */
export const getVersion: Listener = (turn) => offer(turn, READ.version(turn.value))

/** Get, on an attachment. */
export const getAttachment: Listener = (turn) => offer(turn, READ.attachment(turn.value))

/** Get, on a note's version: Clinked gives no link to it, so it is sent at once. */
export const getNoteVersion: Listener = async (turn) => {
  const download = READ.note_version(turn.value)
  if (turn.origin !== 'modal') await openLoadingModal(turn, 'Get')
  await send(turn, download)
}

/** Send to me here: the bytes into the person's DM. */
export const sendHere: Listener = async (turn) => {
  const [, kind = ''] = turn.actionId?.split(':') ?? []
  if (!isKind(kind)) throw new InvalidValueError('There is nothing of this kind to be sent.')
  await send(turn, READ[kind](turn.value))
}

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
  if (turn.origin !== 'modal') await openLoadingModal(turn, 'Get')
  const located = await locate(turn.person, download, turn.services)
  await turn.surface.show(downloadScreen(download, located, placeOf(turn, located)))
}

async function send(turn: Turn, download: Download): Promise<void> {
  const { person, services, surface } = turn
  const located = await locate(person, download, services)
  const title = titleOf(download, located.name)
  let notice: Notice | undefined
  const notSent = async (screen: Screen): Promise<Screen> => {
    await notice?.replace(screen)
    return screen
  }
  turn.failureScreen = (what) =>
    notSent(notSentScreen(title, what, { ...getStep(download), text: 'Try again' }))

  await surface.show(sendingScreen(title))
  try {
    const comment = fileComment(title, located.share.name)
    const open = () => openDownload(person, download, located, services)
    await sendFile(turn, { title, comment, open }, (shown) => {
      notice = shown
    })
  } catch (error) {
    if (!(error instanceof CannotSendError)) throw error
    const next = { ...getStep(download), text: 'Get the link' }
    await surface.show(await notSent(notSentScreen(title, CANNOT_SEND[error.reason], next)))
    return
  }
  await surface.show(sent(turn, located, title))
}

function sent(turn: Turn, located: Located, title: ReturnType<typeof titleOf>): Screen {
  const { person, appId } = turn
  return sentScreen(
    title,
    appMessagesLink({ teamId: person.teamId, appId }),
    actions([goTo('← Back', 'share', placeOf(turn, located))]),
  )
}

/** The place in the share that the modal remembers showing; without one, what is got itself. */
function placeOf({ origin, view }: Turn, { share }: Located): ShareView {
  if (origin !== 'modal' || !view?.privateMetadata) return refValue(share)
  const shown = values.shareView.read(view.privateMetadata)
  return shown.s === share.id ? shown : refValue(share)
}
