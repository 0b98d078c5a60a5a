import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clinked, createClinked } from '../../../lib/clinked/client.ts'
import type { Session } from '../../../lib/clinked/session.ts'
import type { RequestRecord } from '../../../lib/http/request.ts'
import { createTransport } from '../../../lib/http/transport.ts'
import { readFixture } from './fixtures.ts'

/** What the client sent. */
interface Received {
  /** Verb and address, as on the wire. */
  line: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface Answer {
  status: number
  headers?: [name: string, value: string][]
  body?: string | Buffer
}

/** A real server in Clinked's place, and the client that speaks to it. */
export interface Api {
  clinked: Clinked
  received: Received[]
  /** What it answers: one after the other, the last of them again and again. */
  answers(...answers: (Answer | ((received: Received) => Answer))[]): void
  close(): Promise<void>
}

export async function startApi(onRequest: (record: RequestRecord) => void = () => {}): Promise<Api> {
  const received: Received[] = []
  let queue: (Answer | ((received: Received) => Answer))[] = []
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const line = `${request.method} ${request.url}`
    const seen = { line, headers: request.headers, body: await readText(request) }
    received.push(seen)
    const next = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 500 }
    const { status, headers = [], body } = typeof next === 'function' ? next(seen) : next
    response.writeHead(status, headers.flat()).end(body)
  }
  const server = createServer((request, response) => {
    reply(request, response).catch((error: Error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const transport = createTransport({ limits: { retryDelayMs: 0 }, onRequest })
  return {
    clinked: createClinked({ baseUrl: `http://127.0.0.1:${port}/`, transport }),
    received,
    answers: (...answers) => {
      queue = answers
    },
    close: async () => {
      await transport.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** The reference's own sample answer; some of its parts may be changed. */
export function sample(name: string, changes: Partial<Answer> = {}): Answer {
  const { status, headers, body } = readFixture(name)
  // The length is the body's own again where a test gives another body.
  const kept =
    changes.body === undefined ? headers : headers.filter(([header]) => header !== 'Content-Length')
  return { status, headers: kept, body, ...changes }
}

/** A JSON answer. */
export function jsonAnswer(body: unknown, status = 200): Answer {
  return { status, headers: [['Content-Type', 'application/json;charset=UTF-8']], body: JSON.stringify(body) }
}

/** The sample's body with some of its top-level fields changed; undefined takes a field away. */
export function sampleWith(name: string, changes: Record<string, unknown>): Answer {
  const fixture = readFixture(name)
  return jsonAnswer({ ...JSON.parse(fixture.body.toString()), ...changes }, fixture.status)
}

/** A session whose renewals give `renewed-1`, `renewed-2` …, and how many there were. */
export function sessionOf(accessToken = 'a-token'): Session & { renewals: number } {
  return {
    accessToken,
    renewals: 0,
    async renew() {
      this.renewals += 1
      return `renewed-${this.renewals}`
    },
  }
}
