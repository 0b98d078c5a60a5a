import type { SlackBody } from '../jobs/job.ts'
import { postDirectly } from './answer.ts'
import { openModal, TriggerExpiredError } from './modal.ts'
import type { Turn } from './turn.ts'
import { connectScreen } from './views/connect.ts'
import { toModalView } from './views/modal.ts'
import { section } from './views/parts.ts'
import type { Mrkdwn } from './views/text.ts'
import { mrkdwn } from './views/text.ts'

/**
 * Offers to connect, and parks what the person wanted: it goes on by itself once they have.
 *
 * @param reason why what they wanted cannot be done with the connections they have.
 * @param resume what goes on after connecting; by default what the person did.
 */
export async function offerConnect(
  turn: Turn,
  reason?: Mrkdwn,
  resume: SlackBody | undefined = turn.body,
): Promise<void> {
  const { person, personName, teamName, services } = turn
  const ticket = await services.tickets.create({
    person,
    personName,
    teamName,
    ...(resume === undefined ? {} : { resume }),
  })
  const offer = connectScreen({ url: `${services.publicUrl}/connect/${ticket}`, userId: person.userId })
  const screen = reason
    ? { ...offer, blocks: [section(mrkdwn`:warning: ${reason}`), ...offer.blocks] }
    : offer
  if (turn.origin === 'home') {
    // A press in App Home has no message to answer in: a modal it is, or a DM when Slack's 3 s are over.
    try {
      await openModal(turn, toModalView(screen))
      return
    } catch (error) {
      if (!(error instanceof TriggerExpiredError)) throw error
    }
  }
  if (!(await turn.surface.show(screen))) await postDirectly(turn, screen)
}
