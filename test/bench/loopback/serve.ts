import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/** A request that a stand-in was sent. */
export interface Request {
  method: string
  /** Path and query. */
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A call that a stand-in has answered; times are `performance.now()`, in ms. */
export interface Call {
  /** What was called, as in `GET /v3/shares` or `PutItem`. */
  name: string
  startedAt: number
  endedAt: number
}

export interface Answer {
  name: string
  status?: number
  json: unknown
}

/** A service on this machine that takes no time of its own, or a fixed one. */
export interface Loopback {
  url: string
  /** Every call since it started, or since it was emptied. */
  calls: Call[]
  /** What an answer takes, in ms. */
  delayMs: number
  stop(): Promise<void>
}

/** Starts a service on a free port of 127.0.0.1 that answers in JSON. It keeps no process alive. */
export async function startLoopback(
  answer: (request: Request) => Answer | Promise<Answer>,
): Promise<Loopback> {
  const loopback = { calls: [] as Call[], delayMs: 0 }
  const server = await listen(async (incoming, outgoing) => {
    const startedAt = performance.now()
    const { name, status, json } = await answer(await readRequest(incoming))
    if (loopback.delayMs > 0) await sleep(loopback.delayMs)
    sendJson(outgoing, json, status)
    loopback.calls.push({ name, startedAt, endedAt: performance.now() })
  })
  server.unref()
  return Object.assign(loopback, { url: server.url, stop: () => server.stop() })
}

/** Reads a request to its end. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = '', url: path = '', headers } = incoming
  return { method, path, headers, body: await buffer(incoming) }
}

export function sendJson(outgoing: ServerResponse, json: unknown, status = 200): void {
  const body = JSON.stringify(json)
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  outgoing.end(body)
}

/** Has a server of Node's own listen on a free port of 127.0.0.1. What `serve` throws is told, and answered with 501. */
export async function listen(
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ url: string; stop(): Promise<void>; unref(): void }> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(501).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
    unref: () => void server.unref(),
  }
}

/** The operation that a client of AWS asks for, as in `PutItem`. */
export function awsOperation({ headers }: Request): string {
  return String(headers['x-amz-target']).replace(/^.*\./, '')
}
