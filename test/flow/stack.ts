import { randomBytes, randomUUID } from 'node:crypto'
import { DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { ClinkedStandIn } from '../../infra/sandbox/clinked/index.ts'
import { readDeployment, STAGE } from '../../infra/sandbox/deployment.ts'
import { startDynamoDb } from '../../infra/sandbox/dynamodb.ts'
import { deliverBatch, receiveBatch } from '../../infra/sandbox/event-source.ts'
import { functionEnvironment } from '../../infra/sandbox/function-environment.ts'
import type { IntralinksStandIn } from '../../infra/sandbox/intralinks/index.ts'
import { startSandbox } from '../../infra/sandbox/server.ts'
import type { SlackStandIn } from '../../infra/sandbox/slack/index.ts'
import { type LocalSqs, startSqs } from '../../infra/sandbox/sqs.ts'
import type { RoundCounts } from '../../lib/digest/round.ts'
import { type Clock, startClock } from './clock.ts'
import { startHttpFront } from './http-front.ts'

/** The whole system in one process, over its real protocols, with a clock that the test moves. */
export interface Stack {
  /** Where the functions take HTTP requests: `/slack/events`, `/connect/{ticket}`, `/slack/install`. */
  appUrl: string
  /** Acts for people and has the log of what the app called. New after each reset. */
  readonly slack: SlackStandIn
  /** Has faults and the log of what the app asked. New after each reset. */
  readonly clinked: ClinkedStandIn
  /** The same for Intralinks. New after each reset. */
  readonly intralinks: IntralinksStandIn
  clock: Clock
  sqs: LocalSqs
  /** The handler of the worker, and of the transfers, each with its own time. */
  worker: (event: SQSEvent) => Promise<SQSBatchResponse | null | undefined>
  transfer: (event: SQSEvent) => Promise<SQSBatchResponse | null | undefined>
  /** Has the digest function put on the queue what is due. */
  round(): Promise<RoundCounts>
  /** How many deliveries the two have reported as failed since the last reset. */
  failedJobs: number
  /**
   * Has what is on the queues done, and what comes of that, until nothing is left that can be received now.
   * @returns how many messages were delivered.
   */
  drain(): Promise<number>
  /** The bodies of the messages that failed for good. */
  deadLetters(): Promise<unknown[]>
  /** Empties stores and queues, and starts the stand-ins anew. */
  reset(): Promise<void>
  stop(): Promise<void>
}

interface StackOptions {
  /** What Slack knows the app by: it is to be added to the workspace first. It is there already where this is left out. */
  slackClient?: { clientId: string; clientSecret: string }
  /** Whether the app has keys of its own for Intralinks; it has where this is left out. */
  hasRoomKeys?: boolean
  /** Stands around every invocation of a function. */
  around?: <Answer>(name: string, invocation: () => Promise<Answer>) => Promise<Answer>
}

/** Starts everything and loads the functions; once for each test file. */
export async function startStack({
  slackClient,
  hasRoomKeys = true,
  around = (_, invocation) => invocation(),
}: StackOptions = {}): Promise<Stack> {
  const clock = startClock()
  const deployment = readDeployment()
  const front = await startHttpFront()
  const slackSigningSecret = randomUUID()
  const slackBotToken = `xoxb-${randomUUID()}`
  const keys = { clientId: 'client', clientSecret: randomUUID() }
  const [dynamoDb, sqs, sandbox] = await Promise.all([
    startDynamoDb({ port: 0 }),
    startSqs({ port: 0, ...deployment }),
    startSandbox({
      port: 0,
      clock: () => clock.now(),
      slack: {
        signingSecret: slackSigningSecret,
        botToken: slackBotToken,
        client: slackClient,
        appUrl: `${front.url}/slack/events`,
      },
      clinked: true,
      intralinks: keys,
    }),
  ])

  Object.assign(
    process.env,
    functionEnvironment({
      appUrl: front.url,
      slackSigningSecret,
      slackBotToken,
      slackApiUrl: `${sandbox.url}/api/`,
      clinkedApiUrl: `${sandbox.url}/clinked`,
      intralinksApiUrl: `${sandbox.url}/intralinks`,
      intralinksClientId: keys.clientId,
      intralinksClientSecret: keys.clientSecret,
      sealingKey: randomBytes(32).toString('base64'),
      dynamoDb,
      sqs,
    }),
    {
      SLACK_CLIENT_ID: slackClient?.clientId ?? '',
      SLACK_CLIENT_SECRET: slackClient?.clientSecret ?? '',
      ...(hasRoomKeys ? {} : { INTRALINKS_CLIENT_ID: '', INTRALINKS_CLIENT_SECRET: '' }),
      MAX_RECEIVE_COUNT: String(deployment.jobs.RedrivePolicy?.maxReceiveCount),
      // What goes wrong here goes wrong on purpose. To read of it: AWS_LAMBDA_LOG_LEVEL=WARN npm test
      AWS_LAMBDA_LOG_LEVEL: process.env.AWS_LAMBDA_LOG_LEVEL ?? 'FATAL',
      POWERTOOLS_METRICS_DISABLED: process.env.POWERTOOLS_METRICS_DISABLED ?? 'true',
    },
  )
  const stop = async (): Promise<void> => {
    await Promise.all([front.stop(), sandbox.stop(), sqs.stop(), dynamoDb.stop()])
    clock.stop()
  }
  const { slack, connect, worker, digest, install } = await loadFunctions().catch(async (error: unknown) => {
    // Whatever is left running keeps jest from its end, and so from telling what is wrong.
    await stop()
    throw error
  })
  front.routes.slack = (event) => around('slack', () => slack.handler(event, context('slack', 5)))
  front.routes.connect = (event) => around('connect', () => connect.handler(event, context('connect', 15)))
  front.routes.install = (event) => around('install', () => install.handler(event, context('install', 20)))

  // One bundle in two functions: only what they are told of their time differs.
  const handle = async (name: 'worker' | 'transfer', event: SQSEvent): Promise<SQSBatchResponse> => {
    const answer = await around(name, () => worker.handler(event, context(name, deployment[name].timeout)))
    stack.failedJobs += answer.batchItemFailures.length
    return answer
  }
  const deliverNext = async (name: 'worker' | 'transfer', queue: LocalSqs['jobs']): Promise<number> => {
    const source = { client: sqs.client, ...queue }
    const { batchSize } = deployment[name]
    const messages = await receiveBatch(source, { batchSize, waitSeconds: 0 })
    if (messages.length > 0) await deliverBatch(source, messages, stack[name])
    return messages.length
  }

  const stack: Stack = {
    appUrl: front.url,
    get slack() {
      return present(sandbox.slack)
    },
    get clinked() {
      return present(sandbox.clinked)
    },
    get intralinks() {
      return present(sandbox.intralinks)
    },
    clock,
    sqs,
    worker: (event) => handle('worker', event),
    transfer: (event) => handle('transfer', event),
    round: () => around('digest', () => digest.handler({}, context('digest', 240))),
    failedJobs: 0,
    async drain() {
      for (let count = 0; ; ) {
        const delivered =
          (await deliverNext('worker', sqs.jobs)) + (await deliverNext('transfer', sqs.transfers))
        if (delivered === 0) return count
        count += delivered
      }
    },
    async deadLetters() {
      return (await sqs.bodies(sqs.deadLetters)).map((body): unknown => JSON.parse(body))
    },
    async reset() {
      stack.failedJobs = 0
      sandbox.reset()
      await sqs.reset()
      await emptyTable(dynamoDb.endpoint, dynamoDb.tableName, ['pk', 'sk'])
      await emptyTable(dynamoDb.endpoint, dynamoDb.claimsTableName, ['id'])
    },
    stop,
  }
  return stack
}

/** They read their environment when they load. */
async function loadFunctions() {
  return {
    slack: await import('../../functions/slack.ts'),
    connect: await import('../../functions/connect.ts'),
    worker: await import('../../functions/worker.ts'),
    digest: await import('../../functions/digest.ts'),
    install: await import('../../functions/install.ts'),
  }
}

function present<T>(standIn: T | undefined): T {
  if (standIn === undefined) throw new Error('The sandbox was started without this stand-in.')
  return standIn
}

async function emptyTable(endpoint: string, TableName: string, keys: string[]): Promise<void> {
  const client = new DynamoDBClient({ endpoint })
  try {
    for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
      for (const item of Items) {
        const Key = Object.fromEntries(Object.entries(item).filter(([name]) => keys.includes(name)))
        await client.send(new DeleteItemCommand({ TableName, Key }))
      }
    }
  } finally {
    client.destroy()
  }
}

/** What Lambda tells a function. @param timeout seconds, as in serverless.yml */
export function context(name: string, timeout: number): Context {
  const functionName = `shares-for-slack-${STAGE}-${name}`
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => timeout * 1000,
    done: notUsed,
    fail: notUsed,
    succeed: notUsed,
  }
}

function notUsed(): never {
  throw new Error('These functions are async: nothing calls back.')
}
