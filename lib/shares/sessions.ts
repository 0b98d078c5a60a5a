import type { Clinked } from '../clinked/client.ts'
import type { Session } from '../clinked/session.ts'
import { UpstreamError } from '../errors.ts'
import type { ConnectionStore, SealedConnection } from '../store/connections.ts'
import { shareId } from './share.ts'

export interface SessionServices {
  clinked: Pick<Clinked, 'oauth'>
  connections: ConnectionStore
  /** Epoch ms. */
  clock: () => number
}

/**
 * Opens a connection's sealed tokens to act with. When the access token has run out, a new one is granted with the
 * stored share token and kept; when that is refused too, the connection is marked as lapsed.
 *
 * @returns the session, and the share token it was granted for.
 * @throws SealError; UpstreamError of the grant ('unauthorized' when refused).
 */
export async function openSession(
  connection: SealedConnection<'clinked'>,
  services: SessionServices,
): Promise<{ session: Session; shareToken: string }> {
  const { clinked, connections, clock } = services
  const secrets = await connections.openSecrets(connection)

  const renew = async (): Promise<string> => {
    const { shareToken, sharePassword } = secrets
    const granted = await clinked.oauth
      .grant(sharePassword === undefined ? { shareToken } : { shareToken, sharePassword })
      .catch(async (error: unknown) => {
        if (error instanceof UpstreamError && error.code === 'unauthorized')
          await connections.markLapsed(connection)
        throw error
      })
    const { accessTokenExpiresAt: _, ...kept } = secrets
    await connections.renewSecrets(connection, {
      ...kept,
      accessToken: granted.accessToken,
      ...(granted.expiresInMs === undefined ? {} : { accessTokenExpiresAt: clock() + granted.expiresInMs }),
    })
    return granted.accessToken
  }

  const hasRunOut = secrets.accessTokenExpiresAt !== undefined && secrets.accessTokenExpiresAt <= clock()
  const accessToken = hasRunOut ? await renew() : secrets.accessToken
  const shareTokens = { has: (token: string) => connection.shareIds.includes(shareId(token)) }
  return { session: { accessToken, renew, shareTokens }, shareToken: secrets.shareToken }
}
