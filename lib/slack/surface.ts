import type { TransferJob } from '../jobs/job.ts'
import { postDirectly, replaceOriginal, sayPrivately, slackErrorCode } from './answer.ts'
import type { Interaction } from './interaction.ts'
import { toModalView } from './views/modal.ts'
import type { Screen } from './views/screen.ts'

/** Where the answer to an interaction is shown. */
export interface Surface {
  /**
   * @param options.ifUnchanged only while a modal still shows what this surface showed last.
   * @returns false when the person has closed it meanwhile and sees nothing, or sees something else.
   * @throws what Slack's client throws, and ResponseUrlError.
   */
  show(screen: Screen, options?: { ifUnchanged: boolean }): Promise<boolean>
  /** Which modal it is, where it is one. */
  viewId?: string
  /** Which message it is, where it is one that was posted for this. */
  message?: { channel: string; ts: string }
}

/**
 * Where an answer is shown unless its listener says otherwise: a button in a modal is answered there, a form in the
 * modal below it, all else in a message that only this person sees.
 */
export function surfaceOf(interaction: Interaction): Surface {
  const { origin, view, actionId } = interaction
  if (origin !== 'modal' || !view) return privately(interaction)
  const isForm = actionId === undefined
  if (!isForm) return inModal(interaction, view.id)
  return view.previousViewId ? inModal(interaction, view.previousViewId) : privately(interaction)
}

/** Where a request that was handed on has been answered so far, and is answered further. */
export function surfaceIn(interaction: Interaction, { viewId, message }: TransferJob['shownIn']): Surface {
  if (message) return inMessage(interaction, message)
  return viewId === undefined ? surfaceOf(interaction) : inModal(interaction, viewId)
}

/** A message that was posted to be changed as things go on. */
export function inMessage(
  { client }: Pick<Interaction, 'client'>,
  message: { channel: string; ts: string },
): Surface {
  return {
    message,
    async show({ text, blocks }) {
      await client.chat.update({ ...message, text, blocks })
      return true
    },
  }
}

/**
 * Shows a screen where an answer goes or, when that has been closed, in the person's DM: it is not lost.
 * @throws what Slack's client throws, and ResponseUrlError.
 */
export async function tell(
  turn: Pick<Interaction, 'client' | 'person'> & { surface: Surface },
  screen: Screen,
): Promise<void> {
  if (!(await turn.surface.show(screen))) await postDirectly(turn, screen)
}

/**
 * Shows a screen in the place of the modal or message that was pressed in.
 * @throws what Slack's client throws, and ResponseUrlError.
 */
export async function showInstead(turn: Interaction & { surface: Surface }, screen: Screen): Promise<void> {
  if (turn.origin === 'modal') await turn.surface.show(screen)
  else await replaceOriginal(turn, screen)
}

function privately(interaction: Interaction): Surface {
  return {
    async show(screen) {
      await sayPrivately(interaction, screen)
      return true
    },
  }
}

/** The modal with this id. What it remembers of the share it shows, it goes on remembering while it shows an error. */
export function inModal({ client, view }: Pick<Interaction, 'client' | 'view'>, viewId: string): Surface {
  const remembered = view?.id === viewId ? view.privateMetadata : undefined
  // Slack gives each state of a view another one. https://docs.slack.dev/reference/methods/views.update
  let hash: string | undefined
  return {
    viewId,
    async show(screen, { ifUnchanged } = { ifUnchanged: false }) {
      const privateMetadata = screen.privateMetadata ?? remembered
      const shown = privateMetadata === undefined ? screen : { ...screen, privateMetadata }
      try {
        const guard = ifUnchanged && hash !== undefined ? { hash } : {}
        const updated = await client.views.update({ view_id: viewId, view: toModalView(shown), ...guard })
        hash = updated.view?.hash
        return true
      } catch (error) {
        if (slackErrorCode(error, ['not_found', 'view_not_found'])) return false
        if (ifUnchanged && slackErrorCode(error, ['hash_conflict'])) return false
        throw error
      }
    },
  }
}
