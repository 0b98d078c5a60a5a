import { randomBytes, randomUUID } from 'node:crypto'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { type LocalDynamoDb, startDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import type { IntralinksStandIn } from '../../../infra/sandbox/intralinks/index.ts'
import { type Sandbox, startSandbox } from '../../../infra/sandbox/server.ts'
import { type LocalSqs, startSqs } from '../../../infra/sandbox/sqs.ts'
import type { Job } from '../../../lib/jobs/job.ts'
import { createLocalSealer } from '../../../lib/secrets/local-sealer.ts'
import { type ConnectionStore, createConnectionStore } from '../../../lib/store/connections.ts'
import { budgetKey } from '../../../lib/store/keys.ts'
import type { Person } from '../../../lib/store/person.ts'
import { createDocumentClient, type StoreServices } from '../../../lib/store/table.ts'
import { createTicketStore, type TicketRequest, type TicketStore } from '../../../lib/store/tickets.ts'
import { type FakeClinked, shareOf, startFakeClinked } from './fake-clinked.ts'

export type Answer = APIGatewayProxyStructuredResultV2
type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer>
export type Fields = Record<string, string>

/** What a request has beyond its method and ticket. */
interface Extra {
  headers?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
  /** What of the address follows the question mark. */
  query?: Record<string, string>
}

/** Everything around the connect function, and what a browser does with it. */
export interface Stack {
  clinked: FakeClinked
  /** New for each test. */
  readonly intralinks: IntralinksStandIn
  sqs: LocalSqs
  connections: ConnectionStore
  tickets: TicketStore
  /** The deployed handler. */
  handler: Handler
  /** A ticket for somebody no other story knows. */
  ticketFor(request?: Partial<TicketRequest>): Promise<{ ticket: string; person: Person }>
  /** A share token that Clinked takes, behind which a note and a file are. */
  someShare(password?: string): string
  request(method: string, ticket: string, extra?: Extra): Promise<Answer>
  /** Opens the page and sends its form, with these fields filled in. */
  fillIn(ticket: string, fields: Fields, extra?: Extra): Promise<Answer>
  jobs(): Promise<Job[]>
  /** The time for which Clinked is not asked, after it refused a request for their number, is over. */
  endPause(): Promise<void>
}

/** The app's own keys for Intralinks. */
const keys = { clientId: 'unit-client', clientSecret: 'unit-client-secret' }

/** Starts DynamoDB, SQS, Clinked and Intralinks, then loads the function as Lambda would. */
export function createStack(): Stack {
  let dynamoDb: LocalDynamoDb
  let sandbox: Sandbox
  let services: StoreServices
  let people = 0
  const stack = {
    get intralinks() {
      if (!sandbox.intralinks) throw new Error('The sandbox was started without Intralinks.')
      return sandbox.intralinks
    },
  } as Stack

  beforeAll(async () => {
    dynamoDb = await startDynamoDb({ port: 0 })
    stack.sqs = await startSqs({
      port: 0,
      jobs: { QueueName: 'jobs' },
      transfers: { QueueName: 'transfers' },
      deadLetters: { QueueName: 'dead-letters' },
    })
    stack.clinked = await startFakeClinked()
    sandbox = await startSandbox({
      port: 0,
      clock: () => Date.now(),
      slack: undefined,
      clinked: false,
      intralinks: keys,
    })
    const sealingKey = randomBytes(32).toString('base64')
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_ENDPOINT_URL_SQS: stack.sqs.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      TABLE_NAME: dynamoDb.tableName,
      CLAIMS_TABLE_NAME: dynamoDb.claimsTableName,
      QUEUE_URL: stack.sqs.jobs.url,
      CLINKED_API_URL: stack.clinked.url,
      INTRALINKS_API_URL: `${sandbox.url}/intralinks`,
      INTRALINKS_CLIENT_ID: keys.clientId,
      INTRALINKS_CLIENT_SECRET: keys.clientSecret,
      LOCAL_SEALING_KEY: sealingKey,
      AWS_LAMBDA_LOG_LEVEL: process.env.AWS_LAMBDA_LOG_LEVEL ?? 'FATAL',
      POWERTOOLS_METRICS_DISABLED: 'true',
    })
    services = { table: dynamoDb.tableName, client: createDocumentClient(), clock: () => Date.now() }
    stack.connections = createConnectionStore({ ...services, sealer: createLocalSealer(sealingKey) })
    stack.tickets = createTicketStore({ ...services, random: () => randomBytes(32).toString('base64url') })
    stack.handler = (await import('../../../functions/connect.ts')).handler as unknown as Handler
  })

  beforeEach(async () => {
    await stack.sqs.reset()
    sandbox.reset()
    stack.clinked.passwords.clear()
    stack.clinked.faults.clear()
    stack.clinked.shares = []
    stack.clinked.grants = []
    await stack.endPause()
  })

  afterAll(async () => {
    services.client.destroy()
    await Promise.all([dynamoDb.stop(), stack.sqs.stop(), stack.clinked.stop(), sandbox.stop()])
  })

  Object.assign(stack, {
    async ticketFor(request: Partial<TicketRequest> = {}) {
      people += 1
      const person = { teamId: 'T0ACME', userId: `U${people}` }
      const ticket = await stack.tickets.create({
        person,
        personName: 'Anna Keller',
        provider: 'clinked',
        ...request,
      })
      return { ticket, person }
    },

    someShare(password?: string) {
      const token = someShareToken()
      stack.clinked.passwords.set(token, password)
      stack.clinked.shares = [
        shareOf(token, 'page', 'Home Page'),
        shareOf(someShareToken(), 'file', 'Contract.pdf'),
        shareOf(someShareToken(), 'file', 'Tender documents'),
      ]
      return token
    },

    request: (method: string, ticket: string, extra: Extra = {}) =>
      stack.handler(eventOf(method, ticket, extra), {} as Context),

    async fillIn(ticket: string, fields: Fields, extra: Extra = {}) {
      const { query, ...sent } = extra
      const page = await stack.request('GET', ticket, query ? { query } : {})
      return stack.request('POST', ticket, { body: formOf(page, fields), ...sent })
    },

    jobs: async () => (await stack.sqs.bodies(stack.sqs.jobs)).map((body) => JSON.parse(body) as Job),

    async endPause() {
      await services.client.send(new DeleteCommand({ TableName: services.table, Key: budgetKey('clinked') }))
    },
  })
  return stack
}

/** What a browser sends for the form of a page, with these fields filled in. */
export function formOf(page: Answer, fields: Fields): string {
  const form = new URLSearchParams()
  for (const [input] of (page.body ?? '').matchAll(/<input[^>]*>/g)) {
    form.set(/ name="([^"]*)"/.exec(input)?.[1] ?? '', / value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [name, value] of Object.entries(fields)) {
    expect([...form.keys()]).toContain(name)
    form.set(name, value)
  }
  return form.toString()
}

/** A new share token. */
export const someShareToken = (): string => randomUUID()

function eventOf(method: string, ticket: string, { headers, query, ...rest }: Extra): APIGatewayProxyEventV2 {
  const path = `/connect/${ticket}`
  const form = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
  return {
    version: '2.0',
    routeKey: `${method} /connect/{ticket}`,
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'shares.example', ...form, ...headers },
    pathParameters: { ticket },
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      requestId: 'request-1',
      domainName: 'shares.example',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    } as APIGatewayProxyEventV2['requestContext'],
    isBase64Encoded: false,
    ...rest,
  }
}
