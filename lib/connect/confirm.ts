import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { sha256 } from '../store/keys.ts'
import type { Ticket, TicketStore } from '../store/tickets.ts'
import { type BrowserKey, keyCookie, readKey, stateOf, ticketIdIn } from './browser-key.ts'
import { closed } from './closed.ts'
import { type Identity, SignInError } from './identity.ts'
import { pageAnswer } from './respond.ts'
import { isSameSecret } from './same-secret.ts'
import type { SignIn } from './sign-in.ts'
import { SIGN_IN_PROBLEMS, signInPage, signInProblemPage, wrongPersonPage } from './sign-in-pages.ts'

type Answer = APIGatewayProxyStructuredResultV2
type OpenTicket = Extract<Ticket, { state: 'open' }>

interface ConfirmServices {
  signIn: SignIn
  tickets: Pick<TicketStore, 'read' | 'spendState' | 'confirm'>
}

/** Whether this is the browser in which Slack last confirmed the person whom a ticket is for. */
export function isConfirmed(event: APIGatewayProxyEventV2, open: OpenTicket, { isSecure }: SignIn): boolean {
  const key = readKey(event.cookies, open.id, isSecure)
  return key !== undefined && open.browser !== undefined && isSameSecret(sha256(key.secret), open.browser)
}

/** The page that leads to Slack. Nothing is written: whoever merely opens it, such as a mail scanner, changes nothing. */
export function askWhoIsThere(ticket: string, open: OpenTicket, signIn: SignIn, statusCode = 200): Answer {
  const key = { ticket, secret: signIn.random() }
  return {
    ...pageAnswer(statusCode, signInPage(open, signIn.address(open, key))),
    cookies: [keyCookie(key, signIn.isSecure)],
  }
}

/**
 * Slack leads back: the browser in which its person signed in gets the proof of it, and is led to the page.
 *
 * @returns 303; 200 where they cancelled; 400 for an address that was used or is another browser's; 403 for somebody
 *   else; 410 or 429 for a ticket that is closed; 502 or 503 when it is Slack that refuses or does not answer
 * @throws what the store throws: the person signs in again
 */
export async function confirmPerson(
  event: APIGatewayProxyEventV2,
  services: ConfirmServices,
): Promise<Answer> {
  const { signIn, tickets } = services
  const { state = '', code, error } = event.queryStringParameters ?? {}
  const key = readKey(event.cookies, ticketIdIn(state), signIn.isSecure)
  if (!key || !isSameSecret(state, stateOf(key))) return problemAnswer('lost', key)

  const open = await tickets.read(key.ticket)
  if (open.state !== 'open') return closed(open.state)
  if (error !== undefined) return problemAnswer(error === 'access_denied' ? 'cancelled' : 'refused', key)
  if (code === undefined || !(await tickets.spendState(key.ticket, state))) return problemAnswer('lost', key)

  let identity: Identity
  try {
    identity = await signIn.identify(code, key)
  } catch (failure) {
    if (!(failure instanceof SignInError)) throw failure
    return problemAnswer(failure.reason, key)
  }
  const { teamId, userId } = open.person
  if (identity.teamId !== teamId || identity.userId !== userId) {
    return pageAnswer(403, wrongPersonPage(open, pageOf(key)))
  }

  const proof = { ticket: key.ticket, secret: signIn.random() }
  // Where the ticket was used or has lapsed meanwhile, its page says so.
  await tickets.confirm(proof.ticket, proof.secret)
  return {
    ...pageAnswer(303, '', { location: pageOf(key) }),
    cookies: [keyCookie(proof, signIn.isSecure)],
  }
}

const problemAnswer = (problem: keyof typeof SIGN_IN_PROBLEMS, key?: BrowserKey): Answer =>
  pageAnswer(SIGN_IN_PROBLEMS[problem].statusCode, signInProblemPage(problem, key && pageOf(key)))

const pageOf = ({ ticket }: BrowserKey): string => `/connect/${encodeURIComponent(ticket)}`
