import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { FileRecord } from '../../infra/sandbox/clinked/model.ts'
import { ANNA, connect, elementsOf, writesTo as requestsTo, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, choose, open, submit, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

const openFolder = () => open('Tender documents')

async function sortBy(order: string): Promise<void> {
  await choose('sort_files', { value: order })
}

/** The names of the files and folders that are listed, from top to bottom. */
const listed = () =>
  [...JSON.stringify(topView(stack, ANNA)).matchAll(/"accessibility_label":"Open ([^"]*)"/g)].map(
    ([, name]) => name,
  )

const queries = (section: string) =>
  requestsTo(stack, section).map(({ path }) =>
    Object.fromEntries(new URL(path, 'http://clinked').searchParams),
  )

function fileCalled(friendlyName: string): FileRecord {
  const file = stack.clinked.store.components.find((each) => each.friendlyName === friendlyName)
  if (file?.kind !== 'file') throw new Error(`The demo has no file ${friendlyName}.`)
  return file
}

function addFiles(count: number): void {
  const { store } = stack.clinked
  const example = fileCalled('Schedule.csv')
  for (let number = 1; number <= count; number++) {
    const friendlyName = `Sheet ${String(number).padStart(5, '0')}.csv`
    store.components.push({ ...example, id: store.nextId(), friendlyName, name: `sheet_${number}.csv` })
  }
}

test('a shared folder opens as a list of what is in it, with size, who and when (9.1)', async () => {
  await openFolder()
  expect(shown()).toContain(':file_folder: *Tender documents*')
  expect(listed().slice(0, 2)).toEqual(['Contracts', 'Drawings'])
  expect(shown()).toMatch(/:page_facing_up: \*Schedule\.csv\*\n\d+ bytes · by Maria Lindqvist · <!date/)
  expect(shown()).toMatch(/:frame_with_picture: \*Site photo\.png\*/)
  expect(queries('9.1').at(-1)).toEqual({ page: '1', size: '20' })
})

test('one goes down into folders to a file, and back up, in the same modal', async () => {
  await openFolder()
  const top = listed()
  await press('go_to:item', 'Open Drawings')
  expect(shown()).toContain(':file_folder: *Drawings*')
  await press('go_to:item', 'Open Superseded')
  expect(shown()).toContain('in *Drawings*')
  expect(listed()).toEqual(['Ground floor plan (old).pdf', 'Roof plan (old).pdf'])
  await press('go_to:item', 'Open Roof plan')
  expect(shown()).toContain('*Type*\napplication/pdf')
  for (const name of ['Superseded', 'Drawings', 'Tender documents']) {
    await press('go_to:back')
    expect(shown()).toContain(`:file_folder: *${name}*`)
  }
  expect(listed()).toEqual(top)
  expect(elementsOf(topView(stack, ANNA), 'go_to:back')).toEqual([])
  expect(stack.slack.as(ANNA).views()).toHaveLength(1)
  expect(
    queries('9.1')
      .slice(-4)
      .map(({ parent }) => parent),
  ).toEqual([
    String(fileCalled('Superseded').id),
    String(fileCalled('Superseded').id),
    String(fileCalled('Drawings').id),
    undefined,
  ])
})

test.each([
  ['newest', { orderBy: 'lastModified', ascending: 'false' }],
  ['oldest', { orderBy: 'lastModified', ascending: 'true' }],
  ['largest', { orderBy: 'size', ascending: 'false' }],
  ['smallest', { orderBy: 'size', ascending: 'true' }],
  ['name', { orderBy: 'friendlyName', ascending: 'true' }],
  ['name-', { orderBy: 'friendlyName', ascending: 'false' }],
])('it is sorted by %s, and stays so on the way down and back', async (order, asked) => {
  await openFolder()
  await sortBy(order)
  expect(queries('9.1').at(-1)).toMatchObject(asked)
  expect(JSON.stringify(topView(stack, ANNA))).toContain(`"initial_option":{"text"`)
  await press('go_to:item', 'Open Contracts')
  expect(queries('9.1').at(-1)).toMatchObject(asked)
  await press('go_to:back')
  expect(queries('9.1').at(-1)).toMatchObject(asked)
})

