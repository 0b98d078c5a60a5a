import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

let running: Running
let anna: Guest
let ben: Guest
let ids: ReturnType<typeof demoIds>
beforeAll(async () => {
  running = await runStandIn()
})
beforeEach(async () => {
  running.standIn.reset()
  ids = demoIds(running.standIn)
  anna = await running.guest(tokens.anna.tenderFolder)
  ben = await running.guest(tokens.ben.tenderFolder)
})
afterAll(() => running.stop())

interface File {
  id: number
  name: string
  friendlyName: string
  contentType: string
  size: number
  parent?: File
}
interface FileList {
  items: File[]
  totalResults: number
  nextPage: boolean
}
const inFolder = (rest: string) => `/v3/shares/${tokens.anna.tenderFolder}${rest}`
const names = ({ items }: FileList) => items.map(({ friendlyName }) => friendlyName)

describe('the file list', () => {
  test('walks by nextPage alone: it has no number of pages, and claims no results', async () => {
    const first = await anna.json<FileList>(inFolder('/fileList?size=5&page=1'))
    const second = await anna.json<FileList>(inFolder('/fileList?size=5&page=2'))

    expect(first).not.toHaveProperty('totalPages')
    expect([first.totalResults, first.items.length, first.nextPage]).toEqual([0, 5, true])
    expect([second.totalResults, second.items.length, second.nextPage]).toEqual([0, 2, false])
    expect(names(first).slice(0, 2)).toEqual(['Contracts', 'Drawings'])
  })

  test('goes down into folders, orders and searches', async () => {
    const drawings = ids.component('Drawings')
    expect(
      names(await anna.json(inFolder(`/fileList?parent=${drawings}&orderBy=lastModified&ascending=false`))),
    ).toEqual(['Superseded', 'Ground floor plan.pdf', 'Façade east.png', 'Section A-A.pdf'])
    expect(names(await anna.json(inFolder('/fileList?name=ground')))).toEqual([
      'Ground floor plan (old).pdf',
      'Ground floor plan.pdf',
    ])
  })

  test('does not go outside the share', async () => {
    const order = ids.component('Change order 07.pdf')
    expect((await anna.fetch(inFolder(`/files/${order}`))).status).toBe(404)
    expect((await ben.fetch(inFolder('/fileList'))).status).toBe(403)
  })
})

describe('one file', () => {
  test('is found by its path of slugs, unless it is excluded', async () => {
    const path = inFolder('/files?path=drawings/superseded/roof_plan_(old).pdf')
    const file = await anna.json<File>(path)
    expect(file).toMatchObject({
      friendlyName: 'Roof plan (old).pdf',
      parent: { friendlyName: 'Superseded' },
    })
    expect((await anna.fetch(`${path}&exclude=${file.id}`)).status).toBe(404)
    expect((await anna.fetch(inFolder('/files?path=drawings/nothing.pdf'))).status).toBe(404)
  })

  test('is downloaded from another address, for a while, and without the access token', async () => {
    const file = await anna.json<File>(inFolder(`/files/${ids.component('Site photo.png')}`))
    const redirect = await anna.fetch(inFolder(`/files/${file.id}/download`))
    const location = redirect.headers.get('Location') ?? ''
    expect([redirect.status, location.startsWith(`${running.url}/content/`)]).toEqual([302, true])

    const content = await fetch(location)
    expect(content.headers.get('Content-Type')).toBe('image/png')
    expect((await content.arrayBuffer()).byteLength).toBe(file.size)
    expect((await fetch(location, { headers: { Authorization: 'Bearer secret' } })).status).toBe(400)

    running.advance(5 * 60_000)
    expect((await fetch(location)).status).toBe(403)
  })

  test('has a preview for half an hour', async () => {
    const path = inFolder(`/files/${ids.component('Main contract.pdf')}/preview`)
    const { url, embedUrl, session } = await anna.json<{ url: string; embedUrl: string; session: object }>(
      path,
    )
    expect(session).toMatchObject({
      dateCreated: new Date(running.now()).toISOString(),
      dateExpire: new Date(running.now() + 30 * 60_000).toISOString(),
    })
    const shown = await fetch(embedUrl)
    expect(shown.headers.get('Content-Disposition')).toMatch(/^inline/)
    expect(await shown.text()).toMatch(/^%PDF-/)
    running.advance(30 * 60_000)
    expect((await fetch(url)).status).toBe(403)
  })

  test('has a picture, if only the default one', async () => {
    for (const name of ['Façade east.png', 'Main contract.pdf']) {
      const thumbnail = await anna.fetch(inFolder(`/files/${ids.component(name)}/thumbnail`))
      const bytes = Buffer.from(await thumbnail.arrayBuffer())
      expect(thumbnail.headers.get('Content-Type')).toBe('image/png')
      expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    }
  })

  test('has versions, each of which can be downloaded', async () => {
    const path = inFolder(`/files/${ids.component('Main contract.pdf')}/versions`)
    const { items } = await anna.json<{ items: { id: number; versionNumber: number }[] }>(path)
    expect(items.map(({ versionNumber }) => versionNumber)).toEqual([1, 2, 3])

    const redirect = await anna.fetch(`${path}/${items[0]?.id}`)
    const content = await fetch(redirect.headers.get('Location') ?? '')
    expect(await content.text()).toContain('First draft')
  })
})

