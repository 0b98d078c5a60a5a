import type { Clinked } from '../clinked/client.ts'
import type { Session } from '../clinked/session.ts'
import type { Share } from '../clinked/shares.ts'
import type { Queue } from '../jobs/queue.ts'
import { shareId } from '../shares/share.ts'
import { type Connection, type ConnectionStore, connectionId } from '../store/connections.ts'
import type { Ticket, TicketStore } from '../store/tickets.ts'

export interface ConnectServices {
  clinked: Pick<Clinked, 'oauth' | 'shares'>
  connections: Pick<ConnectionStore, 'put'>
  tickets: Pick<TicketStore, 'read' | 'use'>
  queue: Pick<Queue, 'enqueue'>
  /** Epoch ms. */
  clock: () => number
}

/** What somebody wants to connect. */
export interface ConnectRequest {
  /** As it is in the page's address. */
  ticket: string
  open: Extract<Ticket, { state: 'open' }>
  shareToken: string
  sharePassword: string | undefined
  /** Follows the request into the job, for the logs. */
  requestId: string
}

/**
 * Connects one share link for the person a ticket was made for.
 *
 * It may end after any of its steps (a crash, a time limit) or be sent twice at once; the ticket is used up last, so
 * that whoever sees no answer can send the form again, and every step before can be repeated:
 *
 *   grant, list   change nothing
 *   put           the same link makes the same connection, which is stored again
 *   enqueue       the same ticket and link make the job of the same id, which a worker does once
 *   use           closes the page: nothing more can be connected with it
 *
 * Were the ticket used before the job is on the queue, an end between the two would lose what the person had asked
 * for in Slack.
 *
 * @returns what is shared
 * @throws {UpstreamError} when Clinked does not let them in, or does not answer: nothing has been kept
 */
export async function connectAccount(request: ConnectRequest, services: ConnectServices): Promise<Share[]> {
  const { clinked, connections, tickets, queue, clock } = services
  const { ticket, open, shareToken, sharePassword, requestId } = request
  const { person, resume } = open

  const { accessToken, expiresInMs } = await clinked.oauth.grant({ shareToken, sharePassword })
  const now = clock()
  // A token of a moment ago that is refused cannot be bettered by another one.
  const session: Session = { accessToken, renew: async () => accessToken }
  const shares = await clinked.shares.list(session)

  const connection: Connection = {
    id: connectionId('clinked', shareToken),
    provider: 'clinked',
    person,
    label: labelOf(shares, shareToken),
    connectedAt: now,
    shareIds: shares.map(({ tokenKey }) => shareId(tokenKey)),
  }
  await connections.put(connection, {
    shareToken,
    ...(sharePassword === undefined ? {} : { sharePassword }),
    accessToken,
    ...(expiresInMs === undefined ? {} : { accessTokenExpiresAt: now + expiresInMs }),
  })

  await queue.enqueue({
    version: 1,
    kind: 'connected',
    id: `connected#${open.id}#${connection.id}`,
    requestId,
    receivedAt: now,
    person,
    connectionId: connection.id,
    ...(resume === undefined ? {} : { resume }),
  })

  // Whoever sent the form at the same time may have used it first: the same has been connected then.
  await tickets.use(ticket)
  return shares
}

/** What the person knows the connection by: what they pasted the link of, else their address as a guest. */
function labelOf(shares: Share[], shareToken: string): string {
  const pasted = shares.find(({ tokenKey }) => tokenKey.toLowerCase() === shareToken)
  return pasted?.component?.friendlyName || shares[0]?.email || 'Clinked share'
}
