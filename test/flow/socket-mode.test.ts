import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { findWorkspace } from '../../infra/sandbox/own-workspace.ts'
import { type SocketMode, startSocketMode } from '../../infra/sandbox/socket-mode.ts'
import { ANNA, lastMessage, words } from './people.ts'
import { command, homeOpened, sender } from './socket-payloads.ts'
import { type SocketSlack, startSocketSlack } from './socket-slack.ts'
import { type Stack, startStack } from './stack.ts'

const APP_TOKEN = 'xapp-1-A0SHARES-1-secret'

let stack: Stack
let slack: SocketSlack
let socketMode: SocketMode | undefined
let errors: unknown[]

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  slack = await startSocketSlack(APP_TOKEN)
  errors = []
})
afterEach(async () => {
  await socketMode?.stop()
  socketMode = undefined
  await slack.stop()
})
afterAll(() => stack.stop())

describe('what a real workspace sends', () => {
  test('a command is answered as it is over HTTP', async () => {
    await connect()

    expect(await slack.send('slash_commands', command(stack, '/shares', 'help'))).toEqual({})
    await stack.drain()

    expect(words(lastMessage(stack, ANNA))).toContain('/shares search')
  })

  test('a form that was filled in wrongly says so at its field', async () => {
    await connect()
    const view = {
      type: 'modal',
      callback_id: 'reply',
      state: { values: { text: { text: { type: 'plain_text_input', value: ' ' } } } },
    }

    const answer = await slack.send('interactive', { type: 'view_submission', ...sender(stack), view })

    expect(answer).toEqual({ response_action: 'errors', errors: { text: expect.any(String) } })
    expect(await stack.drain()).toBe(0)
  })

  test('an event that comes again is done once', async () => {
    await connect()
    const event = homeOpened(stack)

    expect(await slack.send('events_api', event)).toEqual({})
    await slack.send('events_api', event, { retry_attempt: 1, retry_reason: 'timeout' })
    await stack.drain()

    expect(published()).toBe(1)
  })

  test('what the app does not take is told, and not acknowledged', async () => {
    const told = Promise.withResolvers<unknown>()
    await connect({ appUrl: `${slack.apiUrl}nowhere`, onError: told.resolve })
    let acknowledged = false

    const answer = slack.send('events_api', homeOpened(stack)).then(() => {
      acknowledged = true
    })

    expect(String(await told.promise)).toContain('The app did not take what Slack sent (events_api)')
    expect(acknowledged).toBe(false)
    void answer
  })
})

test('what nobody knows is told', async () => {
  const told = Promise.withResolvers<unknown>()
  await connect({ onError: told.resolve })

  void slack.send('telepathy', {})

  expect(String(await told.promise)).toContain('not known here: telepathy')
})

describe('the connection', () => {
  test('is made anew when Slack asks for it, and nothing is said', async () => {
    await connect()

    slack.end('refresh_requested')
    await slack.connected(2)
    await slack.send('events_api', homeOpened(stack))
    await stack.drain()

    expect(published()).toBe(1)
    expect(errors).toEqual([])
  })

  test('is made anew when it is lost', async () => {
    await connect()

    slack.drop()
    await slack.connected(2)

    await slack.send('events_api', homeOpened(stack))
    expect(await stack.drain()).toBe(1)
  })

  test('that Slack ends each time leads to what to turn on', async () => {
    const told = Promise.withResolvers<unknown>()
    await connect({ onError: told.resolve })

    for (const count of [1, 2, 3]) {
      await slack.connected(count)
      slack.end('link_disabled')
    }

    expect(String(await told.promise)).toContain('turn on Socket Mode')
  })

  test('is waited for while Slack has trouble, which is said', async () => {
    const told = Promise.withResolvers<unknown>()
    await connect({ onError: told.resolve })

    slack.refusal = 'internal_error'
    slack.end('refresh_requested')
    expect(String(await told.promise)).toContain('The connection to Slack is lost')
    slack.refusal = undefined

    await slack.connected(2)
    await slack.send('events_api', homeOpened(stack))
    expect(await stack.drain()).toBe(1)
  })

  test('ends for good when the token is taken back', async () => {
    const { failed } = await connect()

    slack.refusal = 'token_revoked'
    slack.end('refresh_requested')

    await expect(failed).rejects.toThrow('Slack refuses SLACK_APP_TOKEN (token_revoked)')
  })
})

describe('a wrong token', () => {
  test.each([
    ['that nobody knows', 'xapp-1-A0SHARES-1-mistyped', undefined, 'invalid_auth'],
    ['that lacks connections:write', APP_TOKEN, 'missing_scope', 'missing_scope'],
  ])('of the app, %s, says what to do', async (_, slackAppToken, refusal, code) => {
    slack.refusal = refusal

    const started = connect({ slackAppToken })

    await expect(started).rejects.toThrow(`Slack refuses SLACK_APP_TOKEN (${code}): make one at https://`)
    await expect(started).rejects.not.toThrow(slackAppToken)
  })

  test('of the bot says what to do', async () => {
    const slackApiUrl = process.env.SLACK_API_URL ?? ''

    const found = findWorkspace({ slackBotToken: 'xoxb-mistyped', slackApiUrl })

    await expect(found).rejects.toThrow('Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy it from https://')
  })

  test('is not to blame where Slack is not there', async () => {
    const slackApiUrl = 'http://127.0.0.1:9/api/'

    const notThere = 'Slack cannot be reached at http://127.0.0.1:9/api/'
    await expect(connect({ slackApiUrl })).rejects.toThrow(notThere)
    await expect(findWorkspace({ slackBotToken: 'xoxb-1', slackApiUrl })).rejects.toThrow(notThere)
  })
})

test('the right token of the bot tells the workspace', async () => {
  const { SLACK_BOT_TOKEN: slackBotToken = '', SLACK_API_URL: slackApiUrl = '' } = process.env

  expect(await findWorkspace({ slackBotToken, slackApiUrl })).toMatchObject({ name: 'Northwind' })
})

async function connect(options: Partial<Parameters<typeof startSocketMode>[0]> = {}): Promise<SocketMode> {
  socketMode = await startSocketMode({
    slackAppToken: APP_TOKEN,
    slackApiUrl: slack.apiUrl,
    appUrl: `${stack.appUrl}/slack/events`,
    slackSigningSecret: process.env.SLACK_SIGNING_SECRET ?? '',
    onError: (error) => errors.push(error),
    ...options,
  })
  return socketMode
}

function published(): number {
  return stack.slack.calls.filter(({ method }) => method === 'views.publish').length
}
