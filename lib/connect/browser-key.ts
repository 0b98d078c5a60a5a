import { createHmac } from 'node:crypto'
import { sha256 } from '../store/keys.ts'
import { TICKET_LIFETIME } from '../store/tickets.ts'

/**
 * What one browser alone has for one ticket. Until Slack has confirmed who sits before it, its secret ties the way to
 * Slack and back to this browser; from then on a new one is the proof that it was confirmed.
 */
export interface BrowserKey {
  ticket: string
  /** 32 random bytes in base64url. */
  secret: string
}

/** The key as a cookie. @param isSecure whether the app is reached by https */
export function keyCookie(key: BrowserKey, isSecure: boolean): string {
  const attributes = ['Path=/', `Max-Age=${TICKET_LIFETIME / 1000}`, 'HttpOnly', 'SameSite=Lax']
  return [
    `${cookieName(sha256(key.ticket), isSecure)}=${key.ticket}.${key.secret}`,
    ...attributes,
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')
}

/** Finds the key to a ticket among a browser's cookies. @param ticketId SHA-256 of the ticket */
export function readKey(
  cookies: string[] | undefined,
  ticketId: string,
  isSecure: boolean,
): BrowserKey | undefined {
  const prefix = `${cookieName(ticketId, isSecure)}=`
  const value = cookies?.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length)
  const [ticket, secret] = value?.split('.') ?? []
  return ticket && secret && sha256(ticket) === ticketId ? { ticket, secret } : undefined
}

/** No other host can set a cookie of this prefix: https://developer.mozilla.org/docs/Web/HTTP/Headers/Set-Cookie */
const cookieName = (ticketId: string, isSecure: boolean): string =>
  `${isSecure ? '__Host-' : ''}connect-${ticketId.slice(0, 16)}`

/** OpenID's `state`: says which ticket it is about, and that it was this browser that went to Slack. */
export const stateOf = ({ ticket, secret }: BrowserKey): string =>
  `${sha256(ticket)}.${derive(secret, 'state')}`

/** The ticket that a `state` says it is about. */
export const ticketIdIn = (state: string): string => state.split('.')[0] ?? ''

/** OpenID's `nonce`: Slack's answer is to what this browser asked. */
export const nonceOf = ({ secret }: BrowserKey): string => derive(secret, 'nonce')

const derive = (secret: string, what: 'state' | 'nonce'): string =>
  createHmac('sha256', secret).update(what).digest('base64url')
