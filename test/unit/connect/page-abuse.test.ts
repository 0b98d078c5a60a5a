import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import fc from 'fast-check'
import { type LocalDynamoDb, startDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import { type LocalSqs, startSqs } from '../../../infra/sandbox/sqs.ts'
import { createDocumentClient } from '../../../lib/store/table.ts'
import { createTicketStore } from '../../../lib/store/tickets.ts'
import { emptyTally, howOften, keepTally } from '../../faults/tally.ts'
import { allRows } from '../../flow/table.ts'
import { MARKUP, type PageRequest, pageRequest } from '../abuse/page-requests.ts'

/** How many requests are drawn for each page. */
const RUNS = howOften({ short: 500, long: 10_000 })
const MINUTES = 60_000

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>
type Pages = { connect: Handler; install: Handler }

let dynamoDb: LocalDynamoDb
let sqs: LocalSqs
let client: ReturnType<typeof createDocumentClient>
let tickets: ReturnType<typeof createTicketStore>
let pages: Pages

beforeAll(async () => {
  dynamoDb = await startDynamoDb({ port: 0 })
  sqs = await startSqs({
    port: 0,
    jobs: { QueueName: 'jobs' },
    transfers: { QueueName: 'transfers' },
    deadLetters: { QueueName: 'dead-letters' },
  })
  // Nothing answers where Slack and the upstreams are: what gets that far is told apart by its 502 or 503.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TABLE_NAME: dynamoDb.tableName,
    CLAIMS_TABLE_NAME: dynamoDb.claimsTableName,
    QUEUE_URL: sqs.jobs.url,
    CLINKED_API_URL: 'http://127.0.0.1:9',
    INTRALINKS_API_URL: 'http://127.0.0.1:9',
    INTRALINKS_CLIENT_ID: 'client',
    INTRALINKS_CLIENT_SECRET: 'secret',
    SLACK_CLIENT_ID: 'client',
    SLACK_CLIENT_SECRET: 'secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    PUBLIC_URL: 'https://shares.example',
    LOCAL_SEALING_KEY: randomBytes(32).toString('base64'),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  })
  client = createDocumentClient()
  tickets = createTicketStore({
    table: dynamoDb.tableName,
    client,
    clock: () => Date.now(),
    random: () => randomBytes(32).toString('base64url'),
  })
  pages = {
    connect: (await import('../../../functions/connect.ts')).handler as unknown as Handler,
    install: (await import('../../../functions/install.ts')).handler as unknown as Handler,
  }
})
afterAll(async () => {
  client.destroy()
  await Promise.all([dynamoDb.stop(), sqs.stop()])
})

/** All rows, but for the states that each look at the page with the button makes. */
async function rows(): Promise<unknown[]> {
  return (await allRows()).filter(({ pk }) => !String(pk).startsWith('state#'))
}

function eventOf(routePath: string, path: string, request: PageRequest): APIGatewayProxyEventV2 {
  const { method, ticket, headers, cookies, query, body, isBase64Encoded } = request
  return {
    version: '2.0',
    routeKey: `${method} ${routePath}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { host: 'shares.example', ...headers },
    cookies,
    pathParameters: { ticket },
    queryStringParameters: query,
    ...(body === undefined ? {} : { body }),
    isBase64Encoded,
    requestContext: {
      requestId: 'request-1',
      domainName: 'shares.example',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: MARKUP },
    } as APIGatewayProxyEventV2['requestContext'],
  }
}

/** What holds of each page, whatever was asked. */
function expectSafe({ statusCode = 0, headers, body = '' }: APIGatewayProxyStructuredResultV2): void {
  expect(statusCode).toBeGreaterThanOrEqual(200)
  expect(statusCode).toBeLessThan(500)
  expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'; /)
  expect(body).not.toContain(MARKUP)
  expect(body).not.toContain('<img')
  expect(body).not.toContain('<script')
}

test(
  'whatever is sent to a connect page is answered, changes nothing and comes back escaped',
  async () => {
    const person = { teamId: 'T0LOCAL', userId: 'U0ANNA' }
    const request = { person, personName: MARKUP, teamName: MARKUP }
    const open = await Promise.all([
      tickets.create({ ...request, provider: 'clinked' }),
      tickets.create({ ...request, provider: 'intralinks' }),
    ])
    const before = await rows()
    const statuses = new Map<number, number>()
    const drawn = pageRequest([...open, 'openid', 'never-made'])

    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const path = `/connect/${encodeURIComponent(one.ticket.toWellFormed())}`
        const answer = await pages.connect(eventOf('/connect/{ticket}', path, one), {} as Context)
        expectSafe(answer)
        statuses.set(answer.statusCode ?? 0, (statuses.get(answer.statusCode ?? 0) ?? 0) + 1)
      }),
      { numRuns: RUNS },
    )

    expect(await rows()).toEqual(before)
    expect(await sqs.bodies(sqs.jobs)).toEqual([])
    // The requests came as far as each of the things that stop them.
    for (const status of [200, 400, 403, 410, 413, 415]) expect([...statuses.keys()]).toContain(status)
    keepTally('odd requests to the connect page', { ...emptyTally(), injected: RUNS })
  },
  20 * MINUTES,
)

test(
  'whatever is sent to the pages that add the app is answered, and adds nothing',
  async () => {
    const before = await rows()
    const drawn = fc.tuple(fc.constantFrom('/slack/install', '/slack/oauth_redirect'), pageRequest(['-']))

    await fc.assert(
      fc.asyncProperty(drawn, async ([path, one]) => {
        expectSafe(await pages.install(eventOf(path, path, { ...one, method: 'GET' }), {} as Context))
      }),
      { numRuns: RUNS },
    )

    expect(await rows()).toEqual(before)
    expect(await sqs.bodies(sqs.jobs)).toEqual([])
    keepTally('odd requests to the pages that add the app', { ...emptyTally(), injected: RUNS })
  },
  20 * MINUTES,
)
