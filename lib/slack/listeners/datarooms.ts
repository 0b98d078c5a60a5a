import { called, listRooms as listAllRooms, openRoom as openRoomOf } from '../../datarooms/rooms.ts'
import { ACTION } from '../actions.ts'
import { insideRoom } from '../enter-room.ts'
import { FIELD, typedText } from '../forms.ts'
import { openLoadingModal, openModal } from '../modal.ts'
import { listAfterwards, offerConnect } from '../offer-connect.ts'
import { showInstead } from '../surface.ts'
import type { Listener, Turn } from '../turn.ts'
import { type RoomView, values } from '../values.ts'
import { fromTheTop, roomPlaceStep, roomScreen } from '../views/dataroom.ts'
import { findInRoomForm } from '../views/dataroom-forms.ts'
import { roomListScreen } from '../views/dataroom-list.ts'
import { errorScreen } from '../views/errors.ts'
import type { Screen } from '../views/screen.ts'

/** `/dataroom`, `/dataroom aurora`, and the buttons that show the list: the person's data rooms. */
export const listRooms: Listener = async (turn) => {
  // A press in App Home has no message to answer in.
  if (turn.origin === 'home') await openLoadingModal(turn, 'Data rooms')
  const typed = turn.origin === 'command' ? turn.value.trim().slice(0, FIELD.roomName.maxLength) : ''
  await turn.surface.show(await listScreen(turn, { p: 1, ...(typed === '' ? {} : { q: typed }) }))
}

/** Next and Previous: another page, in the place of the one that was pressed. */
export const turnRoomsPage: Listener = async (turn) => {
  await showInstead(turn, await listScreen(turn, values.rooms.read(turn.value)))
}

async function listScreen({ person, services }: Turn, { p, q }: { p: number; q?: string }): Promise<Screen> {
  const rooms = called(await listAllRooms(person, services), q)
  return roomListScreen({ rooms, page: p, wanted: q })
}

/** `/dataroom connect`, and the buttons that connect Intralinks: afterwards the list is shown. */
export const connectRooms: Listener = async (turn) => {
  const logins = await turn.services.connections.listOf(turn.person, 'intralinks')
  const resume = listAfterwards(turn, ACTION.listRooms)
  await offerConnect(turn, { provider: 'intralinks', resume, isAgain: logins.length > 0 })
}

/** Open, in the list or in a channel: the data room in a modal, as the presser's own connection shows it. */
export const openRoom: Listener = async (turn) => {
  const place = values.roomView.read(turn.value)
  await openLoadingModal(turn, 'Data room')
  await showRoom(turn, place)
}

/** A folder, the way back, a page: another place in the room that the modal shows. */
export const goInRoom: Listener = async (turn) => {
  const place = values.roomView.read(turn.value)
  // Who was away to connect may have closed the modal.
  if (turn.origin !== 'modal' || turn.job.isResumed) await openLoadingModal(turn, 'Data room')
  await showRoom(turn, place)
}

/** Find…: opens the form. */
export const askForName: Listener = async (turn) => {
  await openModal(turn, findInRoomForm(values.roomView.read(turn.value)))
}

/** The form was submitted: the place below shows what is called so. */
export const findInRoom: Listener = async (turn) => {
  const shown = values.roomView.read(turn.view?.privateMetadata ?? '')
  const text = typedText(turn.view?.values ?? {}, FIELD.roomName)
  const wanted = { ...fromTheTop(shown), ...(text === '' ? {} : { q: text }) }
  turn.failureScreen = (what) => errorScreen(what, roomPlaceStep(wanted))
  await showRoom(turn, wanted)
}

/** Shows a place in a data room; where it has not been entered, what is to be accepted first. */
export function showRoom(turn: Turn, shown: RoomView): Promise<void> {
  return insideRoom(turn, shown, async () => {
    const open = await openRoomOf(turn.person, { workspace: shown.w, folder: shown.f }, turn.services)
    await turn.surface.show(roomScreen({ ...open, entries: called(open.entries, shown.q) }, shown))
  })
}
