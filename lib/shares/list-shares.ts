import type { Clinked } from '../clinked/client.ts'
import type { Session } from '../clinked/session.ts'
import { NotConnectedError, ShareNotFoundError, UpstreamError } from '../errors.ts'
import type { Connection, SealedConnection } from '../store/connections.ts'
import type { Person } from '../store/person.ts'
import { openSession, type SessionServices } from './sessions.ts'
import { type Share, type ShareRef, shareId, shareKind } from './share.ts'

export interface ShareServices extends SessionServices {
  clinked: Clinked
  /** What the job has found already; left out where each look is to be a new one. */
  found?: FoundShares
}

/** Shares that a job has found, by whose and which: what it does with one several times it looks up once. */
export type FoundShares = Map<string, ShareAccess>

/** A share with what it takes to act on it. The token stays inside lib/shares and lib/clinked. */
export interface ShareAccess {
  share: Share
  shareToken: string
  session: Session
  /** Whether the session was granted for this very share, and so with its password if it has one. */
  isGranted: boolean
}

/** A connection whose shares could not be listed now, and why. */
export interface Trouble {
  connection: Connection
  error: UpstreamError
}

/** What a person has in Clinked: each share once, the newest first, and the connections that did not answer. */
export interface ShareList {
  connections: Connection<'clinked'>[]
  accesses: ShareAccess[]
  troubles: Trouble[]
}

/** Lists the shares of all of a person's connections to Clinked. One that fails does not hide the others. */
export async function listShares(person: Person, services: ShareServices): Promise<ShareList> {
  return sharesOf(await services.connections.listOf(person, 'clinked'), services)
}

/** The same of connections that were read already. */
export async function sharesOf(
  connections: SealedConnection<'clinked'>[],
  services: ShareServices,
): Promise<ShareList> {
  return { connections, ...(await accessAll(connections, services)) }
}

/**
 * Finds one share among a person's own connections, those first under which it was last seen. A share is looked up in
 * each job: nobody acts on one that was taken back meanwhile.
 *
 * @throws NotConnectedError, ShareNotFoundError; UpstreamError when the connection that has it does not answer.
 */
export async function findShare(
  person: Person,
  { shareId: id, item }: ShareRef,
  services: ShareServices,
): Promise<ShareAccess> {
  const key = `${person.teamId}#${person.userId}#${id}`
  const access = services.found?.get(key) ?? (await lookFor(id, person, services))
  services.found?.set(key, access)
  return item === undefined ? access : within(access, item)
}

async function lookFor(id: string, person: Person, services: ShareServices): Promise<ShareAccess> {
  const connections = await services.connections.listOf(person, 'clinked')
  if (connections.length === 0) throw new NotConnectedError('Nothing is connected.', 'clinked')
  const likely = connections.filter((connection) => connection.shareIds.includes(id))
  const others = connections.filter((connection) => !connection.shareIds.includes(id))
  const seen = await accessAll(likely, services)
  const isSeen = seen.accesses.some(({ share }) => share.id === id)
  const unseen = isSeen ? { accesses: [], troubles: [] } : await accessAll(others, services)
  const access = [...seen.accesses, ...unseen.accesses].find(({ share }) => share.id === id)
  if (access) return access
  // One that had it and answers that it has it no more knows; one that has lapsed and never had it does not.
  const [asked, { troubles }] = likely.length > 0 ? [likely, seen] : [others, unseen]
  const passing = troubles.find(mayPass)
  const isAnswered = troubles.length < asked.length
  const unknown = isAnswered ? likely.length === 0 && passing : (passing ?? troubles[0])
  if (unknown) throw unknown.error
  throw new ShareNotFoundError('No connection of this person has the share.')
}

/** Whether it may answer the next time. */
const mayPass = ({ error }: Trouble): boolean => error.retryable

/** The same access to one file or note inside a shared folder. */
export function within(access: ShareAccess, item: number): ShareAccess {
  return { ...access, share: { ...access.share, item, entityId: item } }
}

/**
 * Whether a refusal comes of the share's password. The reference does not say how one is asked for, so this is told by
 * what there is: the share has one, and the session was granted for another share.
 */
export function isForWantOfPassword(error: unknown, { share, isGranted }: ShareAccess): boolean {
  return error instanceof UpstreamError && error.code === 'forbidden' && share.hasPassword && !isGranted
}

async function accessAll(
  connections: SealedConnection<'clinked'>[],
  services: ShareServices,
): Promise<Pick<ShareList, 'accesses' | 'troubles'>> {
  const byId = new Map<string, ShareAccess>()
  const troubles: Trouble[] = []
  const listings = await Promise.all(
    connections.map(async (connection) => {
      try {
        return await accessConnection(connection, services)
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error
        if (error.code === 'unauthorized') await services.connections.markLapsed(connection)
        troubles.push({ connection, error })
        return []
      }
    }),
  )
  for (const access of listings.flat()) {
    const { id } = access.share
    if (!byId.has(id) || access.isGranted) byId.set(id, access)
  }
  const accesses = [...byId.values()].sort((a, b) => b.share.dateCreated - a.share.dateCreated)
  return { accesses, troubles }
}

async function accessConnection(
  connection: SealedConnection<'clinked'>,
  services: ShareServices,
): Promise<ShareAccess[]> {
  const { clinked, connections } = services
  const { session, shareToken } = await openSession(connection, services)
  const listed = await clinked.shares.list(session)
  const accesses = listed.map((shared): ShareAccess => {
    const { component } = shared
    return {
      session,
      shareToken: shared.tokenKey,
      isGranted: shared.tokenKey === shareToken,
      share: {
        id: shareId(shared.tokenKey),
        connectionId: connection.id,
        kind: component && shareKind(component.type),
        type: component?.type ?? 'share',
        name: component?.friendlyName ?? '',
        entityId: component?.id ?? 0,
        item: undefined,
        sharedBy: shared.user?.name,
        guestEmail: shared.email,
        hasPassword: shared.passwordEnabled ?? false,
        dateCreated: shared.dateCreated,
        dateExpire: shared.dateExpire,
      },
    }
  })
  await Promise.all([
    connections.setShareIds(
      connection,
      accesses.map(({ share }) => share.id),
    ),
    connections.clearLapsed(connection),
  ])
  return accesses
}
