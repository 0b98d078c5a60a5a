import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { optional, required } from '../api/arguments.ts'
import type { Method } from '../api/method.ts'
import { Refusal } from '../refusal.ts'
import type { JsonObject } from '../types.ts'

/** How long a code is good, in ms. */
const CODE_LIFETIME = 10 * 60_000

/** How long an ID token is good, in seconds. */
const TOKEN_LIFETIME = 300

/** https://docs.slack.dev/reference/methods/openid.connect.token: a code, good once, for who somebody is. */
export const openIdToken: Method = ({ oauth, store }, args) => {
  const { client, signIns } = oauth
  if (client === undefined || required(args, 'client_id') !== client.clientId)
    throw new Refusal('invalid_client_id')
  if (required(args, 'client_secret') !== client.clientSecret) throw new Refusal('bad_client_secret')
  const code = required(args, 'code')
  const signIn = signIns.get(code)
  signIns.delete(code)
  if (signIn === undefined || signIn.at + CODE_LIFETIME <= store.clock()) throw new Refusal('invalid_code')
  if (signIn.redirectUri !== optional(args, 'redirect_uri')) throw new Refusal('bad_redirect_uri')

  const { nonce, userId } = signIn
  const now = Math.floor(store.clock() / 1000)
  const id_token = signed({
    iss: 'https://slack.com',
    sub: userId,
    aud: client.clientId,
    exp: now + TOKEN_LIFETIME,
    iat: now,
    auth_time: now,
    ...(nonce === '' ? {} : { nonce }),
    'https://slack.com/team_id': store.team.id,
    'https://slack.com/user_id': userId,
  })
  return { access_token: `xoxp-${store.ids.code(40)}`, token_type: 'Bearer', id_token }
}

/** A JSON Web Token, signed as Slack signs. */
function signed(claims: JsonObject): string {
  key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const parts = [{ alg: 'RS256', typ: 'JWT', kid: 'sandbox' }, claims]
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

let key: KeyObject | undefined
