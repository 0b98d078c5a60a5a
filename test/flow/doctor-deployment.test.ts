import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { deployedSystem } from '../../infra/doctor/deployment.ts'
import { type Examined, examine, report } from '../../infra/doctor/examine.ts'
import { expectedUpstreams } from '../../infra/doctor/expected.ts'
import { type Sandbox, startSandbox } from '../../infra/sandbox/server.ts'
import { wrongOnes } from './doctor-steps.ts'
import { attributesOf, awsError, backups, type FakeAws, startFakeAws, tableOf, unsealed } from './fake-aws.ts'

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef'
const BOT_TOKEN = 'xoxb-prod'
const intralinks = { clientId: 'the-key', clientSecret: 'the-secret' }

let aws: FakeAws
let sandbox: Sandbox

beforeAll(async () => {
  const slack = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, appUrl: 'http://127.0.0.1:9' }
  sandbox = await startSandbox({ port: 0, clock: () => Date.now(), slack, clinked: true, intralinks })
})
beforeEach(async () => {
  aws = await startFakeAws(SIGNING_SECRET)
  aws.parameters.set('slack-bot-token', BOT_TOKEN)
  aws.parameters.set('intralinks-client-id', intralinks.clientId)
  aws.parameters.set('intralinks-client-secret', intralinks.clientSecret)
  process.env.AWS_ENDPOINT_URL = aws.url
  process.env.AWS_ACCESS_KEY_ID = 'shell'
  process.env.AWS_SECRET_ACCESS_KEY = 'shell'
})
afterEach(() => aws.stop())
afterAll(() => sandbox.stop())

test('a stage that is as infra/aws has it is well', async () => {
  const examined = await lookAtProd()

  expect(wrongOnes(examined)).toEqual([])
  expect(report(examined)).toContain(`✓ pages            connect and install answer at ${aws.url}\n`)
})

test('a stage that keeps files out of Slack is well, and so is one whose workers were made fewer by hand', async () => {
  aws.parameters.set('send-files-to-slack', 'off')
  aws.drifts.set('WorkerEventSourceMappingSQSJobsQueue', { status: 'MODIFIED', path: '/ScalingConfig' })

  const examined = await lookAtProd()

  expect(wrongOnes(examined)).toEqual([])
  expect(report(examined)).toContain('✓ files            are not sent into Slack\n')
})

