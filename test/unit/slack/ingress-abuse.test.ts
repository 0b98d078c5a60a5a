import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import fc from 'fast-check'
import type { Job } from '../../../lib/jobs/job.ts'
import { emptyTally, howOften, keepTally } from '../../faults/tally.ts'
import { oddRequest, signature, toEvent } from '../abuse/signed-requests.ts'
import { type AwsStandIn, credentials, grant, refuse, startAws } from '../aws-calls/stand-in.ts'

/** How many requests are drawn. */
const RUNS = howOften({ short: 2_000, long: 100_000 })
const SECRET = 'the-signing-secret'
const MEBIBYTE = 1024 * 1024
const MINUTES = 60_000

/** The deployed handler, before an SQS that refuses what SQS refuses. */
let handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>
let queued: Job[]

let sqs: AwsStandIn

beforeAll(async () => {
  sqs = await startAws(({ input }, response) => {
    const { MessageBody, DelaySeconds } = input as { MessageBody: string; DelaySeconds: number }
    if (Buffer.byteLength(MessageBody) > MEBIBYTE || NOT_TAKEN_BY_SQS.test(MessageBody) || DelaySeconds > 900)
      return refuse(response, 400, 'InvalidMessageContents')
    queued.push(JSON.parse(MessageBody) as Job)
    grant(response, { MessageId: 'm' })
  })
  Object.assign(process.env, credentials, {
    AWS_ENDPOINT_URL_SQS: sqs.url,
    QUEUE_URL: `${sqs.url}/0/jobs`,
    SLACK_SIGNING_SECRET: SECRET,
  })
  handler = (await import('../../../functions/slack.ts')).handler as unknown as typeof handler
})
beforeEach(() => {
  queued = []
})
afterAll(() => sqs.stop())

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const NOT_TAKEN_BY_SQS = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

const send = (event: APIGatewayProxyEventV2) => handler(event, {} as Context)

/** A request that Slack has signed, now. */
function signed(contentType: string, body: string): APIGatewayProxyEventV2 {
  const time = String(Math.floor(Date.now() / 1000))
  const bytes = Buffer.from(body)
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': time,
    'x-slack-signature': signature(time, bytes, SECRET),
  }
  return toEvent({ headers, bytes, isBase64Encoded: true })
}

test(
  'whatever comes is answered, and nothing is queued that Slack has not signed',
  async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(oddRequest(SECRET), async ({ event, isSigned }) => {
        queued = []
        const { statusCode = 0, body = '' } = await send(event)
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
        if (!isSigned) {
          expect({ statusCode, queued }).toEqual({ statusCode: 401, queued: [] })
          return
        }
        expect([200, 400, 413]).toContain(statusCode)
        expect(queued.length).toBeLessThanOrEqual(statusCode === 200 ? 1 : 0)
        expect(statusCode === 200 && body !== '' ? () => JSON.parse(body) : () => {}).not.toThrow()
        for (const job of queued) expect(job).toMatchObject({ version: 1, kind: 'slack' })
      }),
      { numRuns: RUNS },
    )
    // The requests were of all sorts, not all turned away at the door.
    for (const status of [200, 400, 401]) expect(statuses.get(status)).toBeGreaterThan(RUNS / 50)
    keepTally('odd requests to the ingress', { ...emptyTally(), injected: RUNS })
  },
  20 * MINUTES,
)

/** What takes a time of the square of its size takes hours at 1 MiB, and the test's time is over before. */
test.each([
  [
    'what is nearly a share token',
    'application/x-www-form-urlencoded',
    `command=/shares&text=${'0a1b2c3d-'.repeat(MEBIBYTE / 9)}`,
  ],
  [
    'one field after the other',
    'application/x-www-form-urlencoded',
    `command=/shares${'&a=b'.repeat(MEBIBYTE / 4)}`,
  ],
  ['percent signs', 'application/x-www-form-urlencoded', `command=/shares&text=${'%'.repeat(MEBIBYTE)}`],
  ['a content type without an end', `${' ;'.repeat(MEBIBYTE / 2)}`, 'command=/shares'],
  ['brackets', 'application/json', '['.repeat(MEBIBYTE)],
  [
    'one level in the other',
    'application/json',
    `{"type":"x","a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
  ],
  [
    'names of all sorts',
    'application/json',
    `{"type":"x"${Array.from({ length: 70_000 }, (_, i) => `,"n${i}":{}`).join('')}}`,
  ],
  ['escapes', 'application/json', `{"type":"x","a":"${'\\u0000'.repeat(MEBIBYTE / 6)}"}`],
  [
    'raw characters that JSON writes longer',
    'application/x-www-form-urlencoded',
    `command=/shares&a=${'\u0001'.repeat(MEBIBYTE)}`,
  ],
])('1 MiB of %s is answered', async (_, contentType, body) => {
  const { statusCode } = await send(signed(contentType, body))
  expect([200, 400, 413]).toContain(statusCode)
  expect(queued).toHaveLength(statusCode === 200 ? 1 : 0)
})

test.each([
  'text',
  [],
  { text: null },
  { text: { text: 5 } },
  { text: { text: { value: 7 } } },
  { text: { text: { selected_options: [null] } } },
  { text: { text: { selected_option: {} } } },
])('a form that holds %j is none of Slack’s', async (values) => {
  const payload = { type: 'view_submission', view: { callback_id: 'reply', state: { values } } }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const { statusCode } = await send(signed('application/x-www-form-urlencoded', body))
  expect({ statusCode, queued }).toEqual({ statusCode: 400, queued: [] })
})
