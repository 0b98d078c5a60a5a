import { describe, expect, test } from '@jest/globals'
import { failureOf } from './failure-of.ts'
import { given, requestTo, startUpstream, transportWith, writeTo } from './upstream.ts'

describe('No answer', () => {
  test('from a port nobody listens on is known to have reached nobody', async () => {
    const upstream = await startUpstream((_, response) => response.end())
    await upstream.close()

    const failure = await failureOf(transportWith().send(writeTo(upstream.url)))

    expect(failure).toMatchObject({ code: 'unavailable', status: undefined, mayHaveActed: false })
    expect(failure.message).toContain('ECONNREFUSED')
  })

  test('to a write whose connection drops leaves it open whether it was done', async () => {
    const upstream = await given((request) => request.socket.destroy())

    const failure = await failureOf(transportWith().send(writeTo(upstream.url)))

    expect(failure).toMatchObject({ code: 'unavailable', status: undefined, mayHaveActed: true })
    expect(upstream.requests()).toBe(1)
  })

  test('beyond the headers leaves it open as well', async () => {
    const upstream = await given((_, response) => {
      response.writeHead(201, { 'Content-Length': '100' }).write('{', () => response.destroy())
    })
    expect(await failureOf(transportWith().send(writeTo(upstream.url)))).toMatchObject({
      code: 'unavailable',
      mayHaveActed: true,
    })
  })

  test.each([
    { what: 'no headers come', limits: { headersMs: 20 }, begins: false },
    { what: 'the body stops coming', limits: { bodyMs: 20 }, begins: true },
    { what: 'all of it takes too long', limits: { totalMs: 20 }, begins: false },
    { what: 'all of it takes too long, body included', limits: { totalMs: 50 }, begins: true },
  ])('is given up on when $what', async ({ limits, begins }) => {
    const upstream = await given((_, response) => {
      if (begins) response.writeHead(201, { 'Content-Length': '100' }).write('{')
    })
    expect(await failureOf(transportWith({ limits }).send(writeTo(upstream.url)))).toMatchObject({
      code: 'unavailable',
      mayHaveActed: true,
    })
  })
})

describe('A second try', () => {
  test('is given to a read whose connection dropped', async () => {
    const upstream = await given((request, response) => {
      if (upstream.requests() === 1) request.socket.destroy()
      else response.end('here')
    })

    const answer = await transportWith().send(requestTo(upstream.url))

    expect(Buffer.from(answer.body).toString()).toBe('here')
  })

  test('is given to a read whose body broke off', async () => {
    const upstream = await given((_, response) => {
      if (upstream.requests() > 1) response.end('here')
      else response.writeHead(200, { 'Content-Length': '100' }).write('he', () => response.destroy())
    })
    expect(Buffer.from((await transportWith().send(requestTo(upstream.url))).body).toString()).toBe('here')
  })

  test('is the last', async () => {
    const upstream = await given((_, response) => response.writeHead(502).end())
    expect(await failureOf(transportWith().send(requestTo(upstream.url)))).toMatchObject({ status: 502 })
    expect(upstream.requests()).toBe(2)
  })

  test('is not given when it would begin after the time limit', async () => {
    let now = 0
    const upstream = await given((_, response) => {
      now = 20_000
      response.writeHead(502).end()
    })

    await failureOf(
      transportWith({ clock: () => now, limits: { totalMs: 20_000 } }).send(requestTo(upstream.url)),
    )

    expect(upstream.requests()).toBe(1)
  })

  test.each([400, 401, 403, 404, 429])('is not given after %i', async (status) => {
    const upstream = await given((_, response) => response.writeHead(status).end())
    await failureOf(transportWith().send(requestTo(upstream.url)))
    expect(upstream.requests()).toBe(1)
  })
})
