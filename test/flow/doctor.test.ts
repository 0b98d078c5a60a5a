import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { examine, report } from '../../infra/doctor/examine.ts'
import { expectedTable } from '../../infra/doctor/expected.ts'
import { localSystem } from '../../infra/doctor/local.ts'
import type { System } from '../../infra/doctor/system.ts'
import { startDynamoDb } from '../../infra/sandbox/dynamodb.ts'
import { startSandbox } from '../../infra/sandbox/server.ts'
import { description, wrongOnes } from './doctor-steps.ts'
import { type Relay, startRelay } from './relay.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
let system: System
/** Stands before Slack, to change what it answers. */
let relay: Relay
/** How to put right what a test has broken for others. */
const broken: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  stack = await startStack()
  // The doctor compares clocks, so here it is now.
  stack.clock.stop()
})
beforeEach(async () => {
  await stack.reset()
  relay = await startRelay(new URL(process.env.SLACK_API_URL ?? '').origin)
  system = localSystem(description(), { clock: () => Date.now(), nodeVersion: '24.21.0' })
  system.slack.apiUrl = `${relay.url}/api/`
})
afterEach(async () => {
  for (const mend of broken.splice(0)) await mend()
  await relay.stop()
})
afterAll(() => stack.stop())

test('a local stack is well', async () => {
  const examined = await examine(system)

  expect(wrongOnes(examined)).toEqual([])
  expect(report(examined)).toContain('✓ scopes           all 7 of the manifest\n')
  expect(report(examined)).toMatch(/\nAll is well\.$/)
})

describe('one thing that is broken is named, and nothing else:', () => {
  test('a Node that is too old', async () => {
    system.host.nodeVersion = '20.19.0'
    await expectWrong('Node', '20.19.0 is too old', 'Run it through npm')
  })

  test('a clock that is wrong', async () => {
    relay.change = ({ headers }) => headers.set('date', new Date(Date.now() - 600_000).toUTCString())
    await expectWrong('clock', /It is (599|600|601) s ahead of Slack’s/, 'set its clock')
  })

  test('a token that Slack does not know', async () => {
    system.slack.botToken = 'xoxb-mistyped'
    await expectWrong('Slack', 'Slack refuses the bot token (invalid_auth)', 'Copy the Bot User OAuth Token')
  })

  test('an app that was removed from the workspace', async () => {
    await stack.slack.uninstall()
    await expectWrong('Slack', 'Slack refuses the bot token (account_inactive)', 'Install the app again')
  })

  test('an installation from before the app asked for more', async () => {
    relay.change = ({ headers }) => headers.set('x-oauth-scopes', 'commands,chat:write,users:read,im:write')
    await expectWrong('scopes', 'lacks files:read, files:write, im:history', 'manifest.json')
  })

  test('an app-level token that Slack does not know', async () => {
    system.slack.appToken = 'xapp-mistyped'
    relay.answers.set('/api/apps.connections.open', { ok: false, error: 'invalid_auth' })
    await expectWrong('Socket Mode', 'Slack refuses the app-level token (invalid_auth)', 'connections:write')
  })

  test('a signing secret that is another one', async () => {
    system.slack.signingSecret = randomUUID()
    await expectWrong('signing secret', 'The app refuses what is signed with it', 'npm start')
  })

  test('an address that is not Clinked’s', async () => {
    system.clinkedUrl = `${system.clinkedUrl}/elsewhere`
    await expectWrong('Clinked', 'Clinked does not answer as itself', 'CLINKED_API_URL')
  })

  test('an Intralinks that is not there', async () => {
    system.intralinksUrl = 'http://127.0.0.1:9'
    await expectWrong('Intralinks', /127\.0\.0\.1:9: .*ECONNREFUSED/, 'INTRALINKS_API_URL')
  })

  test('keys that Intralinks does not know', async () => {
    system.intralinksKeys = { clientId: 'mistyped', clientSecret: 'mistyped' }
    await expectWrong('Intralinks', 'refuses the app’s keys', 'developer portal')
  })

  test('a table from before there was an index', async () => {
    const client = await emptyDynamoDb()
    const { GlobalSecondaryIndexes, AttributeDefinitions, KeySchema } = expectedTable('SharesTable')
    await client.send(
      new CreateTableCommand({
        TableName: 'older',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema,
        AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) => !/^own/.test(AttributeName)),
        GlobalSecondaryIndexes: GlobalSecondaryIndexes?.filter(({ IndexName }) => IndexName === 'DueIndex'),
      } as CreateTableCommand['input']),
    )
    system.dynamoDb = client
    system.tables.SharesTable = 'older'
    await expectWrong('table', 'older: the index OwnerIndex is missing', 'npm start')
  })

  test('a table with another key', async () => {
    system.tables.SharesTable = system.tables.ClaimsTable
    await expectWrong('table', 'its key is id, and should be pk, sk', 'npm start')
  })

  test('a table that is not there', async () => {
    system.tables.ClaimsTable = 'nowhere'
    await expectWrong('claims table', 'There is no table nowhere', 'npm start')
  })

  test('a queue that is not there', async () => {
    system.queues.TransfersQueue = `${system.queues.JobsQueue}-nowhere`
    await expectWrong('transfers queue', 'There is no queue shares-for-slack-local-jobs-nowhere', 'npm start')
  })

  test('a queue that gives a job to a second worker while the first is at it', async () => {
    await setAttribute('JobsQueue', { VisibilityTimeout: '30' })
    broken.push(() => setAttribute('JobsQueue', { VisibilityTimeout: '360' }))
    await expectWrong('jobs queue', 'A message is hidden for 30 s, and should be for 360', 'npm start')
  })

  test('a queue that tries a broken job for ever', async () => {
    const { arn } = stack.sqs.deadLetters
    const redrive = (maxReceiveCount: number) => ({
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount }),
    })
    await setAttribute('TransfersQueue', redrive(1000))
    broken.push(() => setAttribute('TransfersQueue', redrive(4)))
    await expectWrong('transfers queue', 'What fails is tried 1000 times, and should be 4', 'npm start')
  })

  test('jobs that have failed for good', async () => {
    const { client, deadLetters } = stack.sqs
    await client.send(new SendMessageCommand({ QueueUrl: deadLetters.url, MessageBody: '{}' }))
    await expectWrong('dead letters', '1 job has failed for good', 'npm start has printed why')
  })

  test('a key that is none', async () => {
    const { environment, slackAppToken } = description()
    const broken = { ...environment, LOCAL_SEALING_KEY: 'c2hvcnQ=' }
    system.sealer = localSystem({ environment: broken, slackAppToken }, system.host).sealer
    await expectWrong('key', 'must be 32 bytes in base64; these are 5', 'sealing.key')
  })

  test('a client secret that is another one', async () => {
    const client = { clientId: 'client', clientSecret: 'secret' }
    const slack = { signingSecret: '-', botToken: '-', client, appUrl: stack.appUrl }
    const sandbox = await startSandbox({ port: 0, clock: () => Date.now(), slack, clinked: false })
    broken.push(() => sandbox.stop())
    system.slack = { ...system.slack, apiUrl: `${sandbox.url}/api/`, client }
    expect(wrongOnes(await examine(system))).toEqual([])

    system.slack.client = { ...client, clientSecret: 'mistyped' }
    await expectWrong('Slack', 'id and secret (bad_client_secret)', 'Basic Information')
  })
})

