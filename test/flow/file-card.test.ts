import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { FileRecord } from '../../infra/sandbox/clinked/model.ts'
import { ANNA, connect, elementsOf, writesTo as requestsTo, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, open, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

/** Opens a share and goes down the folders in it. */
async function openPath(share: string, ...path: string[]): Promise<void> {
  await open(share)
  for (const step of path) await press('go_to:item', `Open ${step}`)
}

function fileCalled(friendlyName: string): FileRecord {
  const file = stack.clinked.store.components.find((each) => each.friendlyName === friendlyName)
  if (file?.kind !== 'file') throw new Error(`The demo has no file ${friendlyName}.`)
  return file
}

test.each([
  ['shared alone', 'Change order', []],
  ['in a shared folder', 'Tender documents', ['Contracts', 'Main contract']],
])(
  'a file %s shows what it is, and offers to get it, preview it and see its versions (11.2)',
  async (_, share, path) => {
    await openPath(share, ...path)
    expect(shown()).toContain('*Type*\napplication/pdf')
    expect(shown()).toMatch(/\*Size\*\n\d+ bytes/)
    expect(shown()).toMatch(/\*Versions\*\n\d/)
    for (const action of ['get_file', 'preview_file', 'file_versions']) {
      expect(elementsOf(topView(stack, ANNA), action)).toHaveLength(1)
    }
    expect(requestsTo(stack, '11.2').at(-1)).toMatchObject({ status: 200 })
    await press('get_file')
    expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
  },
)

test('a file shows its tags, who locked it, its watermark, its folder and what was said of it', async () => {
  const { id } = fileCalled('Section A-A.pdf')
  stack.clinked.faults.add({
    match: { section: '11.2', path: `/files/${id}$` },
    status: 200,
    body: {
      id,
      friendlyName: 'Section A-A.pdf',
      contentType: 'application/pdf',
      size: null,
      uploaded: { user: null, name: 'Olivia Hart' },
      tags: 'plan, <!here>',
      locked: true,
      locker: { name: 'Tomás *Ferreira*' },
      lastModified: null,
      summary: '<!channel> see *this*',
      path: null,
      versions: null,
      previewInfo: null,
      watermark: true,
      parent: { id: 9, friendlyName: 'Drawings' },
    },
  })
  await openPath('Tender documents', 'Drawings', 'Section A-A')
  for (const fact of [
    '*Changed*\nby Olivia Hart',
    '*Tags*\nplan, &lt;!here&gt;',
    '*Locked*\nby Tomás ∗Ferreira∗',
    '*Watermark*\nyes',
    '*Folder*\nDrawings',
    '<!channel> see *this*',
  ]) {
    expect(shown()).toContain(fact)
  }
  expect(shown()).not.toContain('*Size*')
  const told = JSON.stringify(topView(stack, ANNA))
  expect(told).toContain('{"type":"plain_text","text":"<!channel> see *this*","emoji":false}')
})

test('Preview leads to the viewer, says when it lapses, and goes back to the file (11.3)', async () => {
  await openPath('Tender documents', 'Contracts', 'Main contract')
  await press('preview_file')
  const [link] = elementsOf(topView(stack, ANNA), 'follow_link') as { url?: string }[]
  const bytes = await (await fetch(link?.url ?? '')).text()
  expect(bytes).toContain('%PDF')
  const lapses = Math.floor((stack.clock.now() + 30 * 60_000) / 1000)
  expect(shown()).toContain(`It lapses at <!date^${lapses}^{time}|`)
  await press('go_to:back')
  expect(shown()).toContain('*Main contract.pdf*')
  await press('go_to:back')
  expect(shown()).toContain(':file_folder: *Contracts*')
})

test.each([
  [
    'is no https address',
    { status: 200, body: { session: { id: 's' }, url: 'example.com' } },
    'does not understand',
  ],
  ['is refused', { status: 404 }, 'This is no longer there'],
])('a preview that %s is not offered, and the way back is', async (_, answer, why) => {
  await openPath('Tender documents', 'Contracts', 'Main contract')
  stack.clinked.faults.add({ match: { section: '11.3' }, times: 1, ...answer })
  await press('preview_file')
  expect(shown()).toContain('There is no preview just now.')
  expect(shown()).toContain(why)
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toEqual([])
  await press('preview_file')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
  await press('go_to:back')
  expect(shown()).toContain('*Main contract.pdf*')
})

test('a preview of which it is not said when it lapses says that it will', async () => {
  await openPath('Change order')
  stack.clinked.faults.add({
    match: { section: '11.3' },
    status: 200,
    body: { session: { id: 's', dateExpire: null }, url: 'https://viewer.example/1' },
  })
  await press('preview_file')
  expect(shown()).toContain('It lapses after a while.')
})

test('the versions of a file are listed, the newest first, each to get, a part at a time (11.8)', async () => {
  const { store } = stack.clinked
  const { id } = fileCalled('Main contract.pdf')
  const [first] = store.versionsOf(id)
  if (!first) throw new Error('The demo’s file has no version.')
  for (let number = 4; number <= 45; number++) {
    store.versions.push({ ...first, id: store.nextId(), versionNumber: number, summary: '*new*' })
  }
  await openPath('Tender documents', 'Contracts', 'Main contract')
  await press('file_versions')
  const versions = () => elementsOf(topView(stack, ANNA), 'get_version').map(({ value }) => value)
  const all = versions()
  let seen = shown()
  while (elementsOf(topView(stack, ANNA), 'file_versions:next').length > 0) {
    await press('file_versions:next')
    all.push(...versions())
    seen += shown()
  }
  const numbers = all.map((value) => (JSON.parse(value ?? '') as { n: number }).n)
  expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => 45 - index))
  expect(seen).toContain('“Comments of Northwind worked in”')
  expect(seen).toContain('“∗new∗”')
  await press('file_versions:previous')
  await press('get_version', 'Get version')
  expect(elementsOf(topView(stack, ANNA), 'follow_link')).toHaveLength(1)
})

test('the versions lead back to the file, and from there to its folder', async () => {
  await openPath('Tender documents', 'Contracts', 'Main contract')
  await press('file_versions')
  await press('go_to:back')
  await press('go_to:back')
  expect(shown()).toContain(':file_folder: *Contracts*')
})

test('Back from Get leads to the file, and from there to its folder, not to the top of the share', async () => {
  await openPath('Tender documents', 'Contracts', 'Main contract')
  await press('get_file')
  await press('go_to:share')
  expect(shown()).toContain(':page_facing_up: *Main contract.pdf*')
  await press('go_to:back')
  expect(shown()).toContain(':file_folder: *Contracts*')
})
