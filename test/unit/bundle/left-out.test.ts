import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Plugin } from 'esbuild'
import { bundleOptions } from '../../../infra/bundle/build.ts'
import { credentialsOfTheRole } from '../../../infra/bundle/credentials-of-the-role.ts'
import { undiciForRequests } from '../../../infra/bundle/undici-for-requests.ts'
import { withoutEventStreams } from '../../../infra/bundle/without-event-streams.ts'
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

test('a bundle with zod has it compile nothing', async () => {
  const source = `
    import * as z from 'zod'
    export const config = z.config()
  `
  const { banner = {} } = bundleOptions()
  const asDeployed: Plugin = {
    name: 'as-deployed',
    setup: (build) => {
      build.initialOptions.banner = banner
    },
  }
  const { module } = await bundleOf<{ config: object }>(source, folder, [asDeployed])
  expect(module.config).toMatchObject({ jitless: true })
})

test('a bundle of AWS’s client holds nothing for answers that come as events', async () => {
  const source = `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
    export const client = () => new DynamoDBClient({ region: 'us-east-1' })
  `
  const bundle = await bundleOf<{ client: () => object }>(source, folder, [withoutEventStreams])
  expect(bundle.module.client()).toHaveProperty('config')
  expect(bundle.files.filter((path) => path.includes('/event-streams/'))).toEqual([])
})