describe('several files', () => {
  test('are packed while the clock goes on, and then downloaded', async () => {
    const batch = inFolder('/filesBatchDownload')
    const id = await anna.json<string>(batch, { method: 'POST', json: [ids.component('Contracts')] })
    const status = () => anna.fetch(`${batch}/${id}/status`)

    running.advance(1_000)
    const progress = await status()
    const { complete, total } = (await progress.json()) as { complete: number; total: number }
    expect([progress.status, complete]).toEqual([206, Math.floor(total / 4)])
    expect((await anna.fetch(`${batch}/${id}`)).status).toBe(404)

    running.advance(3_000)
    const done = await status()
    expect([done.status, await done.text()]).toEqual([200, ''])
    const redirect = await anna.fetch(`${batch}/${id}`)
    const archive = Buffer.from(await (await fetch(redirect.headers.get('Location') ?? '')).arrayBuffer())
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
    expect(archive.includes('Terms & conditions <2026>.pdf')).toBe(true)
  })

  test.each([[[]], [['1']], [{ files: [1] }]])('are not packed for %j', async (json) => {
    expect((await anna.fetch(inFolder('/filesBatchDownload'), { method: 'POST', json })).status).toBe(400)
  })
})

describe('what a guest adds', () => {
  const create = (json: object, folder = 'Contracts') =>
    anna.fetch(inFolder(`/files/${ids.component(folder)}`), { method: 'POST', json })

  test('is a folder, or with bytes that were sent before a file', async () => {
    const folder = (await (await create({ friendlyName: 'From Northwind' })).json()) as File
    expect(folder).toMatchObject({ contentType: '@folder', name: 'from_northwind', size: 0 })

    const body = new FormData()
    body.set('file', new Blob(['signed'], { type: 'text/plain' }), 'Signed page.txt')
    const { id: tempFile } = (await (
      await anna.fetch('/v3/tempFiles', { method: 'POST', body })
    ).json()) as File
    const made = await create({ friendlyName: 'Signed page.txt', versionSummary: 'Here it is', tempFile })
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({
      contentType: 'text/plain',
      size: 6,
      summary: 'Here it is',
      uploaded: { user: null, name: 'Anna Keller' },
      parent: { friendlyName: 'Contracts' },
    })
    expect((await create({ friendlyName: 'Again.txt', tempFile })).status).toBe(404)
    expect(names(await ben.json(`/v3/shares/${tokens.ben.tenderFolder}/fileList?name=signed page`))).toEqual([
      'Signed page.txt',
    ])
  })

  test('gets a slug of its own', async () => {
    await create({ friendlyName: 'New' })
    expect(await (await create({ friendlyName: 'New' })).json()).toMatchObject({
      name: 'new_2',
      friendlyName: 'New',
    })
  })

  test('is refused inside a file, and without a name', async () => {
    expect((await create({ friendlyName: 'New' }, 'Main contract.pdf')).status).toBe(400)
    expect((await create({})).status).toBe(400)
  })

  test('has no bytes where guests may not send them', async () => {
    running.standIn.settings.guestUploads = false
    const body = new FormData()
    body.set('file', new Blob(['signed']), 'Signed page.txt')
    expect((await anna.fetch('/v3/tempFiles', { method: 'POST', body })).status).toBe(403)
  })
})
