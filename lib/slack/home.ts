import type { Services } from '../services.ts'
import { waitingApprovals } from '../shares/approvals.ts'
import { listShares } from '../shares/list-shares.ts'
import { noteHomeCards } from './approval-cards.ts'
import type { Interaction } from './interaction.ts'
import { values } from './values.ts'
import { HOME_APPROVALS, homeView } from './views/home.ts'

/**
 * Draws a person's App Home anew.
 * @param page of the list of shares, from 1.
 * @throws what Slack's client throws. Upstreams that fail are shown in it.
 */
export async function publishHome(
  { client, person, services }: Pick<Interaction, 'client' | 'person'> & { services: Services },
  page: number,
): Promise<void> {
  const list = await listShares(person, services)
  const { approvals, troubles } = await waitingApprovals(list, services)
  const failing = new Map([...list.troubles, ...troubles].map((trouble) => [trouble.connection.id, trouble]))
  await client.views.publish({
    user_id: person.userId,
    view: homeView({
      connections: list.connections,
      approvals: approvals.map((approval) => ({ approval })),
      list: {
        shares: list.accesses.map(({ share }) => share),
        troubles: [...failing.values()].map(({ connection, error }) => ({ label: connection.label, error })),
        page,
      },
      drawnAt: services.clock(),
    }),
  })
  await noteHomeCards(person, approvals.slice(0, HOME_APPROVALS), services)
}

/** The page of the list that the person was looking at when they pressed something in App Home. */
export function homePage({ view }: Pick<Interaction, 'view'>): number {
  return view?.privateMetadata ? values.home.read(view.privateMetadata).p : 1
}
