/**
 * The worker as one would write it with stock Bolt, AWS's SDK and Powertools: what it asks of AWS, and in which order, is
 * what the app's own worker asks, and worker.ts holds it to that.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms'
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import { App } from '@slack/bolt'

const { TABLE_NAME: TableName, CLAIMS_TABLE_NAME, SETTINGS_PATH, CLINKED_API_URL, KMS_KEY_ID } = process.env

const log = new Logger({ serviceName: 'bolt-worker' })
const metrics = new Metrics({ serviceName: 'bolt-worker' })
const dynamoDb = new DynamoDBClient()
const documents = DynamoDBDocumentClient.from(dynamoDb)
const kms = new KMSClient()
const persistenceStore = new DynamoDBPersistenceLayer({
  tableName: CLAIMS_TABLE_NAME,
  awsSdkV3Client: dynamoDb,
})

async function readSettings() {
  const Names = [`${SETTINGS_PATH}slack-client-id`, `${SETTINGS_PATH}slack-client-secret`]
  const { Parameters } = await new SSMClient().send(new GetParametersCommand({ Names, WithDecryption: true }))
  return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name, Value]))
}

async function open(sealed, EncryptionContext) {
  const CiphertextBlob = Buffer.from(sealed, 'base64')
  const { Plaintext } = await kms.send(
    new DecryptCommand({ KeyId: KMS_KEY_ID, CiphertextBlob, EncryptionContext }),
  )
  return Buffer.from(Plaintext).toString()
}

async function isGone({ team_id, user_id }) {
  const Keys = [`departure ${team_id} ${user_id}`, `departure ${team_id}`].map((pk) => ({
    pk,
    sk: 'departure',
  }))
  const { Responses } = await documents.send(
    new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
  )
  return Responses[TableName].length > 0
}

/** Of the requests that Clinked takes in a minute, one is drawn. */
async function draw() {
  const Key = { pk: 'budget', sk: 'clinked' }
  const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  const { drawn = [], version = 0 } = Item ?? {}
  const Row = { ...Key, drawn: [...drawn.filter((at) => at > Date.now() - 60_000), Date.now()] }
  await documents.send(
    new PutCommand({
      TableName,
      Item: { ...Row, version: version + 1 },
      ConditionExpression: 'attribute_not_exists(pk) OR version = :seen',
      ExpressionAttributeValues: { ':seen': version },
    }),
  )
}

async function authorize({ teamId }) {
  const Key = { pk: teamId, sk: 'installation' }
  const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  return { botToken: await open(Item.sealed, { team: teamId }), botId: 'B0BENCH', botUserId: 'U0BOT' }
}

async function connectionsOf({ team_id, user_id }) {
  const { Items } = await documents.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `${team_id} ${user_id}` },
    }),
  )
  return Items
}

async function sharesOf({ sealed }, { team_id, user_id }) {
  const token = await open(sealed, { team: team_id, user: user_id })
  await draw()
  const response = await fetch(`${CLINKED_API_URL}/v3/shares`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return response.json()
}

const section = ({ component }) => ({
  type: 'section',
  text: { type: 'plain_text', text: component.friendlyName },
})

/** What Bolt is given requests by: the queue. */
const receiver = {
  init(app) {
    receiver.app = app
  },
  start: async () => {},
  stop: async () => {},
}
const app = new App({ receiver, authorize })

app.command('/shares', async ({ body, ack, respond }) => {
  await ack()
  const connections = await connectionsOf(body)
  const shares = (await Promise.all(connections.map((each) => sharesOf(each, body)))).flat()
  await respond({ text: 'Shared with you', blocks: shares.map(section) })
})

/** While the function still loads. */
const settings = readSettings()

const config = new IdempotencyConfig({ eventKeyJmesPath: 'id', expiresAfterSeconds: 86_400 })

const doOnce = makeIdempotent(
  async ({ kind, body, receivedAt }) => {
    metrics.addDimension('kind', kind)
    metrics.addMetric('JobAge', MetricUnit.Milliseconds, Date.now() - receivedAt)
    metrics.publishStoredMetrics()
    const begunAt = Date.now()
    if (await isGone(body)) return false
    await receiver.app.processEvent({ body, ack: async () => {} })
    if (await isGone(body)) log.warn('the person has gone meanwhile')
    metrics.addDimension('kind', kind)
    metrics.addMetric('JobTime', MetricUnit.Milliseconds, Date.now() - begunAt)
    metrics.publishStoredMetrics()
    return true
  },
  { persistenceStore, config },
)

const processor = new BatchProcessor(EventType.SQS)

export const handler = async (event, context) => {
  await settings
  config.registerLambdaContext(context)
  return processPartialResponse(event, ({ body }) => doOnce(JSON.parse(body)), processor, { context })
}
