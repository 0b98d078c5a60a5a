import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context, SQSEvent } from 'aws-lambda'
import { parse } from 'yaml'
import { findSecrets } from '../../faults/secrets.ts'
import { keepLog } from '../../faults/watch.ts'
import { type AwsStandIn, credentials, grant, refuse, startAws } from './stand-in.ts'

const PATH = '/shares-for-slack/prod/'
/** Of every setting; in no other place than Parameter Store. */
const CANARY = 'canary-setting'

let aws: AwsStandIn
let isSsmDown: boolean
/** All that the functions say. */
let log: string[]

beforeAll(async () => {
  aws = await startAws(({ target, input }, response) => {
    if (target === 'AmazonSQS.SendMessage') return grant(response, { MessageId: 'm' })
    // Neither table nor key is there.
    if (target !== 'AmazonSSM.GetParameters') return refuse(response, 400, 'ResourceNotFoundException')
    if (isSsmDown) return refuse(response, 500, 'InternalServerError')
    const names = input.Names as string[]
    grant(response, { Parameters: names.map((Name) => ({ Name, Value: settingAt(Name) })) })
  })
  Object.assign(process.env, credentials, {
    AWS_ENDPOINT_URL_SSM: aws.url,
    AWS_ENDPOINT_URL_SQS: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: aws.url,
    SETTINGS_PATH: PATH,
    QUEUE_URL: `${aws.url}/0/jobs`,
    TRANSFERS_QUEUE_URL: `${aws.url}/0/transfers`,
    TABLE_NAME: 'shares',
    CLAIMS_TABLE_NAME: 'claims',
    KMS_KEY_ID: 'key',
    MAX_RECEIVE_COUNT: '4',
    PUBLIC_URL: 'https://api.example',
    SLACK_API_URL: 'https://slack.example/api/',
    CLINKED_API_URL: 'https://clinked.example',
    INTRALINKS_API_URL: 'https://intralinks.example',
  })
})
beforeEach(() => {
  isSsmDown = false
  aws.calls.length = 0
  log = keepLog().lines
})
afterEach(() => {
  jest.restoreAllMocks()
})
afterAll(() => aws.stop())

function settingAt(name: string): string {
  return name.endsWith('send-files-to-slack') ? 'on' : CANARY
}

const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 60_000 } as Context

/** The functions as Lambda invokes them. */
const invoke: Record<string, () => Promise<unknown>> = {
  slack: async () => sendFromSlack(),
  worker: async () =>
    (await import('../../../functions/worker.ts')).handler({ Records: [] } satisfies SQSEvent, context),
  connect: async () =>
    (await import('../../../functions/connect.ts')).handler(
      request({ pathParameters: { ticket: 'ticket' } }),
      context,
    ),
  install: async () =>
    (await import('../../../functions/install.ts')).handler(
      request({ routeKey: 'GET /slack/install', rawPath: '/slack/install' }),
      context,
    ),
}

/** A command, signed. */
async function sendFromSlack(secret = CANARY): Promise<APIGatewayProxyStructuredResultV2> {
  const { handler } = await import('../../../functions/slack.ts')
  const body = 'command=/shares'
  const time = String(Math.floor(Date.now() / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': time,
    'x-slack-signature': `v0=${digest}`,
  }
  return handler(request({ headers, body }), context)
}

function request(changes: Partial<APIGatewayProxyEventV2>): APIGatewayProxyEventV2 {
  const requestContext = { requestId: 'request', http: { method: 'GET' } }
  return { headers: {}, rawQueryString: '', requestContext, ...changes } as APIGatewayProxyEventV2
}

const queued = () => aws.calls.filter(({ target }) => target === 'AmazonSQS.SendMessage')

/** The ends of the names of the parameters that a role may read. */
function readable(role: string): string[] {
  const text = readFileSync(new URL('../../../infra/aws/roles.yml', import.meta.url), 'utf8')
  const { Resources } = parse(text) as {
    Resources: Record<
      string,
      {
        Properties: {
          Policies: { PolicyDocument: { Statement: { Action: unknown; Resource: unknown }[] } }[]
        }
      }
    >
  }
  const arns = Resources[role]?.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Action }) => Action === 'ssm:GetParameters')
    .flatMap(({ Resource }) => Resource as { 'Fn::Sub': string }[])
  return (arns ?? []).map((arn) => arn['Fn::Sub'].replace(/^.*\$\{sls:stage\}\//, '')).toSorted()
}

test.each([
  ['slack', 'SlackRole'],
  ['worker', 'WorkerRole'],
  ['worker', 'TransferRole'],
  ['connect', 'ConnectRole'],
  ['install', 'InstallRole'],
])('the function %s asks for what %s may read, no more and no less', async (name, role) => {
  await jest.isolateModulesAsync(async () => void (await invoke[name]?.()))
  const asked = aws.calls.filter(({ target }) => target === 'AmazonSSM.GetParameters')
  expect(asked).toHaveLength(1)
  const names = asked[0]?.input.Names as string[]
  expect(names.map((each) => each.replace(PATH, '')).toSorted()).toEqual(readable(role))
})

test('a request from Slack becomes a job, checked with the secret from Parameter Store', async () => {
  expect(await sendFromSlack('not-the-secret')).toMatchObject({ statusCode: 401 })
  expect(await sendFromSlack()).toMatchObject({ statusCode: 200 })
  expect(queued()).toHaveLength(1)
  expect(aws.calls.every(({ isSigned }) => isSigned)).toBe(true)
})

test('where Parameter Store does not answer, Slack hears so, and the next request is taken', async () => {
  await jest.isolateModulesAsync(async () => {
    isSsmDown = true
    await expect(sendFromSlack()).rejects.toThrow('ssm GetParameters: InternalServerError')
    expect(queued()).toEqual([])
    isSsmDown = false
    expect(await sendFromSlack()).toMatchObject({ statusCode: 200 })
    expect(queued()).toHaveLength(1)
  })
})

test.each(Object.keys(invoke))('no setting of the function %s is in the log', async (name) => {
  await jest.isolateModulesAsync(async () => {
    isSsmDown = true
    await Promise.allSettled([invoke[name]?.()])
    isSsmDown = false
    await invoke[name]?.()
  })
  expect(aws.calls.map(({ target }) => target)).toContain('AmazonSSM.GetParameters')
  const secrets = { 'a setting': CANARY, 'a credential': credentials.AWS_SECRET_ACCESS_KEY }
  expect(findSecrets(secrets, { 'the log': log.join('\n') })).toEqual([])
})
