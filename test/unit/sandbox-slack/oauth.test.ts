import { describe, expect, test } from '@jest/globals'
import { createSlackStandIn } from '../../../infra/sandbox/slack/index.ts'

const client = { clientId: '1.2', clientSecret: 'secret' }
const redirectUri = 'https://app.example/slack/oauth_redirect'
const HOUR = 3_600_000

describe('the page where somebody agrees', () => {
  test('names the scopes, and leads back with a code and the state', async () => {
    const { page, agree } = given()

    const asked = await (await page({ scope: 'commands,chat:write' })).text()
    for (const scope of ['commands', 'chat:write']) expect(asked).toContain(`<li><code>${scope}</code></li>`)
    const back = await agree('allow')
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('the-state')
    expect(back.searchParams.get('code')).toMatch(/\w/)
  })

  test('leads back without a code where they cancel', async () => {
    const back = await given().agree('cancel')

    expect(Object.fromEntries(back.searchParams)).toEqual({ state: 'the-state', error: 'access_denied' })
  })

  test.each([
    ['another client', { client_id: 'another' }],
    ['a scope that the manifest has not', { scope: 'commands,admin' }],
  ])('refuses %s', async (_, parameters) => {
    expect((await given().page(parameters)).status).toBe(400)
  })
})

describe('oauth.v2.access', () => {
  test('gives tokens for a code, once', async () => {
    const { code, access, api } = await agreed()

    const first = await access({ code, redirect_uri: redirectUri })
    expect(first).toMatchObject({
      ok: true,
      token_type: 'bot',
      expires_in: 43_200,
      bot_user_id: 'U0SHARES',
      team: { id: 'T0LOCAL' },
      is_enterprise_install: false,
    })
    expect(await access({ code, redirect_uri: redirectUri })).toMatchObject({ error: 'invalid_code' })
    expect(await api('auth.test', {}, first.access_token)).toMatchObject({ ok: true, team_id: 'T0LOCAL' })
  })

  test('gives those of the organisation where the app is added to all of it', async () => {
    const { code, access } = await agreed('allow_everywhere')

    expect(await access({ code, redirect_uri: redirectUri })).toMatchObject({
      team: null,
      enterprise: { id: 'E0LOCAL' },
      is_enterprise_install: true,
    })
  })

  test.each([
    ['another secret', 'bad_client_secret', { client_secret: 'guessed' }],
    ['another client', 'invalid_client_id', { client_id: 'another' }],
    ['another address', 'bad_redirect_uri', { redirect_uri: 'https://elsewhere.example/' }],
  ])('refuses %s', async (_, error, wrong) => {
    const { code, access } = await agreed()

    expect(await access({ code, redirect_uri: redirectUri, ...wrong })).toEqual({ ok: false, error })
  })

  test('takes a code for ten minutes', async () => {
    const { code, access, advance } = await agreed()
    advance(10 * 60_000)

    expect(await access({ code, redirect_uri: redirectUri })).toMatchObject({ error: 'invalid_code' })
  })

  test('renews a token for a refresh token, once, and keeps the newest two', async () => {
    const { code, access, api } = await agreed()
    const pairs = [await access({ code, redirect_uri: redirectUri })]
    for (let count = 0; count < 2; count++) {
      pairs.push(await access({ grant_type: 'refresh_token', refresh_token: pairs.at(-1)?.refresh_token }))
    }

    expect(
      await access({ grant_type: 'refresh_token', refresh_token: pairs[0]?.refresh_token }),
    ).toMatchObject({ error: 'invalid_refresh_token' })
    const taken = await Promise.all(pairs.map(({ access_token }) => api('auth.test', {}, access_token)))
    expect(taken.map(({ ok, error }) => ok || error)).toEqual(['token_revoked', true, true])
  })
})

test('a token lapses after 12 hours, and the one made by hand is none where the app is added by OAuth', async () => {
  const { code, access, api, advance } = await agreed()
  const { access_token } = await access({ code, redirect_uri: redirectUri })
  advance(12 * HOUR)

  expect(await api('auth.test', {}, access_token)).toMatchObject({ error: 'token_expired' })
  expect(await api('auth.test', {}, 'xoxb-by-hand')).toMatchObject({ error: 'invalid_auth' })
  expect(await api('auth.test', {}, undefined)).toMatchObject({ error: 'not_authed' })
})

interface Answer {
  ok: boolean
  error?: string
  access_token?: string
  refresh_token?: string
}

function given() {
  let now = Date.UTC(2026, 10, 23, 9)
  const { app } = createSlackStandIn({
    signingSecret: 'signing-secret',
    botToken: 'xoxb-by-hand',
    client,
    appUrl: 'https://app.example/slack/events',
    publicUrl: 'https://slack.example',
    clock: () => now,
    manifest: { oauth_config: { scopes: { bot: ['commands', 'chat:write'] } } },
  })
  const post = (path: string, fields: object, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams({ ...fields }), headers })
  const api = async (method: string, fields: object, token: string | undefined): Promise<Answer> => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return (await (await post(`/api/${method}`, fields, headers)).json()) as Answer
  }
  return {
    page: async (parameters: Record<string, string>) =>
      app.request(
        `/oauth/v2/authorize?${new URLSearchParams({
          client_id: client.clientId,
          scope: 'commands',
          state: 'the-state',
          redirect_uri: redirectUri,
          ...parameters,
        })}`,
      ),
    agree: async (answer: 'allow' | 'allow_everywhere' | 'cancel') => {
      const fields = { redirect_uri: redirectUri, state: 'the-state', answer }
      return new URL((await post('/oauth/v2/authorize', fields)).headers.get('location') ?? '')
    },
    api,
    access: (fields: object) =>
      api(
        'oauth.v2.access',
        { client_id: client.clientId, client_secret: client.clientSecret, ...fields },
        undefined,
      ),
    advance: (ms: number) => {
      now += ms
    },
  }
}

async function agreed(answer: 'allow' | 'allow_everywhere' = 'allow') {
  const workspace = given()
  const code = (await workspace.agree(answer)).searchParams.get('code') ?? ''
  return { ...workspace, code }
}
