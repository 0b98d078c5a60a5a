import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { type ClinkedStandIn, createClinkedStandIn } from '../../../infra/sandbox/clinked/index.ts'
import { type Control, controlOf } from '../sandbox/control.ts'
import { listen } from '../sandbox/listen.ts'

/** A call as a guest; the path starts below the mount. */
export interface Guest {
  fetch(path: string, init?: { method?: string; json?: unknown; body?: FormData }): Promise<Response>
  /** The JSON of a call that succeeds. */
  json<T>(path: string, init?: { method?: string; json?: unknown }): Promise<T>
}

export interface Running {
  standIn: ClinkedStandIn
  url: string
  /** Moves the stand-in's clock; nothing waits. */
  advance(ms: number): void
  now(): number
  /** The guest who has this share token, with an access token for it. */
  guest(shareToken: string, password?: string): Promise<Guest>
  control: Control
  stop(): Promise<void>
}

/** A Tuesday. */
export const start = Date.UTC(2026, 9, 6, 8, 30)

/** The stand-in behind a real HTTP server, below a path as in the sandbox, with a clock of its own. */
export async function runStandIn(): Promise<Running> {
  let now = start
  const root = new Hono<{ Bindings: HttpBindings }>()
  const server = await listen(root.fetch)
  const url = `${server.url}/clinked`
  const standIn = createClinkedStandIn({ clock: () => now, publicUrl: url })
  root.mount('/clinked', standIn.app.fetch)

  const call = (path: string, accessToken: string, init: Parameters<Guest['fetch']>[1] = {}) =>
    fetch(url + path, {
      method: init.method ?? 'GET',
      redirect: 'manual',
      headers: {
        Authorization: `Bearer ${accessToken}`,
        ...(init.json !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
      ...(init.body && { body: init.body }),
    })

  return {
    standIn,
    url,
    advance(ms) {
      now += ms
    },
    now: () => now,
    async guest(shareToken, password) {
      const query = new URLSearchParams({
        client_id: 'clinked-guests',
        grant_type: 'share',
        token: shareToken,
      })
      if (password !== undefined) query.set('password', password)
      const granted = await fetch(`${url}/oauth/token?${query}`)
      if (!granted.ok) throw new Error(`No access token: ${granted.status} ${await granted.text()}`)
      const { access_token: accessToken } = (await granted.json()) as { access_token: string }
      return {
        fetch: (path, init) => call(path, accessToken, init),
        async json<T>(path: string, init?: { method?: string; json?: unknown }) {
          const response = await call(path, accessToken, init)
          if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
          return (await response.json()) as T
        },
      }
    },
    control: controlOf(url),
    stop: () => server.stop(),
  }
}

/** The demo's ids, by names that a reader knows. */
export function demoIds({ store }: ClinkedStandIn) {
  const component = (friendlyName: string) => {
    const found = store.components.find((each) => each.friendlyName === friendlyName)
    if (!found) throw new Error(`The demo has no ${friendlyName}`)
    return found.id
  }
  const reply = (start: string) => {
    const found = store.replies.find((each) => each.reply.startsWith(start))
    if (!found) throw new Error(`The demo has no reply ${start}`)
    return found.id
  }
  const request = (file: string, guest: string) => {
    const found = store.approvals.find((each) => each.file === component(file) && each.target.name === guest)
    if (!found) throw new Error(`${guest} was not asked to approve ${file}`)
    return found.id
  }
  return { component, reply, request }
}
