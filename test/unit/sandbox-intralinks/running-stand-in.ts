import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createIntralinksStandIn, type IntralinksStandIn } from '../../../infra/sandbox/intralinks/index.ts'
import { type Control, controlOf } from '../sandbox/control.ts'
import { listen } from '../sandbox/listen.ts'

export const keys = { clientId: 'the-key', clientSecret: 'the-secret' }

/** A call as somebody who is logged in; the path starts below the mount. */
export interface Caller {
  fetch(path: string, init?: { method?: string; json?: unknown }): Promise<Response>
  /** The JSON of a call that succeeds. */
  json<T>(path: string): Promise<T>
}

export interface Running {
  standIn: IntralinksStandIn
  url: string
  /** Moves the stand-in's clock; nothing waits. */
  advance(ms: number): void
  /** The answer to a login; `more` goes into the form as well. */
  logIn(login: { email: string; password: string }, more?: Record<string, string>): Promise<Response>
  /** Somebody who is logged in. */
  session(login: { email: string; password: string }): Promise<Caller>
  control: Control
  stop(): Promise<void>
}

/** A Tuesday. */
const start = Date.UTC(2026, 9, 6, 8, 30)

/** The stand-in behind a real HTTP server, below a path as in the sandbox, with a clock of its own. */
export async function runStandIn(): Promise<Running> {
  let now = start
  const root = new Hono<{ Bindings: HttpBindings }>()
  const server = await listen(root.fetch)
  const url = `${server.url}/intralinks`
  const standIn = createIntralinksStandIn({ clock: () => now, ...keys })
  root.mount('/intralinks', standIn.app.fetch)

  const running: Running = {
    standIn,
    url,
    advance(ms) {
      now += ms
    },
    logIn: (login, more = {}) =>
      fetch(`${url}/v2/oauth/token?grant_type=client_credentials`, {
        method: 'POST',
        body: new URLSearchParams({
          ...login,
          client_id: keys.clientId,
          client_secret: keys.clientSecret,
          ...more,
        }),
      }),
    async session(login) {
      const granted = (await (await running.logIn(login)).json()) as { access_token: string }
      const call: Caller['fetch'] = (path, init = {}) =>
        fetch(url + path, {
          method: init.method ?? 'GET',
          redirect: 'manual',
          headers: { Authorization: `Bearer ${granted.access_token}` },
          ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
        })
      return {
        fetch: call,
        async json<T>(path: string) {
          const response = await call(path)
          if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
          return (await response.json()) as T
        },
      }
    },
    control: controlOf(url),
    stop: () => server.stop(),
  }
  return running
}

/** The demo's ids, by names that a reader knows. */
export function demoIds({ store }: IntralinksStandIn) {
  const idOf = (kind: 'workspaces' | 'folders' | 'documents', name: string) => {
    const found = store[kind].find((each) => each.name === name)
    if (!found) throw new Error(`The demo has no ${name} among its ${kind}`)
    return found.id
  }
  return {
    workspace: (name: string) => idOf('workspaces', name),
    folder: (name: string) => idOf('folders', name),
    document: (name: string) => idOf('documents', name),
  }
}
