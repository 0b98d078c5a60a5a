import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { requireSetting, slackKeys } from '../../../lib/config.ts'
import { fromSettings } from '../../../lib/settings.ts'
import { type AwsStandIn, credentials, grant, refuse, startAws } from './stand-in.ts'

const PATH = '/shares-for-slack/prod/'
const MINUTE = 60_000

/** What Parameter Store holds. */
let parameters: Map<string, string>
let isDown: boolean
let ssm: AwsStandIn
let wasAsked: PromiseWithResolvers<void>
/** Epoch ms. */
let now: number
let warnings: unknown[]

beforeEach(async () => {
  parameters = new Map()
  wasAsked = Promise.withResolvers()
  isDown = false
  now = 0
  warnings = []
  ssm = await startAws(({ input }, response) => {
    wasAsked.resolve()
    if (isDown) return refuse(response, 500, 'InternalServerError')
    const names = input.Names as string[]
    grant(response, {
      Parameters: names
        .filter((name) => parameters.has(name))
        .map((name) => ({ Name: name, Type: 'SecureString', Value: parameters.get(name), Version: 1 })),
      InvalidParameters: names.filter((name) => !parameters.has(name)),
    })
  })
  Object.assign(process.env, credentials, { AWS_ENDPOINT_URL_SSM: ssm.url, SETTINGS_PATH: PATH })
})
afterEach(async () => {
  delete process.env.SETTINGS_PATH
  await ssm.stop()
})

const services = () =>
  fromSettings(
    ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
    (settings) => ({
      secret: requireSetting(settings, 'SLACK_SIGNING_SECRET'),
      keys: slackKeys(settings),
    }),
    { clock: () => now, log: { warn: (...warning) => warnings.push(warning) } },
  )

test('settings are read from the parameters of the deployment, decrypted, in one signed call', async () => {
  parameters.set(`${PATH}slack-signing-secret`, 'canary').set(`${PATH}slack-client-id`, 'id')
  expect(await services()()).toEqual({ secret: 'canary', keys: undefined })
  expect(ssm.calls).toMatchObject([
    {
      target: 'AmazonSSM.GetParameters',
      isSigned: true,
      input: {
        Names: [`${PATH}slack-signing-secret`, `${PATH}slack-client-id`, `${PATH}slack-client-secret`],
        WithDecryption: true,
      },
    },
  ])
})

test('reading begins while the function loads', async () => {
  parameters.set(`${PATH}slack-signing-secret`, 'canary')
  const asked = services()
  await wasAsked.promise
  expect(await asked()).toMatchObject({ secret: 'canary' })
  expect(ssm.calls).toHaveLength(1)
})

test('where there is no path they are read from the environment', async () => {
  delete process.env.SETTINGS_PATH
  process.env.SLACK_SIGNING_SECRET = 'local'
  const asked = services()
  expect(await asked()).toEqual({ secret: 'local', keys: undefined })
  delete process.env.SLACK_SIGNING_SECRET
  await expect(services()()).rejects.toThrow('The environment variable SLACK_SIGNING_SECRET is not set.')
  expect(ssm.calls).toEqual([])
})

test('a parameter that is missing is named, and found by the next invocation once it is there', async () => {
  const asked = services()
  await expect(asked()).rejects.toThrow(
    'The parameter /shares-for-slack/prod/slack-signing-secret is not set.',
  )
  parameters.set(`${PATH}slack-signing-secret`, 'canary')
  expect(await asked()).toMatchObject({ secret: 'canary' })
})

test('where Parameter Store does not answer at first, the next invocation asks again', async () => {
  parameters.set(`${PATH}slack-signing-secret`, 'canary')
  isDown = true
  const asked = services()
  await expect(asked()).rejects.toThrow('ssm GetParameters: InternalServerError')
  isDown = false
  expect(await asked()).toMatchObject({ secret: 'canary' })
})

test('a change takes effect within ten minutes; without one nothing is made anew', async () => {
  parameters.set(`${PATH}slack-signing-secret`, 'old')
  const asked = services()
  const [first, second] = await Promise.all([asked(), asked()])
  expect(second).toBe(first)
  expect(ssm.calls).toHaveLength(1)

  now += 10 * MINUTE
  expect(await asked()).toBe(first)
  expect(ssm.calls).toHaveLength(2)

  parameters.set(`${PATH}slack-signing-secret`, 'new')
  now += 9 * MINUTE
  expect(await asked()).toBe(first)
  now += MINUTE
  expect(await asked()).toMatchObject({ secret: 'new' })
})

test.each([
  ['Parameter Store does not answer', () => (isDown = true)],
  ['a parameter was deleted', () => parameters.clear()],
])('where %s later on, the function goes on with what it has and says so', async (_, happen) => {
  parameters.set(`${PATH}slack-signing-secret`, 'canary')
  const asked = services()
  const before = await asked()
  happen()
  now += 10 * MINUTE
  expect(await asked()).toBe(before)
  const { length } = ssm.calls
  expect(await asked()).toBe(before)
  expect(ssm.calls).toHaveLength(length)
  expect(warnings).toEqual([['the settings were not read anew', { error: expect.any(String) }]])
  expect(JSON.stringify(warnings)).not.toContain('canary')

  isDown = false
  parameters.set(`${PATH}slack-signing-secret`, 'new')
  now += 10 * MINUTE
  expect(await asked()).toMatchObject({ secret: 'new' })
})
