import { createHmac } from 'node:crypto'
import { SIGNING_SECRET } from './environment.ts'
import { PERSON } from './seed.ts'

/** `/shares`, signed now, as the HTTP API hands it to the function. @param slackUrl where Slack is */
export function sharesCommand(slackUrl: string): object {
  const body = new URLSearchParams({
    command: '/shares',
    text: '',
    team_id: PERSON.teamId,
    team_domain: 'bench',
    channel_id: 'C0BENCH',
    user_id: PERSON.userId,
    user_name: 'bench',
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    // The worker does a request once, by this.
    trigger_id: crypto.randomUUID(),
    response_url: `${slackUrl}/response/1`,
  }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    requestContext: { http: { method: 'POST', path: '/slack/events' }, requestId: crypto.randomUUID() },
    body,
    isBase64Encoded: false,
  }
}
