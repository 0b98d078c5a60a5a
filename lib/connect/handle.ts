import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { parseShareToken } from '../clinked/share-token.ts'
import type { Share } from '../clinked/shares.ts'
import { UpstreamError } from '../errors.ts'
import { shareKind } from '../shares/share.ts'
import type { Ticket } from '../store/tickets.ts'
import { type ConnectServices, connectAccount } from './connect-account.ts'
import { type ConnectForm, isSameSecret, RefusedFormError, readForm } from './form.ts'
import { connectedPage, connectPage, messagePage } from './page.ts'
import { PROBLEMS, type Problem, problemOf } from './problems.ts'
import { pageAnswer } from './respond.ts'

type Answer = APIGatewayProxyStructuredResultV2
type OpenTicket = Extract<Ticket, { state: 'open' }>

/**
 * The connect page, /connect/{ticket}: GET shows whom it connects and the form, POST connects.
 *
 * @returns 200; 400, 403, 413 or 415 for what is not its own form; 405; 410 once the ticket is used or lapsed; 422
 *   for a link that does not open; 502 or 503 when it is Clinked that does not answer
 * @throws what the stores or the queue throw: nothing is lost, and the form can be sent again
 */
export async function handle(event: APIGatewayProxyEventV2, services: ConnectServices): Promise<Answer> {
  switch (event.requestContext.http.method) {
    case 'GET':
      return show(event, services)
    case 'HEAD':
      return { ...(await show(event, services)), body: '' }
    case 'POST':
      return submit(event, services)
    default:
      return pageAnswer(405, messagePage('Not allowed', 'This page can be opened and sent, nothing else.'), {
        allow: 'GET, HEAD, POST',
      })
  }
}

async function show(event: APIGatewayProxyEventV2, { tickets }: ConnectServices): Promise<Answer> {
  const found = await tickets.read(ticketOf(event))
  return found.state === 'open' ? pageAnswer(200, connectPage(found)) : closed(found.state)
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
  const open = await services.tickets.read(ticket)
  if (open.state !== 'open') return closed(open.state)
  if (!isSameSecret(form.csrf, open.csrf)) {
    return pageAnswer(
      403,
      messagePage('Not connected', 'This form is not from this page. Open the page again.'),
    )
  }

  const shareToken = parseShareToken(form.shareLink)
  if (shareToken === undefined) return again('no_token', open, form)
  try {
    const { requestId } = event.requestContext
    const { sharePassword } = form
    const shares = await connectAccount({ ticket, open, shareToken, sharePassword, requestId }, services)
    return pageAnswer(200, connectedPage(summaryOf(shares)))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return again(problemOf(error.code), open, form, error.retryAfterMs)
  }
}

const ticketOf = (event: APIGatewayProxyEventV2): string => event.pathParameters?.ticket ?? ''

/** The form again, with what stood in the way. */
function again(problem: Problem, open: OpenTicket, form: ConnectForm, retryAfterMs?: number): Answer {
  const { shareLink, sharePassword } = form
  const asksPassword = problem === 'refused' || sharePassword !== undefined
  const headers = retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
  return pageAnswer(
    PROBLEMS[problem].statusCode,
    connectPage({ ...open, problem, shareLink, asksPassword }),
    headers,
  )
}

function closed(state: 'used' | 'expired'): Answer {
  const [title, what] =
    state === 'used'
      ? [
          'Already used',
          'This page connects once, and it has. If that was you, go back to Slack: you are connected.',
        ]
      : ['Expired', 'This page was good for ten minutes.']
  return pageAnswer(410, messagePage(title, `${what} For a new page, type /shares in Slack again.`))
}

function summaryOf(shares: Share[]) {
  const guestEmail = shares.find(({ email }) => email)?.email
  return {
    ...(guestEmail === undefined ? {} : { guestEmail }),
    shares: shares.map(({ component }) => ({
      kind: (component && shareKind(component.type)) ?? component?.type ?? '',
      name: component?.friendlyName || component?.name || 'Without a name',
    })),
  }
}
