import * as z from 'zod'
import { readJson } from '../http/json.ts'
import { isSameSecret } from './same-secret.ts'

const ISSUER = 'https://slack.com'

/** What is read of Slack's answer. https://docs.slack.dev/reference/methods/openid.connect.token */
const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  /** Epoch seconds. */
  exp: z.number(),
  nonce: z.string(),
  'https://slack.com/team_id': z.string(),
  'https://slack.com/user_id': z.string(),
})

/** Somebody in Slack, as Slack names them. */
export interface Identity {
  teamId: string
  userId: string
}

/** Slack did not say who somebody is: it does not answer, refuses the app, or the code is no longer good. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly reason: 'lost' | 'refused' | 'unavailable'

  constructor(reason: SignInError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Reads who somebody is out of Slack's ID token. It comes from Slack's token endpoint itself, over TLS and for the
 * app's own secret, which stands for checking its signature; all else is checked.
 * https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 *
 * @param asked what the token was asked for, and when it came (epoch ms)
 * @throws {SignInError}
 */
export function readIdentity(
  idToken: string,
  asked: { clientId: string; nonce: string; now: number },
): Identity {
  const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url')
  const { iss, aud, exp, nonce, ...person } = readJson(
    payload,
    Claims,
    (message) => new SignInError('refused', `The ID token is not what Slack documents: ${message}`),
  )
  if (iss !== ISSUER) throw new SignInError('refused', 'The ID token is not from Slack.')
  if (aud !== asked.clientId) throw new SignInError('refused', 'The ID token is for another app.')
  if (exp * 1000 <= asked.now) throw new SignInError('refused', 'The ID token has lapsed.')
  if (!isSameSecret(nonce, asked.nonce)) {
    throw new SignInError('lost', 'The ID token answers what another browser asked.')
  }
  return { teamId: person['https://slack.com/team_id'], userId: person['https://slack.com/user_id'] }
}
