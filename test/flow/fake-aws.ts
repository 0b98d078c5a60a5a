import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { expectedQueue, expectedTable } from '../../infra/doctor/expected.ts'
import type { TableId } from '../../infra/doctor/system.ts'
import { isFromSlack } from '../../lib/slack/ingress/verify.ts'

/** What an operation takes or gives. */
type Json = Record<string, unknown>
type Operation = (input: Json) => Json

/** AWS as far as somebody looks at the stage `prod`, and the app that is deployed there. */
export interface FakeAws {
  url: string
  /** The operations of DynamoDB, SQS, KMS and SSM, by their names. What one throws is AWS's error of that name. */
  operations: Map<string, Operation>
  /** What the stack is made of; undefined where there is none. */
  resources: Map<string, string> | undefined
  /** What was changed by hand, by its logical id: in CloudFormation's words, such as `MODIFIED` and `/Enabled`. */
  drifts: Map<string, { status: string; path?: string }>
  /** The parameters below /shares-for-slack/prod/. */
  parameters: Map<string, string>
  stop(): Promise<void>
}

/** @param signingSecret what the app's requests are signed with */
export async function startFakeAws(signingSecret: string): Promise<FakeAws> {
  const routes = new Hono()

  routes.post('/slack/events', async ({ req, text }) => {
    const timestamp = req.header('x-slack-request-timestamp')
    const signature = req.header('x-slack-signature')
    const body = Buffer.from(await req.arrayBuffer())
    return text('', isFromSlack({ timestamp, signature, body }, signingSecret, Date.now()) ? 200 : 401)
  })
  routes.get('/connect/none', ({ text }) => text('', 404))
  routes.get('/slack/install', ({ text }) => text('', 200))

  routes.post('*', async ({ req, json, body }) => {
    const operation = req.header('x-amz-target')?.split('.').at(-1)
    if (operation === undefined) {
      const { status, xml } = cloudFormation(new URLSearchParams(await req.text()))
      return body(xml, status, { 'content-type': 'text/xml' })
    }
    try {
      return json(aws.operations.get(operation)?.(await req.json()) ?? {})
    } catch (error) {
      return json({ __type: (error as Error).name, message: (error as Error).message }, 400)
    }
  })

  /** Its protocol is older: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html */
  function cloudFormation(form: URLSearchParams): { status: 200 | 400; xml: string } {
    const action = form.get('Action') ?? ''
    if (aws.resources === undefined) {
      const message = `Stack with id ${form.get('StackName')} does not exist`
      const error = `<Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error>`
      return { status: 400, xml: `<ErrorResponse>${error}</ErrorResponse>` }
    }
    if (action === 'DetectStackResourceDrift') {
      const xml = drift(aws.drifts.get(form.get('LogicalResourceId') ?? ''))
      return {
        status: 200,
        xml: `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`,
      }
    }
    const output = `<OutputKey>HttpApiUrl</OutputKey><OutputValue>${aws.url}</OutputValue>`
    const result =
      action === 'DescribeStacks'
        ? `<Stacks><member><StackName>s</StackName><Outputs><member>${output}</member></Outputs></member></Stacks>`
        : `<StackResourceSummaries>${[...aws.resources].map(summary).join('')}</StackResourceSummaries>`
    return {
      status: 200,
      xml: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
    }
  }

  const server = createAdaptorServer({ fetch: routes.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const aws: FakeAws = {
    url,
    operations: operationsOver(() => aws.parameters),
    resources: new Map([
      ['SharesTable', 'shares'],
      ['ClaimsTable', 'claims'],
      ['JobsQueue', `${url}/1/shares-for-slack-prod-jobs`],
      ['TransfersQueue', `${url}/1/shares-for-slack-prod-transfers`],
      ['JobsDeadLetterQueue', `${url}/1/shares-for-slack-prod-jobs-dead`],
      ['SealingKey', '7d3f0c9e-key'],
    ]),
    drifts: new Map(),
    parameters: new Map([['slack-signing-secret', signingSecret]]),
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return aws
}

function operationsOver(parameters: () => Map<string, string>): Map<string, Operation> {
  const isClaims = (TableName: unknown): boolean => TableName === 'claims'
  return new Map<string, Operation>([
    [
      'DescribeTable',
      ({ TableName }) => ({ Table: tableOf(isClaims(TableName) ? 'ClaimsTable' : 'SharesTable') }),
    ],
    [
      'DescribeTimeToLive',
      ({ TableName }) => {
        const AttributeName = isClaims(TableName) ? 'expiration' : 'expiresAt'
        return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName } }
      },
    ],
    ['DescribeContinuousBackups', () => backups('ENABLED')],
    ['GetQueueAttributes', ({ QueueUrl }) => ({ Attributes: attributesOf(String(QueueUrl)) })],
    [
      'GetParameters',
      ({ Names }) => ({
        Parameters: [...parameters()]
          .map(([name, Value]) => ({ Name: `/shares-for-slack/prod/${name}`, Value }))
          .filter(({ Name }) => (Names as string[]).includes(Name)),
      }),
    ],
    [
      'Encrypt',
      ({ Plaintext, EncryptionContext }) => ({
        CiphertextBlob: Buffer.from(JSON.stringify({ Plaintext, EncryptionContext })).toString('base64'),
      }),
    ],
    [
      'Decrypt',
      ({ CiphertextBlob, EncryptionContext }) => {
        const sealed = unsealed(CiphertextBlob)
        if (JSON.stringify(sealed.EncryptionContext) === JSON.stringify(EncryptionContext)) return sealed
        throw awsError('InvalidCiphertextException', '')
      },
    ],
  ])
}

/** What Encrypt was given. */
export function unsealed(CiphertextBlob: unknown): Json {
  return JSON.parse(Buffer.from(String(CiphertextBlob), 'base64').toString()) as Json
}

/** What DynamoDB says of a table's backups. */
export function backups(PointInTimeRecoveryStatus: 'ENABLED' | 'DISABLED'): Json {
  const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus }
  return {
    ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription },
  }
}

