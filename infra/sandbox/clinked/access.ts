import type { HonoRequest } from 'hono'
import type { Grant, Share } from './model.ts'
import type { GuestVisit, ShareVisit } from './operation.ts'
import { forbidden, notFound, Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** Whether a share's time is over. */
export function hasLapsed(share: Share, world: World): boolean {
  return share.dateExpire !== null && share.dateExpire <= world.clock()
}

/** The guest whose bearer token a request carries; 401 where it carries none that is valid. */
export function visitOfGuest(request: HonoRequest, world: World): GuestVisit {
  return { request, guest: grantOf(request, world).guest }
}

/**
 * The guest and the share a request is about. 404 for a share token that nobody has, 403 for someone else's, for a
 * lapsed one, and for a password-protected one whose password this access token was not granted with (all assumed).
 */
export function visitOfShare(request: HonoRequest, world: World): ShareVisit {
  const grant = grantOf(request, world)
  const token = request.param('shareToken')
  const share = world.store.shares.find((each) => each.tokenKey === token)
  if (!share) throw notFound('Share')
  if (share.guest !== grant.guest) throw forbidden('The share belongs to someone else')
  if (hasLapsed(share, world)) throw forbidden('The share has expired')
  if (share.password !== null && grant.share !== share) throw forbidden('The share is password-protected')
  return { request, guest: grant.guest, share }
}

function grantOf(request: HonoRequest, world: World): Grant {
  const token = /^Bearer (\S+)$/i.exec(request.header('Authorization') ?? '')?.[1]
  if (token === undefined) {
    throw new Refusal(401, 'unauthorized', 'Full authentication is required to access this resource')
  }
  const grant = world.store.grants.find((each) => each.accessToken === token)
  // Spring Security, on which the server is built, repeats the token in both messages: a trap for whoever logs them.
  if (!grant) throw new Refusal(401, 'invalid_token', `Invalid access token: ${token}`)
  if (grant.expiresAt <= world.clock()) {
    throw new Refusal(401, 'invalid_token', `Access token expired: ${token}`)
  }
  return grant
}
