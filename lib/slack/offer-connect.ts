import type { Service } from '../errors.ts'
import type { SlackBody } from '../jobs/job.ts'
import { openModal, TriggerExpiredError } from './modal.ts'
import { tell } from './surface.ts'
import type { Turn } from './turn.ts'
import { connectScreen, ROOMS_NOT_SET_UP } from './views/connect.ts'
import { errorScreen } from './views/errors.ts'
import { toModalView } from './views/modal.ts'
import type { Mrkdwn } from './views/text.ts'

export interface Offer {
  /** What it is about; Clinked where it is not said. On the page the person may choose the other. */
  provider?: Service
  /** Why what they wanted cannot be done with the connections they have. */
  reason?: Mrkdwn
  /** What goes on by itself after connecting; undefined for nothing. */
  resume: SlackBody | undefined
  /** Whether what they had connected there has ended. */
  isAgain?: boolean
}

/**
 * What goes on after connecting for its own sake: a list, or nothing where App Home shows it anyway.
 * @param list the action that shows it, as the command with nothing behind it does
 */
export function listAfterwards({ body, origin }: Turn, list: string): SlackBody | undefined {
  if (origin === 'home') return undefined
  if (origin === 'command') return { ...body, text: '' }
  return { ...body, actions: [{ type: 'button', action_id: list }] }
}

/** Offers to connect, and parks what the person wanted; where the app cannot connect that service, says so. */
export async function offerConnect(turn: Turn, offer: Offer): Promise<void> {
  const { provider = 'clinked', reason, resume, isAgain = false } = offer
  const { person, personName, teamName, services, surface, typed } = turn
  if (provider === 'intralinks' && !services.intralinks) return tell(turn, errorScreen(ROOMS_NOT_SET_UP))
  const ticket = await services.tickets.create({
    person,
    personName,
    teamName,
    provider,
    ...(resume === undefined ? {} : { resume: { ...resume, resume_in_view: surface.viewId } }),
  })
  const screen = connectScreen({
    provider,
    isAgain,
    url: `${services.publicUrl}/connect/${ticket}`,
    userId: person.userId,
    ...(reason === undefined ? {} : { reason }),
    typed,
  })
  if (turn.origin === 'home' && surface.viewId === undefined) {
    // A press in App Home has no message to answer in: a modal it is, or a DM when Slack's 3 s are over.
    try {
      await openModal(turn, toModalView(screen))
      return
    } catch (error) {
      if (!(error instanceof TriggerExpiredError)) throw error
    }
  }
  await tell(turn, screen)
}
