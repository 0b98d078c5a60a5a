import type { Clinked } from '../clinked/client.ts'
import type { Service } from '../errors.ts'
import type { Intralinks } from '../intralinks/client.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Connection, ConnectionSecrets, ConnectionStore } from '../store/connections.ts'
import type { Ticket, TicketStore } from '../store/tickets.ts'
import type { SignIn } from './sign-in.ts'

export interface ConnectServices {
  clinked: Pick<Clinked, 'oauth' | 'shares'>
  /** Undefined where the deployment has no keys for Intralinks. */
  intralinks: Pick<Intralinks, 'oauth'> | undefined
  connections: Pick<ConnectionStore, 'put'>
  tickets: Pick<TicketStore, 'read' | 'countSubmission' | 'spendState' | 'confirm' | 'use'>
  /** Has Slack confirm who opens the page. Undefined where the deployment cannot: then the page asks them itself. */
  signIn: SignIn | undefined
  queue: Pick<Queue, 'enqueue'>
  /** Epoch ms. */
  clock: () => number
}

/** Somebody sent the form of their page. */
export interface ConnectRequest {
  /** As it is in the page's address. */
  ticket: string
  open: Extract<Ticket, { state: 'open' }>
  /** Follows the request into the job, for the logs. */
  requestId: string
}

/**
 * Keeps what an upstream gave for a share link or a login, as a connection of the person a ticket was made for.
 *
 * Connecting may end after any of its steps (a crash, a time limit) or be sent twice at once; the ticket is used up
 * last, so that whoever sees no answer can send the form again, and every step before can be repeated:
 *
 *   the upstream   gives access anew; nothing is changed there
 *   put            the same link or login makes the same connection, which is stored again
 *   enqueue        the same ticket and connection make the job of the same id, which a worker does once
 *   use            closes the page: nothing more can be connected with it
 *
 * Were the ticket used before the job is on the queue, an end between the two would lose what the person had asked
 * for in Slack.
 */
export async function keepConnection<P extends Service>(
  connection: Connection<P>,
  secrets: ConnectionSecrets<P>,
  { ticket, open, requestId }: ConnectRequest,
  { connections, queue, tickets, signIn }: ConnectServices,
): Promise<void> {
  await connections.put(connection, secrets)

  // What waits can go on with what it was offered to connect, and not with another that was chosen on the page.
  const resume = connection.provider === open.provider ? open.resume : undefined
  await queue.enqueue({
    version: 1,
    kind: 'connected',
    id: `connected#${open.id}#${connection.id}`,
    requestId,
    receivedAt: connection.connectedAt,
    person: connection.person,
    connectionId: connection.id,
    askedAt: open.madeAt,
    ...(signIn ? { isConfirmed: true } : {}),
    ...(resume === undefined ? {} : { resume }),
  })

  // Whoever sent the form at the same time may have used it first: the same has been connected then.
  await tickets.use(ticket)
}
