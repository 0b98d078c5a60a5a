import { enter } from '../../datarooms/enter.ts'
import { showSplash, type WantedInRoom, wantedStep } from '../enter-room.ts'
import { inModal, tell } from '../surface.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, values } from '../values.ts'
import { notEnteredScreen } from '../views/dataroom-enter.ts'
import { errorScreen } from '../views/errors.ts'
import { showRoom } from './datarooms.ts'
import { sendWanted } from './documents.ts'

/** Accept and enter: the text in the form is accepted, and what was wanted goes on in the same modal. */
export const submitEntrance: Listener = async (turn) => {
  const { view, job } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const { h: hash, j: showing, ...wanted } = values.entrance.read(view.privateMetadata)
  turn.surface = inModal(turn, view.id)
  turn.failureScreen = (what) => errorScreen(what, wantedStep(wanted))
  // What is handed on to be sent has been entered before.
  const isHandedOn = job.shownIn !== undefined
  if (!isHandedOn && !(await goIn(turn, wanted, { hash, showing }))) return
  const { d, ...place } = wanted
  if (d !== undefined && place.f !== undefined) await sendWanted({ ...place, f: place.f, d })(turn)
  else await showRoom(turn, place)
}

/** @returns whether the person is in; where not, they are told what is asked of them. */
async function goIn(
  turn: Turn,
  wanted: WantedInRoom,
  shown: { hash: string; showing: string },
): Promise<boolean> {
  const { person, services } = turn
  const entered = await enter(person, { workspace: wanted.w, ...shown }, services)
  if (entered.changed) {
    await showSplash(turn, wanted, entered.changed, true)
    return false
  }
  if (entered.isAllowed) return true
  await tell(turn, notEnteredScreen(entered.state, wantedStep(wanted), services.intralinksWebUrl))
  return false
}
