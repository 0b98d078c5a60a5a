import { NotConnectedError, UpstreamError } from '../errors.ts'
import type { Session } from '../intralinks/caller.ts'
import type { Intralinks } from '../intralinks/client.ts'
import type { Connection, ConnectionStore, SealedConnection } from '../store/connections.ts'
import type { Person } from '../store/person.ts'

export interface DataroomServices {
  /** Undefined where the deployment has no keys for Intralinks: then nobody has connected it. */
  intralinks: Intralinks | undefined
  connections: Pick<ConnectionStore, 'listOf' | 'openSecrets' | 'markLapsed'>
  /** Epoch ms. */
  clock: () => number
  /** What the job has read already; left out where each look is to be a new one. */
  logins?: KnownLogins
}

/** People's logins as a job has read them, by whose: what it does in one room after the other reads them once. */
export type KnownLogins = Map<string, SealedConnection<'intralinks'>[]>

/** A person's login to Intralinks, and what it takes to act with it. */
export interface DataroomAccess {
  intralinks: Intralinks
  session: Session
  connection: Connection<'intralinks'>
}

/**
 * Opens the newest of a person's logins to Intralinks that has not run out. There is no renewing one: a token known to
 * be over is not sent any more, and the person logs in again.
 *
 * @throws NotConnectedError when they have not logged in at all; UpstreamError `unauthorized` when every login is over.
 */
async function openIntralinksSession(
  logins: SealedConnection<'intralinks'>[],
  { intralinks, connections, clock }: DataroomServices,
): Promise<DataroomAccess> {
  if (!intralinks || logins.length === 0) {
    throw new NotConnectedError('There is no login to Intralinks.', 'intralinks')
  }
  for (const connection of logins.toReversed()) {
    if (connection.lapsedAt !== undefined) continue
    const { accessToken, accessTokenExpiresAt } = await connections.openSecrets(connection)
    if (accessTokenExpiresAt > clock()) return { intralinks, session: { accessToken }, connection }
    await connections.markLapsed(connection)
  }
  throw new UpstreamError('every login is over', {
    service: 'intralinks',
    operation: 'a session',
    code: 'unauthorized',
    mayHaveActed: false,
  })
}

/**
 * Does something with a person's login to Intralinks. Where Intralinks no longer takes it, that is noted: it is not
 * sent any more.
 *
 * @throws as openIntralinksSession, and what `act` throws.
 */
export async function inIntralinks<Result>(
  person: Person,
  services: DataroomServices,
  act: (access: DataroomAccess) => Promise<Result>,
): Promise<Result> {
  const key = `${person.teamId}#${person.userId}`
  const logins = services.logins?.get(key) ?? (await services.connections.listOf(person, 'intralinks'))
  services.logins?.set(key, logins)
  return withLogin(logins, services, act)
}

/** The same with one of these logins, the oldest of which is the first. */
export async function withLogin<Result>(
  logins: SealedConnection<'intralinks'>[],
  services: DataroomServices,
  act: (access: DataroomAccess) => Promise<Result>,
): Promise<Result> {
  const access = await openIntralinksSession(logins, services)
  try {
    return await act(access)
  } catch (error) {
    if (error instanceof UpstreamError && OVER.includes(error.code)) {
      await services.connections.markLapsed(access.connection)
    }
    throw error
  }
}

const OVER: UpstreamError['code'][] = ['unauthorized', 'logged_in_elsewhere']
