import { json } from '../../upstream/json.ts'
import { hasLapsed } from '../access.ts'
import type { Operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'

const lifetimeSeconds = 3_600

/**
 * §1.1: a share token is exchanged for an access token. The reference shows neither the answer nor a refusal: the
 * answer's fields are those that members get, the refusals those of RFC 6749 §5.2.
 */
export function oauthOperations(world: World): Operation[] {
  const { store, clock, random } = world
  return [
    {
      section: '1.1',
      method: 'GET',
      template: '/oauth/token',
      anyone: ({ request }) => {
        if (request.query('client_id') !== 'clinked-guests') {
          throw new Refusal(401, 'invalid_client', 'Bad client credentials')
        }
        if (request.query('grant_type') !== 'share') {
          throw new Refusal(400, 'unsupported_grant_type', 'Unsupported grant type')
        }
        const share = store.shares.find((each) => each.tokenKey === request.query('token'))
        if (!share) throw new Refusal(400, 'invalid_grant', 'Share not found')
        if (hasLapsed(share, world)) throw new Refusal(400, 'invalid_grant', 'Share has expired')
        // Assumed: how a password-protected share takes its password is not documented.
        if (share.password !== null && request.query('password') !== share.password) {
          throw new Refusal(400, 'invalid_grant', 'Share password is missing or wrong')
        }
        const accessToken = random()
        store.grants.push({
          accessToken,
          guest: share.guest,
          share,
          expiresAt: clock() + lifetimeSeconds * 1_000,
        })
        return json({
          access_token: accessToken,
          token_type: 'bearer',
          refresh_token: random(),
          expires_in: lifetimeSeconds,
          scope: 'read write',
        })
      },
    },
  ]
}
