import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { UpstreamError } from '../errors.ts'
import type { ConnectRequest, ConnectServices } from './connect-account.ts'
import { connectIntralinks } from './connect-intralinks.ts'
import type { LoginForm } from './form.ts'
import { type LoginPage, loginConnectedPage, loginPage, notSetUpPage } from './login-page.ts'
import { LOGIN_PROBLEMS, loginProblem, NOT_SAID, type Problem } from './problems.ts'
import { pageAnswer, retryAfter } from './respond.ts'

type Answer = APIGatewayProxyStructuredResultV2
type OpenTicket = ConnectRequest['open']

/** The form for a login to Intralinks, or why there is none. */
export const showLoginForm = (open: OpenTicket, services: ConnectServices): Answer =>
  services.intralinks
    ? pageAnswer(200, loginPage(pageOf(open, false, services)))
    : pageAnswer(404, notSetUpPage())

/** Connects a login; where it is not taken, the form again with what stood in the way, and without the password. */
export async function submitLogin(
  { email, password, endOtherSessions, isMe }: LoginForm,
  request: ConnectRequest,
  services: ConnectServices,
): Promise<Answer> {
  const { intralinks } = services
  if (!intralinks) return pageAnswer(404, notSetUpPage())
  const again = (problem: Problem, retryAfterMs?: number): Answer =>
    pageAnswer(
      problem.statusCode,
      loginPage({ ...pageOf(request.open, isMe, services), problem, email }),
      retryAfter(retryAfterMs),
    )

  if (!isMe && !services.signIn) return again(NOT_SAID)
  // Each wrong try brings the account nearer to being locked, so none is sent that cannot be right.
  if (!/^\S+@[^\s@]+$/.test(email)) return again(LOGIN_PROBLEMS.no_email)
  if (password === '') return again(LOGIN_PROBLEMS.no_password)
  try {
    const login = { email, password, endOtherSessions }
    const { lastsMs } = await connectIntralinks(login, request, { ...services, intralinks })
    return pageAnswer(200, loginConnectedPage({ email, lastsMs }))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return again(loginProblem(error.code), error.retryAfterMs)
  }
}

const pageOf = (open: OpenTicket, isMe: boolean, { signIn }: ConnectServices): LoginPage => ({
  ...open,
  isMe: signIn ? undefined : isMe,
  other: 'clinked',
})
