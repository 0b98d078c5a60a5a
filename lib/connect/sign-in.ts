import type { Logger } from '@aws-lambda-powertools/logger'
import { SlackError, WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Ticket } from '../store/tickets.ts'
import { type BrowserKey, nonceOf, stateOf } from './browser-key.ts'
import { type Identity, readIdentity, SignInError } from './identity.ts'
import { LOST_CODES } from './lost-codes.ts'

/** Where Slack leads back to, in the place of a ticket in the page's address: the one address that Slack is told. */
export const RETURN = 'openid'

/** Sign in with Slack: https://docs.slack.dev/authentication/sign-in-with-slack */
export interface SignIn {
  /** Whether the app is reached by https. */
  isSecure: boolean
  /** A new secret for a browser. */
  random: () => string
  /** The address at Slack that a browser is led to. */
  address: (open: Pick<Extract<Ticket, { state: 'open' }>, 'person'>, key: BrowserKey) => string
  /** @param code as Slack gave it to that browser. @throws {SignInError} */
  identify: (code: string, key: BrowserKey) => Promise<Identity>
}

export interface SignInOptions {
  client: Pick<WebClient, 'openid'>
  clientId: string
  clientSecret: string
  /** Base of Slack's Web API. */
  slackApiUrl: string
  /** Where this app takes requests, without a slash at the end. */
  publicUrl: string
  /** Epoch ms. */
  clock: () => number
  /** A new unguessable string at each call: 32 random bytes in base64url. */
  random: () => string
  log: Logger
}

export function createSignIn(options: SignInOptions): SignIn {
  const { clientId, clientSecret, client, slackApiUrl, publicUrl, clock, random, log } = options
  const redirectUri = `${publicUrl}/connect/${RETURN}`
  return {
    isSecure: publicUrl.startsWith('https:'),
    random,

    address({ person }, key) {
      const url = new URL('/openid/connect/authorize', slackApiUrl)
      url.search = new URLSearchParams({
        response_type: 'code',
        scope: 'openid',
        client_id: clientId,
        redirect_uri: redirectUri,
        state: stateOf(key),
        nonce: nonceOf(key),
        team: person.teamId,
      }).toString()
      return url.href
    },

    async identify(code, key) {
      try {
        const { id_token = '' } = await client.openid.connect.token({
          client_id: clientId,
          client_secret: clientSecret,
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
        })
        return readIdentity(id_token, { clientId, nonce: nonceOf(key), now: clock() })
      } catch (error) {
        const failure = toSignInError(error)
        log.error('Slack did not say who opened the connect page', failure)
        throw failure
      }
    },
  }
}

function toSignInError(error: unknown): SignInError {
  if (error instanceof SignInError) return error
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data
    return new SignInError(LOST_CODES.includes(code) ? 'lost' : 'refused', `Slack answered ${code}.`)
  }
  if (error instanceof SlackError)
    return new SignInError('unavailable', `Slack did not answer: ${error.code}.`)
  throw error
}