describe('of a stage, one thing that is broken is named, and nothing else:', () => {
  test('a signing secret that was never set', async () => {
    aws.parameters.delete('slack-signing-secret')
    await expectWrong(
      'signing secret',
      'No signing secret is set',
      '--name /shares-for-slack/prod/slack-signing-secret',
    )
  })

  test('something else in the place of a signing secret', async () => {
    aws.parameters.set('slack-signing-secret', `${SIGNING_SECRET}\n`)
    await expectWrong('signing secret', 'is not one of Slack’s', 'Basic Information')
  })

  test('a signing secret that the app does not have', async () => {
    aws.parameters.set('slack-signing-secret', SIGNING_SECRET.replaceAll('0', '1'))
    await expectWrong('signing secret', 'The app refuses what is signed with it', 'wait for ten minutes')
  })

  test('a stage that has no token for Slack', async () => {
    aws.parameters.delete('slack-bot-token')
    await expectWrong('Slack', 'Neither a bot token nor', '--name /shares-for-slack/prod/slack-bot-token')
  })

  test('rows that stay when their time is over', async () => {
    aws.operations.set('DescribeTimeToLive', () => ({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    }))
    const examined = await lookAtProd()
    expect(wrongOnes(examined)).toEqual(['table', 'claims table'])
    expect(report(examined)).toContain(
      'claims: rows are not cleared away when their time is over (TTL on expiration).',
    )
    expect(report(examined)).toContain(
      'npm run deploy -- --stage prod. What was changed by hand no deployment changes back',
    )
  })

  test('a table that cannot be restored', async () => {
    aws.operations.set('DescribeContinuousBackups', () => backups('DISABLED'))
    await expectWrong('table', 'it cannot be restored to a point in time', 'npm run deploy')
  })

  test('a table that anybody may delete', async () => {
    aws.operations.set('DescribeTable', ({ TableName }) => ({
      Table: {
        ...tableOf(TableName === 'shares' ? 'SharesTable' : 'ClaimsTable'),
        DeletionProtectionEnabled: false,
      },
    }))
    await expectWrong('table', 'it is not protected from being deleted', 'npm run deploy')
  })

  test('a key that is turned off', async () => {
    aws.operations.set('Encrypt', () => {
      throw awsError('DisabledException', 'arn:aws:kms:…:key/7d3f0c9e-key is disabled.')
    })
    await expectWrong('key', 'is disabled', 'do not make another one')
  })

  test('a key that opens what was sealed for somebody else', async () => {
    aws.operations.set('Decrypt', ({ CiphertextBlob }) => unsealed(CiphertextBlob))
    await expectWrong('key', 'What is sealed for one opens for others', 'alias/shares-for-slack-prod')
  })

  test.each([
    ['WorkerEventSourceMappingSQSJobsQueue', '/Enabled', 'the worker gets no jobs'],
    ['TransferEventSourceMappingSQSTransfersQueue', '/Enabled', 'no file is moved'],
    ['DigestEventsRuleSchedule1', '/State', 'no digests and no news come'],
  ])('%s, stopped by hand', async (id, path, missed) => {
    aws.drifts.set(id, { status: 'MODIFIED', path })
    await expectWrong('triggers', `${id} was stopped by hand: ${missed}.`, 'start it again')
  })

  test('a trigger that was deleted', async () => {
    aws.drifts.set('DigestEventsRuleSchedule1', { status: 'DELETED' })
    await expectWrong('triggers', 'DigestEventsRuleSchedule1 was deleted', 'Detect drift')
  })

  test('a word for sending files that says neither', async () => {
    aws.parameters.set('send-files-to-slack', 'Off')
    await expectWrong('files', 'neither on nor off', '--name /shares-for-slack/prod/send-files-to-slack')
  })

  test('jobs that have failed for good', async () => {
    aws.operations.set('GetQueueAttributes', ({ QueueUrl }) => {
      const attributes = attributesOf(String(QueueUrl))
      const isDead = String(QueueUrl).endsWith('-dead')
      return { Attributes: { ...attributes, ...(isDead ? { ApproximateNumberOfMessages: '3' } : {}) } }
    })
    await expectWrong('dead letters', '3 jobs have failed for good', `npm run redrive -- ${aws.url}/1/`)
  })

  test('credentials that may not look', async () => {
    aws.operations.set('DescribeContinuousBackups', () => {
      throw awsError('AccessDeniedException', 'not authorized to perform: dynamodb:DescribeContinuousBackups')
    })
    await expectWrong(
      'table',
      'not authorized to perform: dynamodb:DescribeContinuousBackups',
      'use others (AWS_PROFILE)',
    )
  })
})

test('a stage is asked for at the addresses that its functions are told', () => {
  expect(expectedUpstreams()).toEqual({
    slack: 'https://slack.com/api/',
    clinked: 'https://api.clinked.com',
    intralinks: 'https://api.intralinks.com',
  })
})

test('a stage that was never deployed is not there', async () => {
  aws.resources = undefined
  await expect(lookAtProd()).rejects.toThrow('There is no stack shares-for-slack-prod in eu-central-1')
})

test('a stage whose deployment broke off says what it lacks', async () => {
  aws.resources?.delete('ClaimsTable')
  await expect(lookAtProd()).rejects.toThrow('The stack of prod has no ClaimsTable: deploy it again')
})

async function lookAtProd(): Promise<Examined[]> {
  const host = { clock: () => Date.now(), nodeVersion: '24.21.0' }
  const upstreams = {
    slack: `${sandbox.url}/api/`,
    clinked: `${sandbox.url}/clinked`,
    intralinks: `${sandbox.url}/intralinks`,
  }
  return examine(await deployedSystem({ stage: 'prod', region: 'eu-central-1' }, host, upstreams))
}

async function expectWrong(name: string, said: string, next: string): Promise<void> {
  const examined = await lookAtProd()

  expect(wrongOnes(examined)).toEqual([name])
  const finding = examined.find((one) => one.name === name)?.finding
  expect(finding).toMatchObject({ said: expect.stringContaining(said), next: expect.stringContaining(next) })
  for (const secret of [SIGNING_SECRET, BOT_TOKEN, intralinks.clientSecret]) {
    expect(report(examined)).not.toContain(secret)
  }
}
