import { type RoomSplash, readSplash } from '../datarooms/enter.ts'
import { UpstreamError } from '../errors.ts'
import { showForm } from './modal.ts'
import type { Turn } from './turn.ts'
import type { RoomView } from './values.ts'
import { intralinksStep, splashForm } from './views/dataroom-enter.ts'
import { errorScreen, sentence } from './views/errors.ts'

/** What a person wanted when they stood before a data room: a place in it, or a document. */
export type WantedInRoom = RoomView & { d?: string }

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
      await turn.surface.show(errorScreen(sentence(error), intralinksStep(turn.services.intralinksWebUrl)))
      return
    }
    if (error.code !== 'entrance_required') throw error
    await showSplash(turn, wanted, await readSplash(turn.person, wanted.w, turn.services))
  }
}

/** @param isChanged whether another text was shown before. */
export async function showSplash(
  turn: Turn,
  wanted: WantedInRoom,
  splash: RoomSplash,
  isChanged = false,
): Promise<void> {
  const { job, services } = turn
  const webUrl = services.intralinksWebUrl
  await showForm(turn, splashForm({ splash, wanted, showing: job.id, webUrl, isChanged }))
}