/** How AWS says no. @param name its own, such as `AccessDeniedException` */
export function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name })
}

/** A table as it is once it was deployed. */
export function tableOf(id: TableId): Json {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [], ...table } = expectedTable(id)
  return {
    KeySchema,
    AttributeDefinitions,
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' })),
    DeletionProtectionEnabled: table.DeletionProtectionEnabled ?? false,
  }
}

/** A queue as it is once it was deployed, and empty. */
export function attributesOf(url: string): Record<string, string> {
  const none = { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' }
  if (url.endsWith('-dead')) return none
  const { VisibilityTimeout, RedrivePolicy } = expectedQueue(
    url.endsWith('-jobs') ? 'JobsQueue' : 'TransfersQueue',
  )
  const deadLetterTargetArn = 'arn:aws:sqs:eu-central-1:1:shares-for-slack-prod-jobs-dead'
  return {
    ...none,
    VisibilityTimeout: String(VisibilityTimeout),
    RedrivePolicy: JSON.stringify({ ...RedrivePolicy, deadLetterTargetArn }),
  }
}

function summary([logical, physical]: [string, string]): string {
  return `<member><LogicalResourceId>${logical}</LogicalResourceId><PhysicalResourceId>${physical}</PhysicalResourceId></member>`
}

function drift({ status, path }: { status: string; path?: string } = { status: 'IN_SYNC' }): string {
  const difference = path ? `<member><PropertyPath>${path}</PropertyPath></member>` : ''
  return `<StackResourceDrift><StackResourceDriftStatus>${status}</StackResourceDriftStatus><PropertyDifferences>${difference}</PropertyDifferences></StackResourceDrift>`
}
