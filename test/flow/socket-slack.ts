import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import type { WSContext } from 'hono/ws'
import { WebSocketServer } from 'ws'

type Json = Record<string, unknown>

/** Slack at the other end of Socket Mode. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketSlack {
  /** Base of the Web API, with a slash at the end. */
  apiUrl: string
  /** What `apps.connections.open` answers in the place of an address: an error, until it is undefined again. */
  refusal: string | undefined
  /** Resolves when this many connections have been made, the first among them. */
  connected(count: number): Promise<void>
  /** Sends an envelope. @returns the payload that it is acknowledged with */
  send(type: string, payload: Json, retry?: { retry_attempt: number; retry_reason: string }): Promise<unknown>
  /** Asks for the connection to be made anew, as Slack does every few hours, or says that there is no Socket Mode. */
  end(reason: 'refresh_requested' | 'link_disabled'): void
  /** Drops the connection without a word. */
  drop(): void
  stop(): Promise<void>
}

/** @param appToken the one that is taken */
export async function startSocketSlack(appToken: string): Promise<SocketSlack> {
  const acknowledged = new Map<string, (payload: unknown) => void>()
  const waiting: { count: number; resolve: () => void }[] = []
  let connections = 0
  let current: WSContext | undefined

  const app = new Hono()
  app.post('/api/apps.connections.open', (context) => {
    const isKnown = context.req.header('authorization') === `Bearer ${appToken}`
    const error = isKnown ? slack.refusal : 'invalid_auth'
    return context.json(error ? { ok: false, error } : { ok: true, url: `ws://${host}/link/?ticket=1` })
  })
  app.get(
    '/link/',
    upgradeWebSocket(() => ({
      onOpen(_, socket) {
        current = socket
        const hello = { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0SHARES' } }
        socket.send(JSON.stringify({ ...hello, debug_info: { host: 'applink-1', build_number: 10 } }))
        connections += 1
        for (const { resolve } of waiting.filter(({ count }) => count <= connections)) resolve()
      },
      onMessage({ data }) {
        const { envelope_id, payload } = JSON.parse(data as string) as {
          envelope_id: string
          payload: unknown
        }
        acknowledged.get(envelope_id)?.(payload)
      },
    })),
  )
  const sockets = new WebSocketServer({ noServer: true })
  const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  const slack: SocketSlack = {
    apiUrl: `http://${host}/api/`,
    refusal: undefined,
    connected: (count) =>
      new Promise((resolve) => {
        if (connections >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    send(type, payload, retry = { retry_attempt: 0, retry_reason: '' }) {
      const envelope_id = crypto.randomUUID()
      const envelope = { envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }
      current?.send(JSON.stringify({ ...envelope, ...(type === 'events_api' ? retry : {}) }))
      return new Promise((resolve) => acknowledged.set(envelope_id, resolve))
    },
    end(reason) {
      current?.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }))
    },
    drop() {
      current?.close(1011)
    },
    async stop() {
      sockets.close()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return slack
}
