import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { client, refusal, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

describe('the Web API', () => {
  test('tells the app who it is', async () => {
    expect(await workspace.web.auth.test()).toMatchObject({
      ok: true,
      team: 'Northwind',
      team_id: 'T0LOCAL',
      user_id: 'U0SHARES',
      bot_id: 'B0SHARES',
    })
  })

  test.each([
    ['no token', undefined, 'not_authed'],
    ['a wrong token', 'xoxb-wrong', 'invalid_auth'],
  ])('refuses a call with %s', async (_name, token, error) => {
    expect(await refusal(client(workspace.url, token).auth.test())).toMatchObject({ ok: false, error })
  })

  test('refuses the token once the app is uninstalled, and tells the app so', async () => {
    await workspace.slack.uninstall()

    expect(await refusal(workspace.web.auth.test())).toMatchObject({ error: 'account_inactive' })
    expect(workspace.received.map(({ body }) => body.event)).toEqual([
      { type: 'tokens_revoked', tokens: { bot: ['U0SHARES'] } },
      { type: 'app_uninstalled' },
    ])
  })

  test('does not know other methods', async () => {
    expect(await refusal(workspace.web.apiCall('shares.list'))).toMatchObject({ error: 'unknown_method' })
  })

  test('refuses a method whose scope the manifest does not ask for', async () => {
    await workspace.stop()
    workspace = await startWorkspace({ oauth_config: { scopes: { bot: ['commands'] } } })

    expect(
      await refusal(workspace.web.chat.postMessage({ channel: 'C0PROJECTS', text: 'Hi' })),
    ).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    })
  })

  test('names a required argument that is missing', async () => {
    expect(await refusal(workspace.web.apiCall('chat.postMessage', { text: 'Hi' }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel [json-pointer:]'] },
    })
  })

  test.each([
    ['JSON', 'application/json; charset=utf-8', '{"channel":"C0PROJECTS","text":"Hi"}', { ok: true }],
    ['a form', 'application/x-www-form-urlencoded', 'channel=C0PROJECTS&text=Hi', { ok: true }],
    ['broken JSON', 'application/json', '{', { ok: false, error: 'invalid_json' }],
    ['JSON that is no object', 'application/json', '[]', { ok: false, error: 'json_not_object' }],
    ['another type', 'text/plain', 'Hi', { ok: false, error: 'invalid_post_type' }],
  ])('reads arguments from %s as Slack does', async (_name, type, body, answer) => {
    const response = await fetch(`${workspace.url}/api/chat.postMessage`, {
      method: 'POST',
      headers: { 'Content-Type': type, Authorization: 'Bearer xoxb-test' },
      body,
    })

    expect(await response.json()).toMatchObject(answer)
  })

  test('can be waited for: until resolves with the first thing its check finds', async () => {
    const seen = workspace.slack.until(() =>
      workspace.slack.calls.find(({ method }) => method === 'auth.test'),
    )
    await workspace.web.auth.test()

    expect(await seen).toMatchObject({ method: 'auth.test', response: { ok: true } })
    await expect(
      workspace.slack.until(() => {
        throw new Error('a broken check')
      }),
    ).rejects.toThrow('a broken check')
  })

  test('keeps a log of calls without the token', async () => {
    await workspace.web.chat.postMessage({ channel: 'C0PROJECTS', text: 'Hi', token: 'xoxb-test' })

    expect(workspace.slack.calls).toMatchObject([
      { method: 'chat.postMessage', args: { channel: 'C0PROJECTS', text: 'Hi' }, response: { ok: true } },
    ])
    expect(JSON.stringify(workspace.slack.calls)).not.toContain('xoxb-test')
  })
})

describe('people and conversations', () => {
  test('gives a person with their time zone', async () => {
    const { user } = await workspace.web.users.info({ user: 'U0ANNA' })

    expect(user).toMatchObject({ name: 'anna', real_name: 'Anna Keller', tz: 'Europe/Berlin', is_bot: false })
    expect(await refusal(workspace.web.users.info({ user: 'U0NOBODY' }))).toMatchObject({
      error: 'user_not_found',
    })
  })

  test("opens a person's direct messages", async () => {
    const { channel } = await workspace.web.conversations.open({ users: 'U0BEN' })

    expect(channel).toEqual({ id: 'D0BEN' })
    expect(await refusal(workspace.web.conversations.open({ users: 'U0NOBODY' }))).toMatchObject({
      error: 'user_not_found',
    })
    expect(await refusal(workspace.web.conversations.open({ users: 'U0ANNA,U0BEN' }))).toMatchObject({
      error: 'missing_scope',
    })
  })
})

describe('faults', () => {
  const post = () => workspace.web.chat.postMessage({ channel: 'C0PROJECTS', text: 'Hi' })

  test('a rate limit carries Retry-After', async () => {
    workspace.slack.store.faults.add({ method: 'chat.postMessage', retryAfterSeconds: 7 })

    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 })
    await expect(post()).resolves.toMatchObject({ ok: true })
  })

  test('an error code, a status and a cut connection each hit the calls they are meant for', async () => {
    const { faults } = workspace.slack.store
    faults.add({ method: '*', error: 'internal_error', times: 2 })
    expect(await refusal(post())).toMatchObject({ error: 'internal_error' })
    expect(await refusal(workspace.web.auth.test())).toMatchObject({ error: 'internal_error' })

    faults.add({ method: 'chat.postMessage', status: 503 })
    await workspace.web.auth.test()
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_http_error', statusCode: 503 })

    faults.add({ method: 'chat.postMessage', drop: true })
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
    expect(workspace.slack.as('U0ANNA').messages('C0PROJECTS')).toEqual([])
  })

  test('are set and cleared over HTTP', async () => {
    const control = (method: string, body: object) =>
      fetch(`${workspace.url}/control/faults`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
      })
    await control('POST', { method: 'auth.test', error: 'fatal_error', times: 2 })

    expect(await refusal(workspace.web.auth.test())).toMatchObject({ error: 'fatal_error' })
    await control('DELETE', {})
    expect(await workspace.web.auth.test()).toMatchObject({ ok: true })
  })
})
