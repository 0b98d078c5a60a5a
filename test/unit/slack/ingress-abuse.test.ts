import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import fc from 'fast-check'
import type { Job } from '../../../lib/jobs/job.ts'
import { oddRequest, signature, toEvent } from '../abuse/signed-requests.ts'

/** How many requests are drawn: RUNS=100000 in the long form. */
const RUNS = Number(process.env.RUNS ?? 2_000)
const SECRET = 'the-signing-secret'
const MEBIBYTE = 1024 * 1024
const MINUTES = 60_000

/** The deployed handler, before an SQS that refuses what SQS refuses. */
let handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>
let queued: Job[]

beforeAll(async () => {
  const sqs = SQSClient.prototype as unknown as { send: (command: unknown) => Promise<void> }
  jest.spyOn(sqs, 'send').mockImplementation(async (command) => {
    if (!(command instanceof SendMessageCommand)) throw new Error('The ingress sends one message at a time.')
    const { MessageBody = '', DelaySeconds = 0 } = command.input
    expect(Buffer.byteLength(MessageBody)).toBeLessThanOrEqual(MEBIBYTE)
    expect(MessageBody).not.toMatch(NOT_TAKEN_BY_SQS)
    expect(DelaySeconds).toBeLessThanOrEqual(900)
    queued.push(JSON.parse(MessageBody) as Job)
  })
  Object.assign(process.env, { SLACK_SIGNING_SECRET: SECRET, QUEUE_URL: 'http://127.0.0.1:9/jobs' })
  handler = (await import('../../../functions/slack.ts')).handler as unknown as typeof handler
})
beforeEach(() => {
  queued = []
})

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
