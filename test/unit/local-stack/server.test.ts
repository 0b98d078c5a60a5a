import { afterEach, expect, test } from '@jest/globals'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { type Sandbox, startSandbox } from '../../../infra/sandbox/server.ts'

const slack = { signingSecret: 'secret', botToken: 'xoxb-test', appUrl: 'http://127.0.0.1:9/slack/events' }
const clock = () => Date.UTC(2026, 10, 23)

let sandbox: Sandbox
afterEach(() => sandbox.stop())

test('Slack and Clinked answer on one port, each below its own address', async () => {
  sandbox = await startSandbox({ port: 0, clock, slack, clinked: true })

  const auth = await fetch(`${sandbox.url}/api/auth.test`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-test' },
  })
  expect(await auth.json()).toMatchObject({ ok: true, team_id: 'T0LOCAL' })

  const shares = await fetch(`${sandbox.url}/clinked/v3/shares`, {
    headers: { authorization: 'Bearer none' },
  })
  expect(shares.status).toBe(401)
  expect(sandbox.clinked?.requests).toMatchObject([{ method: 'GET', path: '/v3/shares' }])
})

test('Intralinks answers below its own address, to an app that shows the keys it was given', async () => {
  const intralinks = { clientId: 'the-key', clientSecret: 'the-secret' }
  sandbox = await startSandbox({ port: 0, clock, slack: undefined, clinked: false, intralinks })

  const response = await fetch(`${sandbox.url}/intralinks/v2/oauth/token?grant_type=client_credentials`, {
    method: 'POST',
    body: new URLSearchParams({
      ...logins.anna,
      client_id: intralinks.clientId,
      client_secret: intralinks.clientSecret,
    }),
  })
  expect(response.status).toBe(200)
  expect(sandbox.intralinks?.requests).toMatchObject([{ method: 'POST', status: 200 }])

  sandbox.reset()
  expect(sandbox.intralinks?.requests).toEqual([])
})

test('what is elsewhere is not stood in for, and the address says so', async () => {
  sandbox = await startSandbox({ port: 0, clock, slack: undefined, clinked: false })

  expect((await fetch(`${sandbox.url}/api/auth.test`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${sandbox.url}/clinked/v3/shares`)).status).toBe(404)
  expect((await fetch(`${sandbox.url}/intralinks/v2/workspaces`)).status).toBe(404)
  expect(await (await fetch(sandbox.url)).text()).toContain('SLACK_API_URL')
})

test('where Slack is elsewhere, the address says what there is to connect, and what to do where there is nothing', async () => {
  const intralinks = { clientId: 'the-key', clientSecret: 'the-secret' }
  sandbox = await startSandbox({ port: 0, clock, slack: undefined, clinked: false, intralinks })

  const page = await (await fetch(sandbox.url)).text()
  expect(page).toContain(`<code>${logins.anna.email}</code>`)
  expect(page).toContain('Connect a link that was shared with you in Clinked.')
  expect(page).not.toContain('Log in as you do at Intralinks.')
})

test('a reset forgets what happened', async () => {
  sandbox = await startSandbox({ port: 0, clock, slack, clinked: true })
  await fetch(`${sandbox.url}/clinked/v3/shares`)
  expect(sandbox.clinked?.requests).toHaveLength(1)

  sandbox.reset()

  expect(sandbox.clinked?.requests).toHaveLength(0)
})
