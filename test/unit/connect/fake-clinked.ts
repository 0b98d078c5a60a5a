import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer to give instead of the right one; `drop` closes the connection without any. */
type Fault = 'drop' | { status: number; body?: string; headers?: Record<string, string> }

export interface FakeClinked {
  /** For CLINKED_API_URL. */
  url: string
  /** Share tokens that are good, each with its password where it has one. */
  passwords: Map<string, string | undefined>
  /** What a guest finds shared (§2.1): what to show as JSON. */
  shares: object[]
  /** What goes wrong, by path. */
  faults: Map<string, Fault>
  /** The queries of all grants asked for. */
  grants: URLSearchParams[]
  stop(): Promise<void>
}

/** The two calls of Clinked that connecting makes: §1.1 and §2.1 of its reference. */
export async function startFakeClinked(): Promise<FakeClinked> {
  const fake = { passwords: new Map(), shares: [], faults: new Map(), grants: [] } as Omit<
    FakeClinked,
    'url' | 'stop'
  >

  const answer = (url: URL, authorization: string | undefined): Exclude<Fault, 'drop'> => {
    if (url.pathname === '/oauth/token') {
      fake.grants.push(url.searchParams)
      const token = url.searchParams.get('token') ?? ''
      const isGood = fake.passwords.has(token)
      const password = fake.passwords.get(token) ?? null
      if (!isGood || password !== url.searchParams.get('password')) return { status: 401 }
      const body = { access_token: `access-to-${token}`, token_type: 'bearer', expires_in: 3_600 }
      return { status: 200, body: JSON.stringify(body) }
    }
    if (url.pathname !== '/v3/shares') return { status: 404 }
    if (!authorization?.startsWith('Bearer access-to-')) return { status: 401 }
    return { status: 200, body: JSON.stringify(fake.shares) }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://clinked.example')
    const fault = fake.faults.get(url.pathname)
    if (fault === 'drop') {
      request.socket.destroy()
      return
    }
    const { status, body, headers } = fault ?? answer(url, request.headers.authorization)
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return Object.assign(fake, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  })
}

/** A share as §2.1 shows it. */
export const shareOf = (tokenKey: string, type: string, friendlyName: string): object => ({
  user: { id: 1, name: 'Jack Bauer', username: 'jack', logo: false },
  contentContext: { id: 232 },
  dateCreated: 1514764800000,
  dateExpire: null,
  email: 'anna@northwind.example',
  tokenKey,
  permission: 1,
  passwordEnabled: false,
  notifications: false,
  component: { id: 1, contextKey: { id: 864 }, type, name: 'name', friendlyName },
})
