import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { type Caller, demoIds, type Running, runStandIn } from './running-stand-in.ts'

interface Entry {
  id: number
  name: string
  entityType: string
  fileSize: number
  mimeType: string
}

let running: Running
let ids: ReturnType<typeof demoIds>
let anna: Caller
beforeAll(async () => {
  running = await runStandIn()
  ids = demoIds(running.standIn)
  anna = await running.session(logins.anna)
  const splash = `/v2/workspaces/${ids.workspace('Project Aurora')}/splash`
  await anna.fetch(splash, { method: 'POST', json: { acceptSplash: true } })
})
afterAll(() => running.stop())

const contentsOf = async (workspace: string, folder: string) =>
  (
    await anna.json<{ contents: Entry[] }>(
      `/v2/workspaces/${ids.workspace(workspace)}/folders/${ids.folder(folder)}/contents`,
    )
  ).contents

const fetchDocument = (workspace: string, id: number) =>
  anna.fetch(`/v2/workspaces/${ids.workspace(workspace)}/documents/${id}/file`)

test('the workspaces are in several phases, and one of them has new tasks', async () => {
  const { workspace } = await anna.json<{
    workspace: { phase: string; statistics: { newTasks: number } }[]
  }>('/v2/workspaces')
  expect(new Set(workspace.map(({ phase }) => phase)).size).toBe(2)
  expect(workspace.filter(({ statistics }) => statistics.newTasks > 0)).toHaveLength(1)
})

test('folders are three deep, and each is listed in the one it is in', async () => {
  const [minutes] = await contentsOf('Project Aurora', 'Corporate')
  expect(minutes).toMatchObject({ name: 'Board minutes', entityType: 'FOLDER' })
  const [year] = await contentsOf('Project Aurora', 'Board minutes')
  expect(year).toMatchObject({ name: '2026', indexNumber: '1.1.1', parentId: minutes?.id })
  expect(await contentsOf('Project Aurora', 'Disputes')).toEqual([])
})

test('a document without a file is listed, and has no bytes', async () => {
  const entries = await contentsOf('Project Aurora', 'Corporate')
  const entry = entries.find(({ mimeType }) => mimeType === 'NONE/NONE')
  expect(entry).toMatchObject({ name: 'Share register (on request)', fileSize: 0 })
  expect((await fetchDocument('Project Aurora', entry?.id ?? 0)).status).toBe(400)
})

describe('the bytes of a document', () => {
  test.each([
    ['Audited accounts 2025', 'application/pdf', '%PDF'],
    ['Organisation chart', 'image/png', '\x89PNG'],
    ['VAT returns', 'application/zip', 'PK\x03\x04'],
    ['Key figures', 'text/csv', 'year'],
  ])('are real: %s', async (name, type, start) => {
    const response = await fetchDocument('Project Aurora', ids.document(name))
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Content-Length')).toBe(String(bytes.byteLength))
    expect(response.headers.get('Content-Disposition')).toContain("filename*=UTF-8''")
    expect(bytes.toString('latin1', 0, start.length)).toBe(start)
  })

  test('are as many as the list says, and the same each time', async () => {
    const [entry] = (await contentsOf('Project Aurora', 'Finance & tax')).filter(
      ({ name }) => name === 'Ledger sample',
    )
    const read = async () =>
      Buffer.from(await (await fetchDocument('Project Aurora', entry?.id ?? 0)).arrayBuffer())
    const bytes = await read()
    expect(bytes.byteLength).toBe(1_024)
    expect(entry?.fileSize).toBe(1_024)
    expect(await read()).toEqual(bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'bdb62067493064e10a04edf498d4f1a45686db6565954b9a17ad4528ab7fb414',
    )
  })
})

test('three thousand documents are listed at once, and any of them can be had', async () => {
  const leases = await contentsOf('Harbour Quarter financing', 'Lease agreements')
  expect(leases).toHaveLength(3_000)
  expect(new Set(leases.map(({ id }) => id)).size).toBe(3_000)
  const last = leases.at(-1)
  expect(last?.name).toBe('Lease 3000')

  const response = await fetchDocument('Harbour Quarter financing', last?.id ?? 0)
  expect((await response.arrayBuffer()).byteLength).toBe(last?.fileSize)
  expect((await fetchDocument('Harbour Quarter financing', (last?.id ?? 0) + 100)).status).toBe(400)
})
