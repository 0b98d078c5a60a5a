import type { Intralinks } from '../intralinks/client.ts'
import type { Login } from '../intralinks/oauth.ts'
import { connectionId } from '../store/connections.ts'
import { type ConnectRequest, type ConnectServices, keepConnection } from './connect-account.ts'

/** How long a token is good for where Intralinks does not say, in ms: what it says in all samples. */
const USUAL_LIFETIME_MS = 3_599_000

/**
 * Connects a login to Intralinks: it is exchanged for a token at once, and the password is not kept.
 *
 * @returns how long the connection lasts, in ms
 * @throws {UpstreamError} when Intralinks does not let them in, or does not answer: nothing has been kept
 */
export async function connectIntralinks(
  login: Login,
  request: ConnectRequest,
  services: ConnectServices & { intralinks: Pick<Intralinks, 'oauth'> },
): Promise<{ lastsMs: number }> {
  const { intralinks, clock } = services
  // Counted from before it was asked for: a token is never taken to be good for longer than it is.
  const asked = clock()
  const { accessToken, expiresInMs: lastsMs = USUAL_LIFETIME_MS } = await intralinks.oauth.grant(login)
  await keepConnection(
    {
      id: connectionId('intralinks', login.email.toLowerCase()),
      provider: 'intralinks',
      person: request.open.person,
      label: login.email,
      connectedAt: asked,
      shareIds: [],
    },
    { accessToken, accessTokenExpiresAt: asked + lastsMs },
    request,
    services,
  )
  return { lastsMs }
}
