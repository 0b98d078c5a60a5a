import { roomsOf } from '../datarooms/rooms.ts'
import { NotConnectedError, UpstreamError } from '../errors.ts'
import type { Services } from '../services.ts'
import { waitingApprovals } from '../shares/approvals.ts'
import { sharesOf } from '../shares/list-shares.ts'
import { ofProvider, type SealedConnection } from '../store/connections.ts'
import { noteHomeCards } from './approval-cards.ts'
import type { Interaction } from './interaction.ts'
import { values } from './values.ts'
import type { HomeRooms } from './views/dataroom-list.ts'
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
  const connections = await services.connections.listSealed(person)
  const [{ list, approvals, troubles, isPartial }, rooms, subscriptions] = await Promise.all([
    sharesAndApprovals(ofProvider(connections, 'clinked'), services),
    homeRooms(ofProvider(connections, 'intralinks'), services),
    services.subscriptions.list(person),
  ])
  const failing = new Map([...list.troubles, ...troubles].map((trouble) => [trouble.connection.id, trouble]))
  // Asking shows which connections have ended, and which are good again.
  const mayHaveChanged =
    failing.size > 0 || rooms.state === 'failed' || connections.some(({ lapsedAt }) => lapsedAt !== undefined)
  await client.views.publish({
    user_id: person.userId,
    view: homeView({
      connections: mayHaveChanged ? await services.connections.list(person) : connections,
      approvals: approvals.map((approval) => ({ approval })),
      isPartial,
      rooms,
      digest: subscriptions.find((each) => each.kind === 'digest'),
      subscriptions: subscriptions.filter(({ kind }) => kind === 'channel').length,
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

async function sharesAndApprovals(connections: SealedConnection<'clinked'>[], services: Services) {
  const list = await sharesOf(connections, services)
  return { list, ...(await waitingApprovals(list, services)) }
}

async function homeRooms(logins: SealedConnection<'intralinks'>[], services: Services): Promise<HomeRooms> {
  if (!services.intralinks) return { state: 'not_set_up' }
  try {
    return { state: 'listed', rooms: await roomsOf(logins, services) }
  } catch (error) {
    if (error instanceof NotConnectedError) return { state: 'not_connected' }
    if (error instanceof UpstreamError) return { state: 'failed', error }
    throw error
  }
}

/** The page of the list that the person was looking at when they pressed something in App Home. */
export function homePage({ view }: Pick<Interaction, 'view'>): number {
  return view?.privateMetadata ? values.home.read(view.privateMetadata).p : 1
}
