import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from '@jest/globals'
import type { HttpRequest } from '../../../lib/http/request.ts'
import { createTransport, type Transport, type TransportOptions } from '../../../lib/http/transport.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  // Upstreams, which are opened first, go first: a stream nobody reads would keep a transport waiting.
  for (const resource of open.splice(0)) await resource.close()
})

/** An upstream for the length of the test. */
export async function given(answer: RequestListener): Promise<Upstream> {
  const upstream = await startUpstream(answer)
  open.push(upstream)
  return upstream
}

/** A transport for the length of the test, which does not pause before its second try. */
export function transportWith(options: TransportOptions = {}): Transport {
  const transport = createTransport({ ...options, limits: { retryDelayMs: 0, ...options.limits } })
  open.push(transport)
  return transport
}

/** A real server on loopback that answers as told, and counts. */
export interface Upstream {
  url: URL
  /** How many requests have come. */
  requests(): number
  /** How many connections were made. */
  connections(): number
  close(): Promise<void>
}

export async function startUpstream(answer: RequestListener): Promise<Upstream> {
  let requests = 0
  let connections = 0
  const server = createServer((request, response) => {
    requests += 1
    answer(request, response)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/shares/secret-share-token?token=secret`),
    requests: () => requests,
    connections: () => connections,
    close: () => closeServer(server),
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}

/** A read of the upstream; the rest as told. */
export function requestTo(url: URL, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    service: 'clinked',
    operation: '2.1 GET /v3/shares',
    method: 'GET',
    url,
    headers: { authorization: 'Bearer secret-access-token' },
    expect: [200],
    ...changes,
  }
}

/** A write, which must not be sent twice. */
export function writeTo(url: URL, changes: Partial<HttpRequest> = {}): HttpRequest {
  return requestTo(url, {
    operation: '3.4 POST /v3/shares/{shareToken}/discussion/replies',
    method: 'POST',
    body: '{"reply":"secret reply"}',
    expect: [201],
    ...changes,
  })
}
