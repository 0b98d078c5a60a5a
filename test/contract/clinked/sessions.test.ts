import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Session } from '../../../lib/clinked/session.ts'
import { UpstreamError } from '../../../lib/errors.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, sample, sessionOf, startApi } from './api.ts'

const shareToken = '79e6cbc3-a33e-4144-bdb3-8aaa00180f64'
const refused = { status: 401 }

let api: Api
/** Settles once three calls have been refused. */
let allRefused: Promise<void>
beforeEach(async () => {
  let refusals = 0
  let settle = () => {}
  allRefused = new Promise((resolve) => {
    settle = resolve
  })
  api = await startApi(({ status }) => {
    if (status === 401) refusals += 1
    if (refusals === 3) settle()
  })
})
afterEach(() => api.close())

const tokensSent = () => api.received.map(({ headers }) => headers.authorization)

describe('A session whose token has run out', () => {
  test('is renewed, and the call is repeated with the new token', async () => {
    api.answers(refused, sample('2.2-get-shared-content'))
    const session = sessionOf('old')

    const share = await api.clinked.shares.get(session, { shareToken })

    expect(share.email).toBe('email@example.com')
    expect(tokensSent()).toEqual(['Bearer old', 'Bearer renewed-1'])
  })

  test('keeps the new token for the calls that follow', async () => {
    api.answers(refused, sample('2.2-get-shared-content'))
    const session = sessionOf('old')

    await api.clinked.shares.get(session, { shareToken })
    await api.clinked.shares.get(session, { shareToken })

    expect(session.renewals).toBe(1)
    expect(tokensSent().at(-1)).toBe('Bearer renewed-1')
  })

  test('is renewed for a write too, which is sent again with its body', async () => {
    api.answers(refused, sample('3.4-create-reply'))

    await api.clinked.discussions.createReply(sessionOf(), { shareToken, reply: 'Hello' })

    expect(api.received.map(({ body }) => body)).toEqual(['{"reply":"Hello"}', '{"reply":"Hello"}'])
  })

  test('is renewed for bytes too', async () => {
    api.answers(refused, sample('5.6-download-version'))
    const { body } = await api.clinked.notes.downloadVersion(sessionOf(), { shareToken, versionNumber: 1 })
    expect(Buffer.concat(await body.toArray()).toString()).toBe('hello')
  })

  test('is renewed once for all calls that find out at the same time', async () => {
    api.answers(({ headers }) =>
      headers.authorization === 'Bearer old' ? refused : sample('2.2-get-shared-content'),
    )
    const session = sessionOf('old')
    const renew = session.renew.bind(session)
    session.renew = async () => {
      const token = await renew()
      await allRefused
      return token
    }

    await Promise.all([1, 2, 3].map(() => api.clinked.shares.get(session, { shareToken })))

    expect(session.renewals).toBe(1)
    expect(tokensSent().filter((token) => token === 'Bearer renewed-1')).toHaveLength(3)
  })

  test('is not renewed again for a call that was refused before another one renewed it', async () => {
    api.answers(refused, sample('2.2-get-shared-content'))
    const session = sessionOf('old')
    const late = api.clinked.shares.get(session, { shareToken })
    session.accessToken = 'renewed elsewhere'

    await late

    expect(session.renewals).toBe(0)
    expect(tokensSent()).toEqual(['Bearer old', 'Bearer renewed elsewhere'])
  })

  test('is given up when the new token is refused as well', async () => {
    api.answers(refused)
    const session = sessionOf()

    const failure = await failureOf(api.clinked.shares.get(session, { shareToken }))

    expect(failure).toMatchObject({ code: 'unauthorized', status: 401, mayHaveActed: false })
    expect(failure.operation).toBe('2.2 GET /v3/shares/{shareToken}')
    expect(session.renewals).toBe(1)
    expect(api.received).toHaveLength(2)
  })

  test('fails as its renewal fails, and may be renewed by a later call', async () => {
    api.answers(refused, refused, sample('2.2-get-shared-content'))
    const down = new UpstreamError('down', {
      service: 'clinked',
      operation: '1.1 GET /oauth/token',
      code: 'unavailable',
      mayHaveActed: false,
    })
    const outcomes = [() => Promise.reject(down), () => Promise.resolve('renewed')]
    const session: Session = { accessToken: 'old', renew: () => outcomes.shift()?.() ?? Promise.reject() }

    expect(await failureOf(api.clinked.shares.get(session, { shareToken }))).toBe(down)
    await api.clinked.shares.get(session, { shareToken })

    expect(tokensSent()).toEqual(['Bearer old', 'Bearer old', 'Bearer renewed'])
  })
})

test('a refusal for any other reason renews nothing', async () => {
  api.answers({ status: 403 })
  const session = sessionOf()
  expect((await failureOf(api.clinked.shares.get(session, { shareToken }))).code).toBe('forbidden')
  expect(session.renewals).toBe(0)
})
