import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../../infra/sandbox/intralinks/faults.ts'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import type { Control } from '../sandbox/control.ts'
import { type Caller, demoIds, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Caller
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  anna = await running.session(logins.anna)
})
afterAll(() => running.stop())

const control: Control = (...asked) => running.control(...asked)

async function addFault(rule: FaultRule): Promise<void> {
  expect((await control('POST', 'faults', rule)).status).toBe(204)
}

const splashOf = (workspace: string) =>
  `/v2/workspaces/${demoIds(running.standIn).workspace(workspace)}/splash`
const accept = () => anna.fetch(splashOf('Project Aurora'), { method: 'POST', json: { acceptSplash: true } })
const accepted = () => running.standIn.store.acceptances.length

describe('a fault', () => {
  test('answers with a status, and nothing is done', async () => {
    await addFault({ match: { method: 'POST', path: '/splash$' }, times: 1, status: 503 })

    expect((await accept()).status).toBe(503)
    expect(accepted()).toBe(0)
    expect((await accept()).status).toBe(201)
    expect(accepted()).toBe(1)
  })

  test.each<[string, Pick<FaultRule, 'status' | 'body' | 'headers'>, string]>([
    ['a page', { status: 200, body: '<html>', headers: { 'Content-Type': 'text/html' } }, '<html>'],
    ['an error inside a 200', { status: 200, body: { error: { code: 403 } } }, '{"error":{"code":403}}'],
    ['a closed door', { status: 303, body: { errors: [{ code: 303 }] } }, '{"errors":[{"code":303}]}'],
    ['nothing', { status: 401 }, ''],
  ])('can be %s', async (_, answer, body) => {
    await addFault({ match: {}, ...answer })
    const response = await anna.fetch('/v2/workspaces')
    expect(response.status).toBe(answer.status)
    expect(await response.text()).toBe(body)
  })

  test('drops the connection before the splash was accepted, or after', async () => {
    await addFault({ match: { method: 'POST' }, times: 1, drop: 'before' })
    await addFault({ match: { method: 'POST' }, times: 1, drop: 'after' })

    await expect(accept()).rejects.toThrow('fetch failed')
    expect(accepted()).toBe(0)
    await expect(accept()).rejects.toThrow('fetch failed')
    expect(accepted()).toBe(1)
    expect(running.standIn.requests.at(-1)).toMatchObject({ status: null })
  })

  test('makes an answer late without changing it', async () => {
    await addFault({ match: {}, delayMs: 1 })
    expect((await anna.fetch('/v2/workspaces')).status).toBe(200)
  })

  test.each(['full', 'bare'])('breaks off the bytes of a document, with %s headers', async (fileHeaders) => {
    await control('POST', 'settings', { fileHeaders })
    await addFault({ match: { path: '/file$' }, times: 1, breakAt: 0.99 })
    const ids = demoIds(running.standIn)
    await accept()
    const path = `/v2/workspaces/${ids.workspace('Project Aurora')}/documents/${ids.document('Ledger sample')}/file`

    const response = await anna.fetch(path)
    expect(response.headers.get('Content-Length')).toBe(fileHeaders === 'full' ? '1024' : null)
    const { read, error } = await readUntilItBreaks(response)
    expect(error).toMatchObject({ name: 'TypeError', message: 'terminated' })
    expect(read).toBe(1_013)

    expect((await (await anna.fetch(path)).arrayBuffer()).byteLength).toBe(1_024)
  })

  test('ends when the rules are cleared', async () => {
    await addFault({ match: {}, status: 500 })
    expect((await anna.fetch('/v2/workspaces')).status).toBe(500)
    await control('DELETE', 'faults')
    expect((await anna.fetch('/v2/workspaces')).status).toBe(200)
  })

  test.each([
    [{}, 'received undefined'],
    [{ match: {}, status: 42 }, 'expected number to be >=200'],
    [{ match: {}, breakAt: 2 }, 'expected number to be <=1'],
    [{ match: {}, drop: 'maybe' }, 'expected one of "before"|"after"'],
    [{ match: { section: '2.1' } }, 'Unrecognized key: "section"'],
  ])('%j is no rule, and the answer says why', async (rule, why) => {
    const response = await control('POST', 'faults', rule)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining(why) }] })
  })

  test('that could hit nothing is refused where a test adds it, too', () => {
    // As when a rule is made elsewhere, where nothing checks what it names.
    const match: object = { section: '2.1' }
    expect(() => running.standIn.faults.add({ match, status: 500 })).toThrow('Unrecognized key: "section"')
  })
})

test('the requests seen are listed with what was sent and answered', async () => {
  await accept()
  const requests = (await (await control('GET', 'requests')).json()) as object[]

  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/v2/oauth/token?grant_type=client_credentials',
      body: { email: logins.anna.email, client_id: 'the-key' },
      status: 200,
    },
    { method: 'POST', path: splashOf('Project Aurora'), body: { acceptSplash: true }, status: 201 },
  ])
})

test('the contents of a folder may come without an envelope', async () => {
  await control('POST', 'settings', { envelope: 'bare' })
  const ids = demoIds(running.standIn)
  const room = ids.workspace('Harbour Quarter financing')
  const contents = await anna.json(`/v2/workspaces/${room}/folders/${ids.folder('Site surveys')}/contents`)
  expect(contents).toMatchObject([{ entityType: 'DOCUMENT' }, { entityType: 'DOCUMENT' }])
})

test('a reset brings back the demo, without faults, requests, settings and sessions', async () => {
  await accept()
  await addFault({ match: {}, status: 500 })
  await control('POST', 'settings', { envelope: 'bare', fileHeaders: 'bare' })
  expect((await control('POST', 'reset')).status).toBe(204)

  expect(accepted()).toBe(0)
  expect(running.standIn.requests).toEqual([])
  expect(running.standIn.settings).toEqual({ envelope: 'named', fileHeaders: 'full' })
  expect((await anna.fetch('/v2/workspaces')).status).toBe(401)
  expect((await (await running.session(logins.anna)).fetch('/v2/workspaces')).status).toBe(200)
})

test('what is not understood is refused', async () => {
  expect((await control('POST', 'settings', { envelope: 'paper' })).status).toBe(400)
  expect((await control('POST', 'log-in-elsewhere', { email: 'nobody@northwind.example' })).status).toBe(400)
  expect((await fetch(`${running.url}/_control/faults`, { method: 'POST', body: '{' })).status).toBe(400)
})

async function readUntilItBreaks(response: Response): Promise<{ read: number; error: unknown }> {
  let read = 0
  try {
    for await (const chunk of response.body ?? []) read += chunk.byteLength
  } catch (error) {
    return { read, error }
  }
  return { read, error: undefined }
}
