import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Plugin } from 'esbuild'
import { credentialsOfTheRole } from '../../../infra/bundle/credentials-of-the-role.ts'
import { loadedWhenUsed } from '../../../infra/bundle/loaded-when-used.ts'
import { undiciForRequests } from '../../../infra/bundle/undici-for-requests.ts'
import { bundleOf } from './bundle-of.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a bundle of undici for requests', () => {
  const source = `
    import { Agent, errors, request } from 'undici'
    export { errors }
    export async function ask(url, options) {
      const answer = await request(url, options)
      return { status: answer.statusCode, text: await answer.body.text() }
    }
    export const askWithAgent = (url) => ask(url, { dispatcher: new Agent({ allowH2: false }) })
  `
  interface Asking {
    ask: (url: string | URL, options?: object) => Promise<{ status: number; text: string }>
    askWithAgent: (url: URL) => Promise<{ status: number; text: string }>
    errors: Record<string, new () => Error>
  }
  let server: Server
  let url: string
  let bundle: { module: Asking; files: string[] }

  beforeAll(async () => {
    server = createServer((request, response) => response.end(`${request.method} ${request.url}`))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    bundle = await bundleOf<Asking>(source, folder, undiciForRequests)
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })

  test('asks, with its own dispatcher and with another, whatever the address is made of', async () => {
    const { ask, askWithAgent } = bundle.module
    expect(await ask(`${url}/a?b=c`)).toEqual({ status: 200, text: 'GET /a?b=c' })
    expect(await ask(new URL(url), { method: 'POST', body: 'text' })).toEqual({ status: 200, text: 'POST /' })
    expect(await askWithAgent(new URL(`${url}/d`))).toEqual({ status: 200, text: 'GET /d' })
  })

  test('has undici’s errors, by which a failure is told from another', async () => {
    const { ask, errors } = bundle.module
    const aborted = ask(url, { signal: AbortSignal.abort() })
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
    expect(errors).toHaveProperty('HeadersTimeoutError')
  })

  test('holds no mock, no WebSocket and no HTTP/2', () => {
    expect(bundle.files).toContainEqual(expect.stringMatching(/undici\/lib\/dispatcher\/agent\.js$/))
    expect(bundle.files).not.toContainEqual(
      expect.stringMatching(/undici\/lib\/(mock|milo|cache|web\/websocket|dispatcher\/client-h2)/),
    )
  })
})

describe('a bundle of AWS’s client with the credentials of the role', () => {
  const source = `
    import { defaultProvider } from '@aws-sdk/credential-provider-node'
    export const credentials = () => defaultProvider()()
  `

  test('finds them in the environment, and holds no other way to any', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'of the role', AWS_SECRET_ACCESS_KEY: 'secret' })
    const { module, files } = await bundleOf<{ credentials: () => Promise<object> }>(source, folder, [
      credentialsOfTheRole,
    ])
    expect(await module.credentials()).toMatchObject({ accessKeyId: 'of the role' })
    expect(files).not.toContainEqual(
      expect.stringMatching(/^node_modules\/@aws-sdk\/(nested-clients|credential-provider-(sso|ini))/),
    )
  })
})

describe('a bundle of packages that few jobs use', () => {
  interface Using {
    parser: () => unknown
    words: () => string
  }
  /** In the place of the package, so that it is seen when it is loaded. */
  const standIn: Plugin = {
    name: 'stand-in',
    setup(build) {
      build.onResolve({ filter: /^htmlparser2$/ }, ({ path }) => ({ path, namespace: 'stand-in' }))
      build.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({
        contents: 'globalThis.loads = (globalThis.loads ?? 0) + 1; export class Parser {}',
      }))
    },
  }

  test('loads a package when it is used first, and once', async () => {
    const source = `
      import { Parser } from 'htmlparser2'
      export const parser = () => Parser
    `
    const { module } = await bundleOf<Using>(source, folder, [loadedWhenUsed, standIn])
    expect(globalThis).not.toHaveProperty('loads')
    expect(module.parser()).toBe(module.parser())
    expect(globalThis).toHaveProperty('loads', 1)
  })

  test('has what the package exports, CommonJS or not', async () => {
    const source = `
      import { Temporal } from 'temporal-polyfill'
      import { RRule } from 'rrule/dist/es5/rrule.js'
      export const words = () => Temporal.Duration.from('PT1H').hours + RRule.fromString('FREQ=DAILY').toText()
    `
    const { module } = await bundleOf<Using>(source, folder, [loadedWhenUsed])
    expect(module.words()).toBe('1every day')
  })
})
