import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { Provider } from '../store/connections.ts'
import { closed } from './closed.ts'
import { askWhoIsThere, confirmPerson, isConfirmed } from './confirm.ts'
import type { ConnectRequest, ConnectServices } from './connect-account.ts'
import { type ConnectForm, RefusedFormError, readForm } from './form.ts'
import { showLinkForm, submitLink } from './link.ts'
import { showLoginForm, submitLogin } from './login.ts'
import { messagePage } from './page.ts'
import { pageAnswer } from './respond.ts'
import { isSameSecret } from './same-secret.ts'
import { RETURN } from './sign-in.ts'

type Answer = APIGatewayProxyStructuredResultV2

/**
 * The connect page, /connect/{ticket}: GET shows whom it connects and the form, POST connects. What is connected is
 * what the person was offered to, or what they choose by `?provider=`. Where Slack can be asked, the page first leads
 * there and, by /connect/openid, back: nobody but the person whom the ticket is for gets to the form. Where it cannot,
 * the form asks whether they are that person.
 *
 * @returns 200; 400, 403, 413 or 415 for what is not its own form; 403 in a browser in which Slack has not confirmed
 *   the person; 404 for Intralinks where it is not set up; 409 for a login that is in use elsewhere; 410 once the ticket
 *   is used or lapsed; 422 for a link or a login that does not open; 429 after ten tries; 502 or 503 when it is the
 *   upstream that does not answer; and what {@link confirmPerson} does
 * @throws what the stores or the queue throw: nothing is lost, and the form can be sent again
 */
export async function handle(event: APIGatewayProxyEventV2, services: ConnectServices): Promise<Answer> {
  return event.requestContext.http.method === 'POST' ? submit(event, services) : show(event, services)
}

async function show(event: APIGatewayProxyEventV2, services: ConnectServices): Promise<Answer> {
  const ticket = ticketOf(event)
  const { signIn, tickets } = services
  if (ticket === RETURN && signIn) return confirmPerson(event, { signIn, tickets })

  const found = await tickets.read(ticket)
  if (found.state !== 'open') return closed(found.state)
  if (signIn && !isConfirmed(event, found, signIn)) return askWhoIsThere(ticket, found, signIn)
  const chosen = Provider.safeParse(event.queryStringParameters?.provider)
  const provider = chosen.success ? chosen.data : found.provider
  return provider === 'clinked' ? showLinkForm(found, services) : showLoginForm(found, services)
}

async function submit(event: APIGatewayProxyEventV2, services: ConnectServices): Promise<Answer> {
  let form: ConnectForm
  try {
    form = readForm(event)
  } catch (error) {
    if (!(error instanceof RefusedFormError)) throw error
    return pageAnswer(error.statusCode, messagePage('Not connected', error.message))
  }

  const ticket = ticketOf(event)
  const { signIn, tickets } = services
  const open = await tickets.read(ticket)
  if (open.state !== 'open') return closed(open.state)
  if (!isSameSecret(form.csrf, open.csrf)) {
    return pageAnswer(
      403,
      messagePage('Not connected', 'This form is not from this page. Open the page again.'),
    )
  }
  if (signIn && !isConfirmed(event, open, signIn)) return askWhoIsThere(ticket, open, signIn, 403)
  // Where others were faster and closed the ticket, its page says why.
  if (!(await tickets.countSubmission(ticket))) return show(event, services)

  const request: ConnectRequest = { ticket, open, requestId: event.requestContext.requestId }
  return form.provider === 'clinked'
    ? submitLink(form, request, services)
    : submitLogin(form, request, services)
}

const ticketOf = (event: APIGatewayProxyEventV2): string => event.pathParameters?.ticket ?? ''
