import type { ModalView } from '@slack/types'
import { slackErrorCode } from './answer.ts'
import type { Interaction } from './interaction.ts'
import { inModal } from './surface.ts'
import type { Turn } from './turn.ts'
import { loadingModal, loadingScreen, SAME_AGAIN } from './views/modal.ts'

/** Slack's 3 s for opening a modal were over: the person is asked to press again. */
export class TriggerExpiredError extends Error {
  override readonly name = 'TriggerExpiredError'
}

/**
 * Opens a modal that says it is loading, within Slack's 3 s and before any upstream is asked; it is the turn's surface
 * from now on. A job that comes a second time, or goes on after connecting, goes on in the modal it has opened already,
 * and what is tried again in the one that says it failed.
 *
 * @throws TriggerExpiredError; else what Slack's client throws.
 */
export async function openLoadingModal(turn: Turn, title: string): Promise<void> {
  const { job, services, resumeInView, view } = turn
  const opened = job.attempt > 1 ? (await services.notes.get(job.id)).viewId : undefined
  const failed = view?.callbackId === SAME_AGAIN ? view.id : undefined
  const goesOnIn = opened ?? resumeInView ?? failed
  if (goesOnIn !== undefined) {
    turn.surface = inModal(turn, goesOnIn)
    if (goesOnIn === opened) return
    const isOpen = await turn.surface.show(loadingScreen(title))
    // Who was away to connect may have closed it on the way; who closes it after the press wants it no more.
    if (isOpen || !job.isResumed) return
  }
  const viewId = await openModal(turn, loadingModal(title))
  turn.surface = inModal(turn, viewId)
  await services.notes.put(turn.person, job.id, { viewId })
}

/**
 * Shows a form in the turn's modal, or in one of its own where the turn has none.
 * @returns false when the person has closed the modal meanwhile.
 * @throws as openModal.
 */
export async function showForm(turn: Turn, view: ModalView): Promise<boolean> {
  const { viewId } = turn.surface
  try {
    if (viewId === undefined) await openModal(turn, view)
    else await turn.client.views.update({ view_id: viewId, view })
    return true
  } catch (error) {
    if (slackErrorCode(error, ['not_found', 'view_not_found'])) return false
    throw error
  }
}

/**
 * Opens a modal, on top of the one that was pressed in if there is one.
 * @returns its id.
 * @throws TriggerExpiredError; else what Slack's client throws.
 */
export async function openModal(interaction: Interaction, view: ModalView): Promise<string> {
  const { client, origin, triggerId } = interaction
  if (!triggerId) throw new TriggerExpiredError('There is no trigger to open a modal with.')
  try {
    const call = { trigger_id: triggerId, view }
    const opened = origin === 'modal' ? await client.views.push(call) : await client.views.open(call)
    if (!opened.view?.id) throw new Error('Slack opened a view and did not say which.')
    return opened.view.id
  } catch (error) {
    if (slackErrorCode(error, ['expired_trigger_id', 'exchanged_trigger_id'])) {
      throw new TriggerExpiredError('The trigger has expired.', { cause: error })
    }
    throw error
  }
}
