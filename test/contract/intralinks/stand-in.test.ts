/** The client on its whole way through the stand-in, as a person would go. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { logins, sha256Of } from '../../../infra/sandbox/intralinks/index.ts'
import type { Session } from '../../../lib/intralinks/caller.ts'
import { createIntralinks, type Intralinks } from '../../../lib/intralinks/client.ts'
import { listContents } from '../../../lib/intralinks/contents.ts'
import { DOCUMENT_FILE } from '../../../lib/intralinks/documents.ts'
import { listFolders } from '../../../lib/intralinks/folders.ts'
import { grant } from '../../../lib/intralinks/oauth.ts'
import { acceptSplash, getSplash } from '../../../lib/intralinks/splash.ts'
import { listWorkspaces } from '../../../lib/intralinks/workspaces.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { transportWith } from '../../unit/http/upstream.ts'
import { keys, type Running, runStandIn } from '../../unit/sandbox-intralinks/running-stand-in.ts'

let running: Running
let intralinks: Intralinks
let anna: Session
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  intralinks = createIntralinks({ ...keys, baseUrl: running.url, transport: transportWith() })
  anna = await intralinks.oauth.grant(logins.anna)
})
afterEach(() => running.standIn.reset())
afterAll(() => running.stop())

test('the stand-in serves exactly the operations that the client has', () => {
  const operations = [grant, listWorkspaces, getSplash, acceptSplash, listFolders, listContents]
  const served = running.standIn.routes.map(({ method, template }) => `${method} ${template}`)
  expect(served).toEqual([...operations.map(({ label }) => label), DOCUMENT_FILE])
})

test('from a login to the bytes of a document', async () => {
  const rooms = await intralinks.workspaces.list(anna)
  const workspace = rooms.find(({ name }) => name === 'Project Aurora')?.id ?? ''

  expect((await failureOf(intralinks.folders.list(anna, { workspace }))).code).toBe('entrance_required')
  const splash = await intralinks.splash.get(anna, { workspace })
  expect(splash).toMatchObject({ splashRequired: true, acceptText: 'I agree' })
  expect(splash.splashText).toContain('Confidentiality')
  expect(await intralinks.splash.accept(anna, { workspace })).toEqual({ state: 'ALLOW', isAllowed: true })

  const folders = await intralinks.folders.list(anna, { workspace })
  const folder = folders.find(({ name }) => name === 'Finance & tax')?.id ?? ''
  const entries = await intralinks.folders.contents(anna, { workspace, folder })
  const ledger = entries.find(({ name }) => name === 'Ledger sample')
  const { body, ...about } = await intralinks.documents.open(anna, { workspace, document: ledger?.id ?? '' })

  expect(about).toEqual({
    contentType: 'application/octet-stream',
    contentLength: 1_024,
    filename: 'Ledger sample.dat',
  })
  expect(ledger).toMatchObject({ fileSize: 1_024, fileName: 'Ledger sample.dat', hasFile: true })
  expect(await digestOf(body)).toEqual({ bytes: 1_024, sha256: sha256In('Ledger sample') })
})

test('a gigabyte arrives whole', async () => {
  const { body, contentLength } = await intralinks.documents.open(anna, place('Drone survey'))
  expect(contentLength).toBe(1024 ** 3)
  expect(await digestOf(body)).toEqual({
    bytes: 1024 ** 3,
    sha256: '80727ab987a548954ed3db002bd5a9b4be033c3635c3f807b43d719693574951',
  })
}, 60_000)

describe('bytes that break off', () => {
  test.each(['full', 'bare'] as const)('at 99 %% fail, with %s headers', async (fileHeaders) => {
    running.standIn.settings.fileHeaders = fileHeaders
    running.standIn.faults.add({ match: { path: '/file$' }, breakAt: 0.99 })
    const { body } = await intralinks.documents.open(anna, place('Survey summary'))
    expect(await failureOf(digestOf(body))).toMatchObject({ code: 'unavailable', service: 'intralinks' })
  })
})

test.each(['Press release', 'Model parameters'])(
  'a page and JSON are documents like any other: %s',
  async (name) => {
    const { workspace } = place(name)
    await intralinks.splash.accept(anna, { workspace })
    for (const fileHeaders of ['full', 'bare'] as const) {
      running.standIn.settings.fileHeaders = fileHeaders
      const { mimeType } = documentNamed(name)
      const { body } = await intralinks.documents.open(anna, { ...place(name), mimeType })
      expect((await digestOf(body)).sha256).toBe(sha256In(name))
    }
  },
)

test.each(['named', 'bare'] as const)(
  'three thousand documents come with a %s envelope',
  async (envelope) => {
    running.standIn.settings.envelope = envelope
    const { workspace } = place('Drone survey')
    const folders = await intralinks.folders.list(anna, { workspace })
    const folder = folders.find(({ name }) => name === 'Lease agreements')?.id ?? ''
    const entries = await intralinks.folders.contents(anna, { workspace, folder })
    expect(entries).toHaveLength(3_000)
    expect(entries.at(-1)).toMatchObject({ fileName: 'Lease 3000.pdf', hasFile: true })
  },
)

describe('a login', () => {
  test.each([
    ['wrong', { ...logins.anna, password: 'wrong' }],
    ['locked', logins.carla],
  ])('that is %s is refused', async (_, login) => {
    expect((await failureOf(intralinks.oauth.grant(login))).code).toBe('login_refused')
  })

  test('in use elsewhere says so, and ends the other session when told to', async () => {
    expect((await failureOf(intralinks.oauth.grant(logins.ben))).code).toBe('logged_in_elsewhere')
    const ben = await intralinks.oauth.grant({ ...logins.ben, endOtherSessions: true })
    expect(await intralinks.workspaces.list(ben)).toHaveLength(3)
  })

  test('with keys that are not the app’s is rejected', async () => {
    const baseUrl = running.url
    const another = createIntralinks({
      clientId: 'other',
      clientSecret: 'other',
      baseUrl,
      transport: transportWith(),
    })
    expect((await failureOf(another.oauth.grant(logins.anna))).code).toBe('rejected')
  })
})

describe('a session', () => {
  test('that has run out is unauthorized at once', async () => {
    running.standIn.expireTokens()
    const before = running.standIn.requests.length
    expect((await failureOf(intralinks.workspaces.list(anna))).code).toBe('unauthorized')
    expect(running.standIn.requests).toHaveLength(before + 1)
  })

  test('that another one has taken the place of says so, before bytes too', async () => {
    await intralinks.oauth.grant({ ...logins.anna, endOtherSessions: true })
    expect((await failureOf(intralinks.workspaces.list(anna))).code).toBe('logged_in_elsewhere')
    const opening = intralinks.documents.open(anna, place('Drone survey'))
    expect((await failureOf(opening)).code).toBe('logged_in_elsewhere')
  })
})

test('what is not there is not found: a workspace, a folder, a document, a file', async () => {
  const { workspace } = place('Drone survey')
  const absent = '1'
  const { id } = documentNamed('Share register (on request)')
  for (const attempt of [
    intralinks.folders.list(anna, { workspace: absent }),
    intralinks.folders.contents(anna, { workspace, folder: absent }),
    intralinks.documents.open(anna, { workspace, document: absent }),
    intralinks.documents.open(anna, { workspace, document: String(id) }),
  ]) {
    expect((await failureOf(attempt)).code).toBe('not_found')
  }
})

function documentNamed(name: string) {
  const document = running.standIn.store.documents.find((each) => each.name === name)
  if (!document) throw new Error(`The demo has no ${name}`)
  return document
}

function place(name: string): { workspace: string; document: string } {
  const { id, folder } = documentNamed(name)
  return { workspace: String(folder.workspace), document: String(id) }
}

function sha256In(name: string): string {
  const { content } = documentNamed(name)
  if (!content) throw new Error(`${name} has no file`)
  return sha256Of(content)
}

async function digestOf(body: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    hash.update(chunk)
    bytes += chunk.byteLength
  }
  return { bytes, sha256: hash.digest('hex') }
}
