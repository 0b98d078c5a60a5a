import type { Session } from '../clinked/session.ts'
import type { Share } from '../clinked/shares.ts'
import { shareId } from '../shares/share.ts'
import { connectionId } from '../store/connections.ts'
import { type ConnectRequest, type ConnectServices, keepConnection } from './connect-account.ts'

/** What opens a share. */
export interface ShareLink {
  shareToken: string
  sharePassword: string | undefined
}

/**
 * Connects one share link of Clinked.
 *
 * @returns what is shared
 * @throws {UpstreamError} when Clinked does not let them in, or does not answer: nothing has been kept
 */
export async function connectClinked(
  { shareToken, sharePassword }: ShareLink,
  request: ConnectRequest,
  services: ConnectServices,
): Promise<Share[]> {
  const { clinked, clock } = services
  const { accessToken, expiresInMs } = await clinked.oauth.grant({ shareToken, sharePassword })
  const now = clock()
  // A token of a moment ago that is refused cannot be bettered by another one.
  const session: Session = { accessToken, renew: async () => accessToken }
  const shares = await clinked.shares.list(session)

  await keepConnection(
    {
      id: connectionId('clinked', shareToken),
      provider: 'clinked',
      person: request.open.person,
      label: labelOf(shares, shareToken),
      connectedAt: now,
      shareIds: shares.map(({ tokenKey }) => shareId(tokenKey)),
    },
    {
      shareToken,
      ...(sharePassword === undefined ? {} : { sharePassword }),
      accessToken,
      ...(expiresInMs === undefined ? {} : { accessTokenExpiresAt: now + expiresInMs }),
    },
    request,
    services,
  )
  return shares
}

/** What the person knows the connection by: what they pasted the link of, else their address as a guest. */
function labelOf(shares: Share[], shareToken: string): string {
  const pasted = shares.find(({ tokenKey }) => tokenKey.toLowerCase() === shareToken)
  return pasted?.component?.friendlyName || shares[0]?.email || 'Clinked share'
}