test('an app that does not run is named by all that asks it', async () => {
  system.appUrl = 'http://127.0.0.1:9'

  const examined = await examine(system)

  expect(wrongOnes(examined)).toEqual(['signing secret', 'pages'])
  expect(report(examined)).toContain('The app cannot be reached at http://127.0.0.1:9')
  expect(report(examined)).toMatch(/\n2 of 17 are wrong\.$/)
})

test('functions that do not load are named, though serverless-offline answers for them with 200', async () => {
  system.appUrl = relay.url
  const failed = { errorMessage: 'Cannot find module', errorType: 'Error', trace: [] }
  for (const path of ['/slack/events', '/connect/none']) relay.answers.set(path, failed)

  const examined = await examine(system)

  expect(wrongOnes(examined)).toEqual(['signing secret', 'pages'])
  expect(report(examined)).toContain('The app answers 500 to what is signed with it, and 500 to what is not.')
})

test('what cannot be looked at for something else that is wrong is not called wrong itself', async () => {
  system.slack.apiUrl = 'http://127.0.0.1:9/api/'

  const examined = await examine(system)

  expect(wrongOnes(examined)).toEqual(['Slack'])
  expect(report(examined)).toMatch(/– clock +not compared, for Slack cannot be reached/)
})

/** Breaks nothing itself: has everything looked at, and finds just this wrong, with no secret in what is said. */
async function expectWrong(name: string, said: string | RegExp, next: string): Promise<void> {
  const examined = await examine(system)
  const text = report(examined)

  expect(wrongOnes(examined)).toEqual([name])
  const finding = examined.find((one) => one.name === name)?.finding
  const saying = typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said)
  expect(finding).toMatchObject({ said: saying, next: expect.stringContaining(next) })
  for (const secret of secrets()) expect(text).not.toContain(secret)
}

function secrets(): string[] {
  const { slack, intralinksKeys } = system
  const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, LOCAL_SEALING_KEY } = process.env
  return [
    ...[SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, LOCAL_SEALING_KEY, slack.signingSecret, slack.botToken],
    ...[slack.appToken, slack.client?.clientSecret, intralinksKeys?.clientSecret, 'c2hvcnQ='],
  ].filter((secret) => secret !== undefined)
}

async function setAttribute(
  queue: 'JobsQueue' | 'TransfersQueue',
  Attributes: Record<string, string>,
): Promise<void> {
  const QueueUrl = system.queues[queue]
  await stack.sqs.client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
}

/** Another DynamoDB, whose claims are as they are to be. */
async function emptyDynamoDb(): Promise<DynamoDBClient> {
  const local = await startDynamoDb({ port: 0 })
  broken.push(() => local.stop())
  return new DynamoDBClient({ endpoint: local.endpoint })
}
