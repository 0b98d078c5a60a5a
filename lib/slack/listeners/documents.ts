import { findDocument, openDocument } from '../../datarooms/documents.ts'
import { downloadNotes, found } from '../download-notes.ts'
import { insideRoom } from '../enter-room.ts'
import { announceSending, sendToMessages } from '../send-to-messages.ts'
import { tell } from '../surface.ts'
import { transfer } from '../transfer.ts'
import type { Listener, Turn } from '../turn.ts'
import { type DocumentValue, type RoomView, values } from '../values.ts'
import { place } from '../views/dataroom.ts'
import {
  CANNOT_SEND_DOCUMENT,
  documentComment,
  documentElsewhereScreen,
  getDocumentStep,
} from '../views/dataroom-document.ts'
import { intralinksStep } from '../views/dataroom-enter.ts'
import { actions } from '../views/parts.ts'
import { name } from '../views/text.ts'

/** Get: the bytes of a document into the person's DM. */
export const getDocument: Listener = (turn) => sendWanted(values.document.read(turn.value))(turn)

/** Sends a document to whoever asked for it; where the room has not been entered, they are asked to enter first. */
export function sendWanted(wanted: DocumentValue): Listener {
  return transfer((turn) => insideRoom(turn, wanted, () => send(turn, wanted)), announceSending)
}

async function send(turn: Turn, wanted: DocumentValue): Promise<void> {
  const { person, services } = turn
  const { d: document, ...back } = wanted
  const ref = { workspace: wanted.w, folder: wanted.f, document }
  const wantedNotes = downloadNotes(turn, 'download', ref)
  const listed = await found(wantedNotes, () => findDocument(person, ref, services))
  const webUrl = services.intralinksWebUrl
  const why = whyNot(listed.document.hasFile, services.sendsFilesToSlack)
  if (why) {
    await tell(turn, documentElsewhereScreen(listed, why, { back, webUrl }))
    return
  }
  const again = getDocumentStep(wanted)
  await sendToMessages(
    turn,
    {
      title: name(listed.document.fileName),
      comment: documentComment(listed),
      open: () => openDocument(person, listed, services),
      notes: downloadNotes(turn, 'download', { connection: listed.connectionId, ...ref }),
    },
    {
      again,
      instead: (reason) => ({
        why: CANNOT_SEND_DOCUMENT[reason],
        next: reason === 'cut_short' ? again : intralinksStep(webUrl),
      }),
      back: backTo(back),
    },
  )
}

function whyNot(hasFile: boolean, canSend: boolean): 'no_file' | 'switched_off' | undefined {
  if (!hasFile) return 'no_file'
  return canSend ? undefined : 'switched_off'
}

function backTo(shown: RoomView) {
  return actions([place('← Back', 'back', shown)])
}
