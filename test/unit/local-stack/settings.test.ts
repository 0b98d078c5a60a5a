import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readSettings } from '../../../infra/sandbox/settings.ts'

const anyPorts = { PORT: '0', LAMBDA_PORT: '0', SANDBOX_PORT: '0' }

test('without an environment the stand-ins are used and nothing is kept', async () => {
  const settings = await readSettings(anyPorts)

  expect(settings).toMatchObject({
    slackSigningSecret: 'local-signing-secret',
    slackBotToken: 'xoxb-local',
    slackAppToken: undefined,
    slackClient: undefined,
    slackApiUrl: `http://127.0.0.1:${settings.sandboxPort}/api/`,
    clinkedApiUrl: `http://127.0.0.1:${settings.sandboxPort}/clinked`,
    intralinksApiUrl: `http://127.0.0.1:${settings.sandboxPort}/intralinks`,
    intralinksClientId: 'local-client-id',
    intralinksClientSecret: 'local-client-secret',
    dataDir: undefined,
  })
  expect(Buffer.from(settings.sealingKey, 'base64')).toHaveLength(32)
})

test('a port in use is named, with the variable that chooses another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  await expect(readSettings({ ...anyPorts, SANDBOX_PORT: String(port) })).rejects.toThrow(
    `Port ${port} is in use by another program. Choose another with SANDBOX_PORT, or any that is free with SANDBOX_PORT=0.`,
  )
  other.close()
})

test('with the two tokens of a workspace, Slack is real and the upstreams are the stand-ins', async () => {
  const settings = await readSettings({ ...anyPorts, SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' })

  expect(settings).toMatchObject({
    slackAppToken: 'xapp-1',
    slackBotToken: 'xoxb-1',
    slackApiUrl: 'https://slack.com/api/',
    clinkedApiUrl: `http://127.0.0.1:${settings.sandboxPort}/clinked`,
  })
  // Whoever reads this repository must not be able to sign for it.
  expect(settings.slackSigningSecret).not.toBe('local-signing-secret')
})

test('with an id and a secret, the stand-in for Slack has the app added first', async () => {
  const environment = { ...anyPorts, SLACK_CLIENT_ID: 'id', SLACK_CLIENT_SECRET: 'secret' }

  expect(await readSettings(environment)).toMatchObject({
    slackClient: { clientId: 'id', clientSecret: 'secret' },
  })
})

test.each([
  [{ SLACK_APP_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is not an app-level token'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing: copy it'],
  [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is not a bot token'],
  [{ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxe.xoxb-1' }, 'SLACK_BOT_TOKEN lapses after 12 hours'],
  [{ SLACK_CLIENT_ID: 'id' }, 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together'],
  [
    {
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'secret',
    },
    'set one of the two',
  ],
])('what does not go together for Slack says so: %j', async (environment, message) => {
  await expect(readSettings({ ...anyPorts, ...environment })).rejects.toThrow(message)
})

test.each([
  [{ PORT: 'http' }, 'PORT is not a port: http'],
  [{ LAMBDA_PORT: '65536' }, 'LAMBDA_PORT is not a port: 65536'],
  [{ CLINKED_API_URL: 'api.clinked.com' }, 'CLINKED_API_URL is not a web address: api.clinked.com'],
  [{ INTRALINKS_API_URL: 'nowhere' }, 'INTRALINKS_API_URL is not a web address: nowhere'],
  [{ SLACK_API_URL: 'file:///etc/passwd' }, 'SLACK_API_URL is not a web address: file:///etc/passwd'],
])('a value that cannot be used is named: %j', async (environment, message) => {
  await expect(readSettings({ ...anyPorts, ...environment })).rejects.toThrow(message)
})

test('with kept data the key that opens it is kept too, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  const environment = { ...anyPorts, DATA_DIR: join(folder, 'data') }

  const first = await readSettings(environment)
  const second = await readSettings(environment)

  expect(second.sealingKey).toBe(first.sealingKey)
  expect((await stat(join(folder, 'data', 'sealing.key'))).mode & 0o777).toBe(0o600)
  await rm(folder, { recursive: true })
})
