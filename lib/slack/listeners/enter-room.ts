import { enter } from '../../datarooms/enter.ts'
import { showSplash, type WantedInRoom } from '../enter-room.ts'
import { inModal } from '../surface.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, values } from '../values.ts'
import { roomPlaceStep } from '../views/dataroom.ts'
import { getDocumentStep } from '../views/dataroom-document.ts'
import { notEnteredScreen } from '../views/dataroom-enter.ts'
import { errorScreen, type NextStep } from '../views/errors.ts'
import { showRoom } from './datarooms.ts'
import { sendWanted } from './documents.ts'

/** Accept and enter: the text in the form is accepted, and what was wanted goes on in the same modal. */
export const submitEntrance: Listener = async (turn) => {
  const { view, job } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const { h: hash, j: showing, ...wanted } = values.entrance.read(view.privateMetadata)
  const { d, ...place } = wanted
  const document = d === undefined || place.f === undefined ? undefined : { ...place, f: place.f, d }
  const again = document ? getDocumentStep(document) : roomPlaceStep(place)
  turn.surface = inModal(turn, view.id)
  turn.failureScreen = (what) => errorScreen(what, again)
  // What is handed on to be sent has been entered before.
  const isHandedOn = job.shownIn !== undefined
  if (!isHandedOn && !(await goIn(turn, wanted, { hash, showing, again }))) return
  if (document) await sendWanted(document)(turn)
  else await showRoom(turn, place)
}

/** @returns whether the person is in; where not, the modal says what is asked of them. */
async function goIn(
  turn: Turn,
  wanted: WantedInRoom,
  { again, ...shown }: { hash: string; showing: string; again: NextStep },
): Promise<boolean> {
  const { person, services } = turn
  const entered = await enter(person, { workspace: wanted.w, ...shown }, services)
  if (entered.changed) {
    await showSplash(turn, wanted, entered.changed, true)
    return false
  }
  if (entered.isAllowed) return true
  await turn.surface.show(notEnteredScreen(entered.state, again, services.intralinksWebUrl))
  return false
}
