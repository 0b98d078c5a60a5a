import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { UpstreamError } from '../../../lib/errors.ts'
import type { RequestRecord } from '../../../lib/http/request.ts'
import { failureOf } from './failure-of.ts'
import { given, requestTo, transportWith, writeTo } from './upstream.ts'

describe('Connections', () => {
  test('are kept for the reads that follow', async () => {
    const upstream = await given((_, response) => response.end())
    const transport = transportWith()
    for (let read = 0; read < 6; read += 1) await transport.send(requestTo(upstream.url))
    // A connection counts as busy for one more turn, so two of them take turns.
    expect(upstream.connections()).toBeLessThanOrEqual(2)
  })

  test('are made anew for every write', async () => {
    const upstream = await given((_, response) => response.writeHead(201).end())
    const transport = transportWith()
    for (let write = 0; write < 6; write += 1) await transport.send(writeTo(upstream.url))
    expect(upstream.connections()).toBe(6)
  })

  test('are enough for a hundred reads side by side', async () => {
    const waiting: ServerResponse[] = []
    const upstream = await given((_, response) => {
      waiting.push(response)
      if (waiting.length === 100) for (const each of waiting) each.end()
    })
    const transport = transportWith()
    await Promise.all(Array.from({ length: 100 }, () => transport.send(requestTo(upstream.url))))
    expect(upstream.connections()).toBe(100)
  })
})

describe('A stream', () => {
  test('hands over the bytes as they come, however many there are', async () => {
    const upstream = await given((_, response) => response.end(Buffer.alloc(100_000, 'x')))

    const { body } = await transportWith({ limits: { bodyBytes: 10 } }).open(requestTo(upstream.url))

    expect(Buffer.concat(await body.toArray())).toEqual(Buffer.alloc(100_000, 'x'))
  })

  test('that breaks off fails for its reader as the upstream being unavailable', async () => {
    const upstream = await given((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('he', () => response.destroy())
    })
    const { body } = await transportWith().open(requestTo(upstream.url))
    expect(await failureOf(body.toArray())).toMatchObject({ code: 'unavailable', mayHaveActed: false })
  })

  test('that nobody reads on frees its connection', async () => {
    let closed = (): void => undefined
    const whenClosed = new Promise<void>((resolve) => {
      closed = resolve
    })
    const upstream = await given((_, response) => {
      response.on('close', closed).write('he')
    })
    const { body } = await transportWith({ limits: { bodyMs: 0 } }).open(requestTo(upstream.url))

    body.destroy()

    await whenClosed
    expect(upstream.connections()).toBe(1)
  })

  test('is refused like any other answer', async () => {
    const upstream = await given((_, response) => response.writeHead(404).end())
    expect(await failureOf(transportWith().open(requestTo(upstream.url)))).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('What is told of a request', () => {
  test('is one record for each try', async () => {
    const records: RequestRecord[] = []
    const upstream = await given((_, response) =>
      response.writeHead(upstream.requests() === 1 ? 503 : 200).end(),
    )

    await transportWith({ clock: () => 0, onRequest: (record) => records.push(record) }).send(
      requestTo(upstream.url),
    )

    const told = { service: 'clinked', operation: '2.1 GET /v3/shares', ms: 0 }
    expect(records).toEqual([
      { ...told, attempt: 1, status: 503, code: 'unavailable' },
      { ...told, attempt: 2, status: 200 },
    ])
  })

  test('holds neither address nor token nor body, in errors as in records', async () => {
    const records: RequestRecord[] = []
    const upstream = await given((request, response) => {
      if (upstream.requests() === 1) request.socket.destroy()
      else response.writeHead(500).end('secret answer')
    })
    const transport = transportWith({ onRequest: (record) => records.push(record) })

    const dropped = await failureOf(transport.send(writeTo(upstream.url)))
    const failed = await failureOf(transport.send(writeTo(upstream.url)))

    expect(inspect([dropped, failed, records], { depth: null })).not.toMatch(/secret|127\.0\.0\.1/)
  })
})

test('A request that cannot be sent at all is our mistake, not the upstream being unavailable', async () => {
  const upstream = await given((_, response) => response.end())
  const request = requestTo(upstream.url, { headers: { authorization: 'two\nlines' } })
  await expect(transportWith().send(request)).rejects.not.toBeInstanceOf(UpstreamError)
})
