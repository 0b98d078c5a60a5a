import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, sample, sampleWith, sessionOf, startApi } from './api.ts'

const shareToken = 'e8e843ec-125c-4803-97e6-f9976602d04b'
const file = { shareToken, file: 1 }
const newYear2018 = Date.UTC(2018, 0, 1)
const jack = {
  user: { name: 'Jack Bauer', username: 'jack' },
  name: 'Jack Bauer',
  username: 'jack',
}
const example = {
  id: 1,
  attachmentCount: 0,
  commentCount: 0,
  friendlyName: 'File Example.pdf',
  contentType: 'application/pdf',
  size: 1000,
  uploaded: jack,
  tags: ['tag1', 'tag2'],
  locked: false,
  locker: undefined,
  lastModified: newYear2018,
  summary: undefined,
  versions: 0,
  watermark: false,
  group: { friendlyName: 'Explore Clinked' },
}

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

describe('A file', () => {
  test('is found by its path, alone (11.1)', async () => {
    api.answers(sample('11.1-files-search'))
    const found = await api.clinked.files.getByPath(sessionOf(), {
      shareToken,
      path: 'a b/c.pdf',
      exclude: [2, 3],
    })
    expect(found).toEqual(example)
    expect(api.received[0]?.line).toBe(`GET /v3/shares/${shareToken}/files?path=a+b%2Fc.pdf&exclude=2%2C3`)
  })

  test('is got by its id (11.2)', async () => {
    api.answers(sample('11.2-file-details'))
    expect(await api.clinked.files.get(sessionOf(), file)).toEqual(example)
  })

  test('may tell where it is, and who locked it', async () => {
    const parent = { id: 9, friendlyName: 'Contracts' }
    api.answers(
      sampleWith('11.2-file-details', {
        parent,
        locker: { id: 3, name: 'Tony Almeida', username: 'tony' },
      }),
    )
    expect(await api.clinked.files.get(sessionOf(), file)).toMatchObject({
      parent,
      locker: { name: 'Tony Almeida' },
    })
  })

  test('is made; without uploaded bytes it is a folder (11.6)', async () => {
    api.answers(sample('11.6-create-file'))
    const made = await api.clinked.files.create(sessionOf(), { ...file, friendlyName: 'FileName' })
    expect(made).toMatchObject({ id: 5, contentType: '@folder', tags: [], lastModified: 1714721557280 })
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({ friendlyName: 'FileName' })
  })

  test('is made of uploaded bytes', async () => {
    api.answers(sample('11.6-create-file'))
    await api.clinked.files.create(sessionOf(), { ...file, friendlyName: 'Plan.pdf', tempFile: 77 })
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({ friendlyName: 'Plan.pdf', tempFile: 77 })
  })

  test('has a preview for half an hour (11.3)', async () => {
    api.answers(sampleWith('11.3-file-preview', { url: 'https://viewer.example/1' }))
    expect(await api.clinked.files.preview(sessionOf(), file)).toEqual({
      session: {
        dateExpire: Date.UTC(2023, 5, 29, 12, 25, 40, 851),
      },
      url: 'https://viewer.example/1',
    })
  })

  test('has no preview at the sample’s bare host name', async () => {
    api.answers(sample('11.3-file-preview'))
    const failure = await failureOf(api.clinked.files.preview(sessionOf(), file))
    expect(failure).toMatchObject({ code: 'malformed', status: 200 })
    expect(failure.message).toMatch(/: url is not an absolute https address$/)
  })

  test('has a thumbnail, in bytes (11.4)', async () => {
    const png = Buffer.alloc(4623, 1)
    api.answers({ ...sample('11.4-thumbnail'), body: png })
    const { body, ...thumbnail } = await api.clinked.files.thumbnail(sessionOf(), file)
    expect(thumbnail).toEqual({ contentType: 'image/png', contentLength: 4623, filename: 'filename' })
    expect(Buffer.concat(await body.toArray())).toEqual(png)
  })

  test('has versions, of the shape that notes’ versions have (11.8)', async () => {
    api.answers(sample('5.5-list-versions'))
    const { items } = await api.clinked.files.listVersions(sessionOf(), { ...file, page: 1 })
    expect(items[1]).toMatchObject({ id: 32, versionNumber: 2, uploaded: jack })
  })
})

describe('The list of files', () => {
  test('does not tell how many there are, though it seems to (9.1)', async () => {
    api.answers(sample('9.1-list-files'))
    const list = await api.clinked.fileList.list(sessionOf(), { shareToken, page: 1, size: 5 })
    expect(list).toMatchObject({ currentPage: 1, totalResults: 0, nextPage: false })
    expect(list.totalPages).toBeUndefined()
    expect(list.items.map(({ friendlyName, contentType }) => [friendlyName, contentType])).toEqual([
      ['Example Folder', '@folder'],
      ['File Example.pdf', 'application/pdf'],
    ])
  })

  test('is asked for in an order, by name, within a folder', async () => {
    api.answers(sample('9.1-list-files'))
    await api.clinked.fileList.list(sessionOf(), {
      shareToken,
      orderBy: 'name',
      ascending: false,
      name: 'a&b',
      parent: 4,
    })
    expect(api.received[0]?.line).toBe(
      `GET /v3/shares/${shareToken}/fileList?orderBy=name&ascending=false&name=a%26b&parent=4`,
    )
  })
})

test('attachments come in pages (8.1)', async () => {
  api.answers(sample('8.1-list-attachments'))
  const { items } = await api.clinked.attachments.list(sessionOf(), { shareToken, context: 'page_1' })
  expect(items).toEqual([
    {
      id: 1,
      friendlyName: 'File Example.pdf',
      contentType: 'application/pdf',
      size: 1000,
      lastModified: newYear2018,
      removed: false,
    },
  ])
})
