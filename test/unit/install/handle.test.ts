import { Logger } from '@aws-lambda-powertools/logger'
import { describe, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { handle } from '../../../lib/install/handle.ts'
import { createInstallProvider } from '../../../lib/install/provider.ts'

const table = new Error('The table does not answer.')

test('where one workspace is served, the page says so and leads nowhere', async () => {
  for (const path of ['/slack/install', '/slack/oauth_redirect']) {
    const answer = await handle(get(path), undefined)

    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('serves one workspace')
    expect(answer.body).not.toContain('<a ')
  }
})

describe('what the table throws is thrown on, so that it is logged and answered with an error page', () => {
  test('when the button is shown', async () => {
    await expect(handle(get('/slack/install'), provider())).rejects.toThrow(table.message)
  })

  test('when Slack has led back', async () => {
    const back = { ...get('/slack/oauth_redirect'), cookies: ['a=b', 'slack-app-oauth-state=the-state'] }
    const event = { ...back, rawQueryString: 'code=the-code&state=the-state' }

    await expect(handle(event, provider())).rejects.toThrow(table)
  })
})

test('an address without a code, such as one typed by hand, offers to begin again', async () => {
  const answer = await handle(get('/slack/oauth_redirect'), provider())

  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain('href="/slack/install"')
})

/** Its stores do not answer. */
function provider() {
  const fail = () => Promise.reject(table)
  return createInstallProvider({
    installations: { put: fail },
    states: { create: fail, use: fail },
    log: new Logger({ logLevel: 'SILENT' }),
    clientId: 'client',
    clientSecret: 'secret',
    slackApiUrl: 'http://127.0.0.1:9/api/',
    publicUrl: 'https://app.example',
  })
}

function get(path: string): APIGatewayProxyEventV2 {
  return { routeKey: `GET ${path}`, rawPath: path, rawQueryString: '' } as APIGatewayProxyEventV2
}
