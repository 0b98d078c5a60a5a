import * as z from 'zod'
import { OptionalNumber } from './json.ts'

/** Leave to act for somebody. */
export interface Grant {
  accessToken: string
  /** How long the token is good for, in ms, where the upstream says. */
  expiresInMs?: number
}

// Printable ASCII: what an Authorization header can carry (RFC 6750 §2.1).
const AccessToken = z.string().regex(/^[\x21-\x7e]+$/, 'not a token')

/** The fields of RFC 6749 §5.1; `expires_in` is in seconds. A refresh token is not used. */
export const TokenAnswer = z.object({ access_token: AccessToken, expires_in: OptionalNumber }).transform(
  ({ access_token, expires_in }): Grant => ({
    accessToken: access_token,
    ...(expires_in === undefined ? {} : { expiresInMs: expires_in * 1000 }),
  }),
)
