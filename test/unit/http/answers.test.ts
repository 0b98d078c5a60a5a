import { describe, expect, test } from '@jest/globals'
import { failureOf } from './failure-of.ts'
import { given, requestTo, transportWith, writeTo } from './upstream.ts'

describe('An answer', () => {
  test('comes with its status, headers and whole body', async () => {
    const upstream = await given((_, response) => response.setHeader('X-Count', '7').end('{"a":1}'))

    const answer = await transportWith().send(requestTo(upstream.url))

    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-count')).toBe('7')
    expect(Buffer.from(answer.body).toString()).toBe('{"a":1}')
  })

  test('may be empty', async () => {
    const upstream = await given((_, response) => response.end())
    const answer = await transportWith().send(requestTo(upstream.url))
    expect(answer.body.byteLength).toBe(0)
  })

  test('that redirects is an answer like any other, and is not followed', async () => {
    const target = await given((_, response) => response.end())
    const upstream = await given((_, response) =>
      response.writeHead(302, { Location: target.url.href }).end(),
    )

    const answer = await transportWith().send(requestTo(upstream.url, { expect: [302] }))

    expect(answer.headers.get('location')).toBe(target.url.href)
    expect(target.requests()).toBe(0)
  })

  test('longer than memory allows is told apart', async () => {
    const upstream = await given((_, response) => response.end('x'.repeat(11)))
    const failure = await failureOf(
      transportWith({ limits: { bodyBytes: 10 } }).send(requestTo(upstream.url)),
    )
    expect(failure).toMatchObject({ code: 'too_long', status: 200, mayHaveActed: false })
    expect(failure.message).toContain('longer than 10 bytes')
  })
})

describe('A status the caller does not expect', () => {
  const html = '<html><body>Sorry</body></html>'
  const cases = [
    { status: 204, code: 'malformed', mayHaveActed: true },
    { status: 302, code: 'malformed', mayHaveActed: true },
    { status: 400, code: 'rejected', mayHaveActed: false },
    { status: 401, code: 'unauthorized', mayHaveActed: false },
    { status: 403, code: 'forbidden', mayHaveActed: false },
    { status: 404, code: 'not_found', mayHaveActed: false },
    { status: 408, code: 'unavailable', mayHaveActed: false },
    { status: 409, code: 'rejected', mayHaveActed: false },
    { status: 410, code: 'not_found', mayHaveActed: false },
    { status: 429, code: 'rate_limited', mayHaveActed: false },
    { status: 500, code: 'unavailable', mayHaveActed: true },
    { status: 503, code: 'unavailable', mayHaveActed: true },
  ]

  test.each(cases)('of $status to a write is $code, acted on: $mayHaveActed', async (expected) => {
    const upstream = await given((_, response) =>
      response
        .writeHead(expected.status, { 'Content-Type': 'text/html' })
        .end(expected.status === 204 ? '' : html),
    )

    const failure = await failureOf(transportWith().send(writeTo(upstream.url)))

    expect(failure).toMatchObject({ ...expected, service: 'clinked' })
    expect(failure.message).toBe(
      `3.4 POST /v3/shares/{shareToken}/discussion/replies: answered ${expected.status}`,
    )
    expect(upstream.requests()).toBe(1)
  })

  test('never means that a read was acted on', async () => {
    const upstream = await given((_, response) => response.writeHead(500).end())
    expect((await failureOf(transportWith().send(requestTo(upstream.url)))).mayHaveActed).toBe(false)
  })

  test('is still that status when its body breaks off', async () => {
    const upstream = await given((_, response) => {
      response.writeHead(404, { 'Content-Length': '100' }).write('gone', () => response.destroy())
    })
    expect(await failureOf(transportWith().send(requestTo(upstream.url)))).toMatchObject({ status: 404 })
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2024-05-03T07:32:40Z')

  test.each([
    { status: 429, header: '120', code: 'rate_limited', retryAfterMs: 120_000 },
    { status: 429, header: 'Fri, 03 May 2024 07:32:43 GMT', code: 'rate_limited', retryAfterMs: 3_000 },
    { status: 403, header: '5', code: 'rate_limited', retryAfterMs: 5_000 },
    { status: 503, header: '7', code: 'unavailable', retryAfterMs: 7_000 },
    { status: 429, header: 'soon', code: 'rate_limited', retryAfterMs: undefined },
  ])(
    '"$header" with $status is $code in $retryAfterMs ms',
    async ({ status, header, code, retryAfterMs }) => {
      const upstream = await given((_, response) =>
        response.writeHead(status, { 'Retry-After': header }).end(),
      )

      const failure = await failureOf(transportWith({ clock: () => now }).send(requestTo(upstream.url)))

      expect(failure).toMatchObject({ code, retryAfterMs })
      expect(upstream.requests()).toBe(1)
    },
  )
})
