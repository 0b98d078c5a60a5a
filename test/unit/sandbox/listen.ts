import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type HttpBindings, serve } from '@hono/node-server'

/** A server on a free port of this machine. */
interface Listening {
  url: string
  /** Cuts the connections that are open. */
  stop: () => Promise<void>
}

/** @param fetch answers each request */
export async function listen(
  fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>,
): Promise<Listening> {
  const server = serve({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    port: 0,
    hostname: '127.0.0.1',
  })
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
