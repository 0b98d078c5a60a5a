import { sayPrivately, slackErrorCode } from './answer.ts'
import type { Interaction } from './interaction.ts'
import { toModalView } from './views/modal.ts'
import type { Screen } from './views/screen.ts'

/** Where the answer to an interaction is shown. */
export interface Surface {
  /**
   * @returns false when the person has closed it meanwhile and sees nothing.
   * @throws what Slack's client throws, and ResponseUrlError.
   */
  show(screen: Screen): Promise<boolean>
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

function privately(interaction: Interaction): Surface {
  return {
    async show(screen) {
      await sayPrivately(interaction, screen)
      return true
    },
  }
}

/** The modal with this id. */
export function inModal({ client }: Pick<Interaction, 'client'>, viewId: string): Surface {
  return {
    async show(screen) {
      try {
        await client.views.update({ view_id: viewId, view: toModalView(screen) })
        return true
      } catch (error) {
        if (slackErrorCode(error, ['not_found', 'view_not_found'])) return false
        throw error
      }
    },
  }
}
