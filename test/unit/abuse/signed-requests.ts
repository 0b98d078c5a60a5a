import { createHmac, randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import fc from 'fast-check'
import { bytesMutation, jsonMutation, type Mutation } from './mutations.ts'
import { SLACK_REQUESTS, type SlackRequest } from './slack-bodies.ts'

/** A request as it comes from API Gateway, and whether Slack has signed these very bytes just now. */
export interface OddRequest {
  event: APIGatewayProxyEventV2
  isSigned: boolean
}

interface Headers {
  'content-type': string
  'x-slack-request-timestamp': string
  'x-slack-signature': string
}

/** What is done to headers that are right. Each takes the signature's worth away, but for the first. */
const HEADER_MUTATIONS: ((headers: Headers) => object)[] = [
  (headers) => headers,
  (headers) => without(headers, 'x-slack-signature'),
  (headers) => without(headers, 'x-slack-request-timestamp'),
  () => ({}),
  // API Gateway joins a header that comes twice, and writes names in lower case.
  (headers) => ({ ...headers, 'x-slack-signature': `${headers['x-slack-signature']},v0=0` }),
  (headers) => ({
    ...headers,
    'x-slack-request-timestamp': `${headers['x-slack-request-timestamp']},${headers['x-slack-request-timestamp']}`,
  }),
  ({ 'x-slack-signature': signature, ...headers }) => ({ ...headers, 'X-Slack-Signature': signature }),
  (headers) => ({ ...headers, 'x-slack-signature': headers['x-slack-signature'].toUpperCase() }),
  (headers) => ({ ...headers, 'x-slack-signature': headers['x-slack-signature'].slice(0, -1) }),
  (headers) => ({ ...headers, 'x-slack-signature': `${headers['x-slack-signature'].slice(0, -1)}ü` }),
  (headers) => ({ ...headers, 'x-slack-signature': headers['x-slack-signature'].replace('v0=', 'v1=') }),
  (headers) => ({ ...headers, 'x-slack-signature': 'v0='.repeat(2_000) }),
]

function without(headers: Headers, name: keyof Headers): object {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name))
}

/** Time stamps, from the seconds it is now, that are not of now or are none. */
const ODD_TIMES: ((now: number) => string)[] = [
  (now) => String(now - 301),
  (now) => String(now + 310),
  (now) => String(now * 1000),
  (now) => `${now}.0`,
  (now) => `+${now}`,
  (now) => ` ${now}`,
  (now) => `0x${now.toString(16)}`,
  (now) => `${now}\n`,
  () => 'NaN',
  () => 'Infinity',
  () => '-1',
  () => '',
  () => '9'.repeat(400),
]

/** How a request is signed: over its bytes and now, or in a way that is worth nothing. */
const signing = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ isOurs: true, before: false, time: undefined }) },
  { weight: 1, arbitrary: fc.constant({ isOurs: false, before: false, time: undefined }) },
  // Over the bytes that it had before they were changed.
  { weight: 3, arbitrary: fc.constant({ isOurs: true, before: true, time: undefined }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ODD_TIMES).map((time) => ({ isOurs: true, before: false, time })),
  },
)
const headerMutation = fc.oneof(
  { weight: 12, arbitrary: fc.constant(HEADER_MUTATIONS[0]) },
  { weight: 3, arbitrary: fc.constantFrom(...HEADER_MUTATIONS.slice(1)) },
)
const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'application/json',
      'application/x-www-form-urlencoded; charset=latin1',
      'APPLICATION/JSON;;;',
      'text/html',
      'multipart/form-data; boundary=x',
      'application/json, application/x-www-form-urlencoded',
      ';'.repeat(9_000),
    ),
  },
)

/**
 * Real requests, changed in their JSON, their bytes, their headers and their signature.
 * @param requests of every kind, if left out
 */
export const oddRequest = (secret: string, requests = SLACK_REQUESTS): fc.Arbitrary<OddRequest> =>
  fc
    .record({
      request: fc.constantFrom(...requests),
      inJson: fc.array(jsonMutation, { maxLength: 3 }),
      inBytes: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Mutation[]>([]) },
        fc.array(bytesMutation, { maxLength: 2 }),
      ),
      signing,
      headerMutation,
      contentType,
      isBase64Encoded: fc.boolean(),
    })
    .map(
      ({
        request,
        inJson,
        inBytes,
        signing: sign,
        headerMutation: mutate,
        contentType: type,
        isBase64Encoded,
      }) => {
        const before = Buffer.from(request.body)
        const changed = inBytes.reduce<Buffer>(
          (bytes, change) => change(bytes),
          Buffer.from(changeJson(request, inJson)),
        )
        // What API Gateway takes for text it hands on as text.
        const bytes = isBase64Encoded ? changed : Buffer.from(changed.toString('utf8'))
        const now = Math.floor(Date.now() / 1000)
        const time = sign.time?.(now) ?? String(now)
        const headers: Headers = {
          'content-type': type ?? request.contentType,
          'x-slack-request-timestamp': time,
          'x-slack-signature': signature(
            time,
            sign.before ? before : bytes,
            sign.isOurs ? secret : 'another-secret',
          ),
        }
        const isSigned =
          sign.isOurs &&
          sign.time === undefined &&
          mutate === HEADER_MUTATIONS[0] &&
          (!sign.before || bytes.equals(before))
        return { isSigned, event: toEvent({ headers: mutate?.(headers) ?? headers, bytes, isBase64Encoded }) }
      },
    )

/** Changes the JSON of an interaction or event; a command's fields get odd neighbours. */
function changeJson(
  { body, contentType: type }: SlackRequest,
  mutations: ((text: string) => string)[],
): string {
  const change = (text: string): string => mutations.reduce((changed, mutate) => mutate(changed), text)
  if (type.startsWith('application/json')) return change(body)
  const fields = new URLSearchParams(body)
  const payload = fields.get('payload')
  if (payload !== null) return new URLSearchParams({ payload: change(payload) }).toString()
  return mutations.length === 0
    ? body
    : `${body}&__proto__=x&constructor=&text=${encodeURIComponent(change('""'))}`
}

/** As Slack signs. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signature(time: string, bytes: Uint8Array, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${time}:`).update(bytes).digest('hex')}`
}

export function toEvent({
  headers,
  bytes,
  isBase64Encoded,
}: {
  headers: object
  bytes: Buffer
  isBase64Encoded: boolean
}): APIGatewayProxyEventV2 {
  return {
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    headers,
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
    requestContext: { requestId: randomUUID() },
  } as unknown as APIGatewayProxyEventV2
}
