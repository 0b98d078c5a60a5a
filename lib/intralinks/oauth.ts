/** Logging in. The password goes into the body of this one request and nowhere else. */
import { TokenAnswer } from '../http/grant.ts'
import { operation } from './operation.ts'

/** Who logs in, and whether at the cost of being logged out elsewhere. */
export interface Login {
  email: string
  password: string
  /**
   * Ends the person's other sessions: in their browser they are thrown out. Only where they asked for it, having been
   * told. Without it, an account that allows one session at a time fails with `logged_in_elsewhere`.
   */
  endOtherSessions?: boolean
}

/** The app's own keys, from Intralinks' developer portal. */
export interface ClientKeys {
  clientId: string
  clientSecret: string
}

/**
 * The token, which is good for about an hour; its type, "BearerToken", is sent as `Bearer`. There is no renewing it:
 * when it has run out, the person logs in again.
 */
export const grant = operation('POST /v2/oauth/token', TokenAnswer, {
  query: { grant_type: 'client_credentials' },
  form: ({ email, password, endOtherSessions, clientId, clientSecret }: Login & ClientKeys) => ({
    email,
    password,
    client_id: clientId,
    client_secret: clientSecret,
    ...(endOtherSessions ? { endOtherSessions: 'true' } : {}),
  }),
})
