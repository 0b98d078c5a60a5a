import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallbackOptions, Installation, InstallProvider } from '@slack/oauth'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { inject } from 'light-my-request'
import { pageAnswer } from '../connect/respond.ts'
import { addedPage, addedToOrganisationPage, type Problem, problemPage } from './pages.ts'
import { PROBLEMS, problemOf } from './problems.ts'

type Answer = APIGatewayProxyStructuredResultV2

/**
 * Adding the app: GET /slack/install shows the button that leads to Slack, and Slack leads back to
 * GET /slack/oauth_redirect. Whatever breaks off in between can be begun again: Slack gives new tokens each time.
 *
 * @param provider undefined where the deployment serves one workspace
 * @returns 200; 400 for an address that was used, lapsed or begun in another browser; 404 without a provider; 502 or
 *   503 when it is Slack that refuses or does not answer
 * @throws what the stores throw
 */
export async function handle(
  event: APIGatewayProxyEventV2,
  provider: InstallProvider | undefined,
): Promise<Answer> {
  if (!provider) return problemAnswer(PROBLEMS.oneWorkspace)
  return event.routeKey === 'GET /slack/oauth_redirect'
    ? overHttp(event, (request, response) => provider.handleCallback(request, response, callbacks))
    : overHttp(event, (request, response) => provider.handleInstallPath(request, response))
}

export const problemAnswer = (problem: Problem): Answer =>
  pageAnswer(problem.statusCode, problemPage(problem))

const callbacks: CallbackOptions = {
  success: (installation, _options, _request, response) => {
    response.writeHead(200).end(successPage(installation))
  },
  failure: (error, _options, _request, response) => {
    const problem = problemOf(error)
    if (!problem) throw error
    response.writeHead(problem.statusCode).end(problemPage(problem))
  },
}

function successPage({ isEnterpriseInstall, team, enterprise, appId = '' }: Installation): string {
  if (isEnterpriseInstall && enterprise) {
    return addedToOrganisationPage({ name: enterprise.name, enterpriseId: enterprise.id, appId })
  }
  return addedPage({ name: team?.name, teamId: team?.id ?? '', appId })
}

/** Gives the provider the request and response of Node that it is made for, and the answer our pages' headers. */
async function overHttp(
  { rawPath, rawQueryString, cookies = [] }: APIGatewayProxyEventV2,
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Answer> {
  const answer = await inject(
    (request, response) => {
      handler(request, response).catch((error: Error) => response.destroy(error))
    },
    { method: 'GET', url: `${rawPath}?${rawQueryString}`, headers: { cookie: cookies.join('; ') } },
  )
  const setCookie = answer.headers['set-cookie'] ?? []
  return {
    ...pageAnswer(answer.statusCode, answer.payload),
    cookies: [setCookie].flat().map(String),
  }
}
