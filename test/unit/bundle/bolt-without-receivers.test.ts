import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { boltWithoutReceivers } from '../../../infra/bundle/bolt-without-receivers.ts'

/** A small app, fed as the worker feeds its own. */
const source = `
  import { App } from '@slack/bolt'
  export async function textOf(command) {
    let app, seen
    const receiver = { init: (it) => { app = it }, start: async () => {}, stop: async () => {} }
    new App({ receiver, token: 'xoxb-test', botId: 'B1', botUserId: 'U1', tokenVerificationEnabled: false })
      .command(/.*/, async ({ command }) => { seen = command.text })
    await app.processEvent({ body: command, ack: async () => {} })
    return seen
  }
  export const receiveHttp = () => new App({ signingSecret: 'secret', token: 'xoxb-test' })
`

interface Bundle {
  textOf: (command: object) => Promise<string>
  receiveHttp: () => unknown
}

describe('a bundle of Bolt without what its own receivers need', () => {
  let bundle: Bundle
  let packages: Set<string>
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
    const outfile = join(folder, 'bundle.cjs')
    const { metafile } = await build({
      stdin: { contents: source, resolveDir: import.meta.dirname },
      outfile,
      plugins: boltWithoutReceivers,
      ...{ bundle: true, metafile: true, platform: 'node', format: 'cjs', minify: true },
    })
    bundle = createRequire(import.meta.url)(outfile) as Bundle
    packages = new Set(
      Object.keys(metafile.inputs).flatMap(
        (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? [],
      ),
    )
  })

  afterAll(() => rm(folder, { recursive: true }))

  test('holds none of it', () => {
    expect(packages).toContain('@slack/bolt')
    expect([...packages]).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(express|raw-body|undici|ws|@slack\/(oauth|socket-mode))$/),
      ]),
    )
  })

  test('loads, and runs a listener', async () => {
    const command = { command: '/shares', text: 'help', team_id: 'T1', user_id: 'U2', channel_id: 'C1' }
    await expect(bundle.textOf(command)).resolves.toBe('help')
  })

  test('says what is missing when a receiver is used all the same', () => {
    expect(() => bundle.receiveHttp()).toThrow('./receivers/HTTPReceiver is left out of this bundle')
  })
})
