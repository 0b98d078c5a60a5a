import { type RoomSplash, readSplash } from '../datarooms/enter.ts'
import { UpstreamError } from '../errors.ts'
import { postDirectly } from './answer.ts'
import { showForm } from './modal.ts'
import { tell } from './surface.ts'
import type { Turn } from './turn.ts'
import type { RoomView } from './values.ts'
import { roomPlaceStep } from './views/dataroom.ts'
import { getDocumentStep } from './views/dataroom-document.ts'
import { intralinksStep, splashForm } from './views/dataroom-enter.ts'
import { errorScreen, type NextStep, SENTENCE, sentence } from './views/errors.ts'
import { mrkdwn } from './views/text.ts'

/** What a person wanted when they stood before a data room: a place in it, or a document. */
export type WantedInRoom = RoomView & { d?: string }

/** A button for what was wanted. */
export function wantedStep({ d, ...place }: WantedInRoom): NextStep {
  if (d === undefined || place.f === undefined) return roomPlaceStep(place)
  return getDocumentStep({ ...place, f: place.f, d })
}

/**
 * Does something in a data room. Where it has not been entered, the person is shown what they have to accept for that:
 * with their own press it goes on from there. Where there is more in a place than can be listed, they are led to
 * Intralinks.
 *
 * @throws what `act` throws, and as readSplash.
 */
export async function insideRoom(turn: Turn, wanted: WantedInRoom, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    if (error.code === 'too_long') {
      await tell(turn, errorScreen(sentence(error), intralinksStep(turn.services.intralinksWebUrl)))
      return
    }
    if (error.code !== 'entrance_required') throw error
    await showSplash(turn, wanted, await readSplash(turn.person, wanted.w, turn.services))
  }
}

/**
 * Who has closed the modal meanwhile, as one may who waits for a document, is asked in their DM to go on.
 * @param isChanged whether another text was shown before.
 */
export async function showSplash(
  turn: Turn,
  wanted: WantedInRoom,
  splash: RoomSplash,
  isChanged = false,
): Promise<void> {
  const { job, services } = turn
  const webUrl = services.intralinksWebUrl
  if (await showForm(turn, splashForm({ splash, wanted, showing: job.id, webUrl, isChanged }))) return
  const what = SENTENCE.entrance_required(mrkdwn`Intralinks`)
  await postDirectly(turn, errorScreen(what, { ...wantedStep(wanted), text: 'Go on' }))
}