test('a folder of 10,000 files is turned page by page, and Back leads to the page one was on', async () => {
  addFiles(10_000)
  await openFolder()
  const first = listed()
  await press('go_to:next')
  await press('go_to:next')
  const third = listed()
  expect(third).toHaveLength(20)
  expect(new Set([...first, ...third]).size).toBe(40)
  await press('go_to:item', `Open ${third[0]}`)
  expect(shown()).toContain(`*${third[0]}*`)
  await press('go_to:back')
  expect(listed()).toEqual(third)
  await press('go_to:previous')
  await press('go_to:previous')
  expect(listed()).toEqual(first)
  expect(elementsOf(topView(stack, ANNA), 'go_to:previous')).toEqual([])
})

test('a page that is not the one asked for ends the list, though it promises more', async () => {
  addFiles(30)
  await openFolder()
  const items = [{ id: 1, friendlyName: 'First.pdf', tags: null }]
  stack.clinked.faults.add({
    match: { section: '9.1' },
    times: 1,
    status: 200,
    body: { items, currentPage: 1, nextPage: true, pageSize: 1, totalResults: 0 },
  })
  await press('go_to:next')
  expect(shown()).toContain('Clinked lists no more of this folder here.')
  expect(elementsOf(topView(stack, ANNA), 'go_to:next')).toEqual([])
  await press('go_to:previous')
  expect(listed()).toContain('Contracts')
})

test('it is searched by name, and what is found leads back to what was found', async () => {
  await openFolder()
  await press('filter_files')
  await submit({ file_name: ' plan ' })
  expect(queries('9.1').at(-1)).toMatchObject({ name: 'plan' })
  expect(shown()).toContain('Only what has “plan” in its name')
  const found = listed()
  expect(found).toContain('Roof plan (old).pdf')
  expect(found).not.toContain('Schedule.csv')
  await press('go_to:item', 'Open Roof plan')
  await press('go_to:back')
  expect(listed()).toEqual(found)
  await press('go_to:all')
  expect(listed()).toContain('Schedule.csv')

  await press('filter_files')
  await submit({ file_name: '<!channel> *none*' })
  expect(shown()).toContain('Nothing in this folder is called so.')
  expect(shown()).toContain('“&lt;!channel&gt; ∗none∗”')
  await press('filter_files')
  expect(JSON.stringify(topView(stack, ANNA))).toContain('"initial_value":"<!channel> *none*"')
  await submit({ file_name: '' })
  expect(listed()).toContain('Schedule.csv')
})

test('what can be done with a folder as a whole is about the folder that is shown', async () => {
  await openFolder()
  await press('go_to:item', 'Open Drawings')
  for (const action of ['several_at_once', 'upload_here', 'new_folder']) {
    const [{ value = '' } = {}] = elementsOf(topView(stack, ANNA), action)
    expect(JSON.parse(value)).toMatchObject({ e: fileCalled('Drawings').id })
    await press(action)
    expect(shown()).toContain('*Drawings*')
    expect(shown()).not.toContain('Tender documents')
    await stack.slack.as(ANNA).close()
  }
})

test('an empty folder says so', async () => {
  const { store } = stack.clinked
  store.components.push({ ...fileCalled('Drawings'), id: store.nextId(), friendlyName: 'Empty' })
  await openFolder()
  await press('go_to:item', 'Open Empty')
  expect(shown()).toContain('This folder is empty.')
})

test.each(['contracts/main_contract.pdf', ' /Contracts/Main contract.pdf'])(
  'what is at the path %s opens, and leads back (11.1)',
  async (path) => {
    await openFolder()
    await press('go_to_path')
    await submit({ path })
    expect(queries('11.1').at(-1)).toEqual({ path: 'contracts/main_contract.pdf' })
    expect(shown()).toContain('*Main contract.pdf*')
    await press('go_to:back')
    expect(listed()).toContain('Contracts')
  },
)

test('a path that leads nowhere says so, beside the folder', async () => {
  await openFolder()
  await press('go_to_path')
  await submit({ path: 'contracts/<@U0ANNA>.pdf' })
  expect(shown()).toContain('There is nothing at “contracts/&lt;@U0ANNA&gt;.pdf”.')
  expect(listed()).toContain('Contracts')
})

test('a comment on a file in a folder is on that file, and the way back stays', async () => {
  await openFolder()
  await press('go_to:item', 'Open Contracts')
  await press('go_to:item', 'Open Bank guarantee')
  await press('comment')
  await submit({ text: 'Until when?' })
  expect(stack.clinked.store.commentsOn(`file_${fileCalled('Bank guarantee.pdf').id}`)).toMatchObject([
    { comment: 'Until when?' },
  ])
  await press('go_to:back')
  expect(listed()).toContain('Bank guarantee.pdf')
})
