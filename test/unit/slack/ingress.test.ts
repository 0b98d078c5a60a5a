import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { checkModal } from '../../../infra/sandbox/slack/validate/views.ts'
import type { Job } from '../../../lib/jobs/job.ts'
import { receive } from '../../../lib/slack/ingress/receive.ts'

const SECRET = 'a-signing-secret'
const NOW = Date.UTC(2026, 10, 23, 9)
const FORM = 'application/x-www-form-urlencoded'

interface Sent {
  body?: string
  contentType?: string
  timestamp?: number
  secret?: string
  signedBody?: string
  base64?: boolean
  headers?: Record<string, string>
}

/** A request as API Gateway hands it on, signed as Slack signs. */
function request(sent: Sent): APIGatewayProxyEventV2 {
  const { body = '', contentType = FORM, timestamp = NOW / 1000, secret = SECRET, base64 = false } = sent
  const signed = `v0:${timestamp}:${sent.signedBody ?? body}`
  const signature = `v0=${createHmac('sha256', secret).update(signed).digest('hex')}`
  return {
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature,
      ...sent.headers,
    },
    body: base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: base64,
    requestContext: { requestId: 'request-1' },
  } as unknown as APIGatewayProxyEventV2
}

async function send(sent: Sent) {
  const queued: Job[] = []
  const delays: (number | undefined)[] = []
  const queue = {
    enqueue: async (job: Job, delaySeconds?: number) => {
      queued.push(job)
      delays.push(delaySeconds)
    },
  }
  const answer = await receive(request(sent), { signingSecret: SECRET, queue, clock: () => NOW })
  return { answer, queued, delays }
}

const interaction = (payload: unknown) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
const submission = (callback_id: string, values: unknown) =>
  interaction({ type: 'view_submission', view: { id: 'V1', callback_id, state: { values } } })

describe('what Slack sends is acknowledged and queued', () => {
  test('a slash command is queued with its fields, and answered with an empty 200', async () => {
    const { answer, queued } = await send({ body: 'command=%2Fshares&text=help&user_id=U1' })
    expect(answer).toMatchObject({ statusCode: 200, body: '' })
    expect(queued).toMatchObject([
      {
        version: 1,
        kind: 'slack',
        requestId: 'request-1',
        receivedAt: NOW,
        body: { command: '/shares', text: 'help', user_id: 'U1' },
      },
    ])
  })

  test('non-ASCII text arrives whole, whether or not API Gateway encoded it', async () => {
    const body = new URLSearchParams({ command: '/shares', text: 'Übersicht 日本 🎉' }).toString()
    for (const base64 of [false, true]) {
      const { queued } = await send({ body, base64 })
      expect(queued).toMatchObject([{ body: { text: 'Übersicht 日本 🎉' } }])
    }
  })

  test('raw UTF-8 in a JSON event keeps its signature', async () => {
    const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: { text: 'Grüße 🎉' } })
    const { queued } = await send({ body, contentType: 'application/json; charset=utf-8', base64: true })
    expect(queued).toMatchObject([{ id: 'Ev1', body: { event: { text: 'Grüße 🎉' } } }])
  })

  test('an event that Slack sends again is the same job, and so is a replayed request', async () => {
    const event = {
      body: JSON.stringify({ type: 'event_callback', event_id: 'Ev1' }),
      contentType: 'application/json',
    }
    const first = await send(event)
    const again = await send({ ...event, timestamp: NOW / 1000 + 60 })
    expect(again.queued[0]?.id).toBe(first.queued[0]?.id)

    const command = await send({ body: 'command=%2Fshares' })
    const replayed = await send({ body: 'command=%2Fshares' })
    const another = await send({ body: 'command=%2Fshares', timestamp: NOW / 1000 - 1 })
    expect(replayed.queued[0]?.id).toBe(command.queued[0]?.id)
    expect(another.queued[0]?.id).not.toBe(command.queued[0]?.id)
  })

  test('a URL check is answered by its challenge and not queued', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' })
    const { answer, queued } = await send({ body, contentType: 'application/json' })
    expect(JSON.parse(answer.body ?? '')).toEqual({ challenge: 'c-1' })
    expect(queued).toEqual([])
  })

  test('a certificate check is answered and not queued', async () => {
    const { answer, queued } = await send({ body: 'ssl_check=1&token=t' })
    expect(answer.statusCode).toBe(200)
    expect(queued).toEqual([])
  })

  test('when the queue does not take the job, Slack is not told 200', async () => {
    const queue = { enqueue: () => Promise.reject(new Error('SQS is down')) }
    const sent = request({ body: 'command=%2Fshares' })
    await expect(receive(sent, { signingSecret: SECRET, queue, clock: () => NOW })).rejects.toThrow(
      'SQS is down',
    )
  })
})

