import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'

/** Stands before a server and hands everything on, but for what a test changes. */
export interface Relay {
  url: string
  /** What is answered for a path in the server's place. */
  answers: Map<string, object>
  /** Changes what is answered. */
  change: (answer: Response) => void
  stop(): Promise<void>
}

/** @param target the server's base, without a slash at the end */
export async function startRelay(target: string): Promise<Relay> {
  const app = new Hono()
  app.all('*', async ({ req, json }) => {
    const own = relay.answers.get(req.path)
    if (own) return json(own)
    const { pathname, search } = new URL(req.url)
    const body = req.method === 'GET' ? null : await req.arrayBuffer()
    const answer = await fetch(`${target}${pathname}${search}`, {
      method: req.method,
      headers: req.header(),
      body,
    })
    const whole = new Response(await answer.arrayBuffer(), answer)
    whole.headers.delete('content-length')
    relay.change(whole)
    return whole
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: new Map(),
    change: () => {},
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return relay
}