describe('what is typed wrongly into a form is said at the field, at once', () => {
  test('an empty reply', async () => {
    const { answer, queued } = await send({
      body: submission('reply', { text: { text: { value: '  \n ' } } }),
    })
    expect(JSON.parse(answer.body ?? '')).toEqual({
      response_action: 'errors',
      errors: { text: 'Write something first.' },
    })
    expect(queued).toEqual([])
  })

  test('a comment that is too long', async () => {
    const { answer, queued } = await send({
      body: submission('comment', { text: { text: { value: 'x'.repeat(3001) } } }),
    })
    expect(JSON.parse(answer.body ?? '').errors).toEqual({
      text: 'This is 1 character too long: at most 3000 fit.',
    })
    expect(queued).toEqual([])
  })

  test('a decision without a choice', async () => {
    const { answer } = await send({ body: submission('decision', { message: { message: { value: null } } }) })
    expect(JSON.parse(answer.body ?? '').errors).toEqual({ decision: 'Choose one.' })
  })

  test('what is right closes the form and is queued', async () => {
    const { answer, queued } = await send({
      body: submission('reply', { text: { text: { value: 'Fine.' } } }),
    })
    expect(answer).toMatchObject({ statusCode: 200, body: '' })
    expect(queued).toHaveLength(1)
  })
})

test('the form that enters a data room stays open, and its job waits until Slack has shown that', async () => {
  const { answer, queued, delays } = await send({ body: submission('enter_room', {}) })
  const { response_action, view } = JSON.parse(answer.body ?? '')
  expect(response_action).toBe('update')
  expect(checkModal(view)).toEqual([])
  expect(queued).toHaveLength(1)
  expect(delays).toEqual([1])
})

describe('what is not Slack’s is refused and not queued', () => {
  const command = 'command=%2Fshares'
  const refused: [string, Sent, number][] = [
    ['another secret', { body: command, secret: 'not-the-secret' }, 401],
    ['a body that was changed after it was signed', { body: command, signedBody: 'command=%2Fother' }, 401],
    ['a stale time stamp', { body: command, timestamp: NOW / 1000 - 301 }, 401],
    ['a time stamp of the future', { body: command, timestamp: NOW / 1000 + 301 }, 401],
    [
      'a time stamp that is no number',
      { body: command, headers: { 'x-slack-request-timestamp': 'NaN' } },
      401,
    ],
    ['a signature of another length', { body: command, headers: { 'x-slack-signature': 'v0=00' } }, 401],
    [
      'a signature that is not ASCII',
      { body: command, headers: { 'x-slack-signature': 'ü'.repeat(67) } },
      401,
    ],
    ['a form that says it is JSON', { body: command, contentType: 'application/json' }, 400],
    ['JSON that says it is a form', { body: '{"type":"event_callback"}' }, 400],
    ['a payload that is not JSON', { body: 'payload=%7Bnot' }, 400],
    ['JSON that is not an object', { body: '[]', contentType: 'application/json' }, 400],
    ['an object that is nothing Slack sends', { body: '{}', contentType: 'application/json' }, 400],
    ['another content type', { body: command, contentType: 'text/plain' }, 400],
    ['an empty body', { body: '' }, 400],
  ]
  test.each(refused)('%s', async (_, sent, status) => {
    const { answer, queued } = await send(sent)
    expect(answer.statusCode).toBe(status)
    expect(queued).toEqual([])
  })

  test('a request without the headers', async () => {
    const bare = { ...request({ body: command }), headers: {} }
    const queue = { enqueue: () => Promise.reject(new Error('queued')) }
    const answer = await receive(bare, { signingSecret: SECRET, queue, clock: () => NOW })
    expect(answer.statusCode).toBe(401)
  })
})
