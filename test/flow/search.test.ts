import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, elementsOf, lastMessage, writesTo as requestsTo, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, press, choose, open, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

async function search(text: string): Promise<string> {
  await type(`/shares search ${text}`)
  return words(lastMessage(stack, ANNA))
}

async function searchAtHome(text: string): Promise<void> {
  await openHome()
  await choose('search', { value: text })
}

test('files in shared folders, and shares of any kind, are found by name (9.1)', async () => {
  const found = await search('  PLAN')
  expect(found).toContain('“PLAN” in the name')
  expect(found).toMatch(
    /\*Ground floor plan\.pdf\*\nin \*Tender documents\* · \d+ bytes · by Tomás Ferreira · <!date/,
  )
  expect(found).toContain('*Roof plan (old).pdf*')
  expect(await search('design')).toContain(':memo: *Design principles*\nNote')
  expect(requestsTo(stack, '9.1').at(-1)?.path).toContain('name=design')
})

test('a file that is shared alone is found once', async () => {
  const found = await search('change order')
  expect(found).toContain('1 with “change order” in the name')
  expect(found.match(/\*Change order 07\.pdf\*/g)).toHaveLength(1)
})

test('what is found opens', async () => {
  await search('roof plan')
  await open('Roof plan')
  expect(shown()).toContain('*Roof plan (old).pdf*')
  expect(shown()).toContain('*Type*\napplication/pdf')
  await press('go_to:back')
  expect(shown()).toContain(':file_folder: *Tender documents*')
})

test('nothing found, and nothing asked for, are said so', async () => {
  expect(await search('<!channel> *x*')).toContain(
    'Nothing that is shared with you has “&lt;!channel&gt; ∗x∗” in its name.',
  )
  expect(await search('')).toContain('Type what to look for')
})

test('of very many the first are shown, and that there are more', async () => {
  const { store } = stack.clinked
  const example = store.components.find(({ friendlyName }) => friendlyName === 'Schedule.csv')
  if (!example) throw new Error('The demo has no schedule.')
  for (let number = 1; number <= 10_000; number++) {
    store.components.push({ ...example, id: store.nextId(), friendlyName: `Schedule ${number}.csv` })
  }
  const found = await search('schedule')
  expect(found).toContain('The first 20 with “schedule” in the name')
  expect(found).toContain('There is more: write more of the name to find it.')
  expect(elementsOf(lastMessage(stack, ANNA), 'open_share')).toHaveLength(20)
})

test('a folder that cannot be searched does not hide what is found elsewhere', async () => {
  stack.clinked.faults.add({ match: { section: '9.1' }, status: 503 })
  const found = await search('design')
  expect(found).toContain('Clinked is not answering just now.')
  expect(found).toContain('*Design principles*')
})

test('a folder that may not be searched is told of, for something may be in it', async () => {
  stack.clinked.faults.add({ match: { section: '9.1', path: tokens.anna.tenderFolder }, status: 403 })
  expect(await search('change')).toContain(':warning: *Tender documents*: Clinked does not let you do this.')
})

test.each([403, 404])('that a single file cannot be listed is no trouble (%d)', async (status) => {
  stack.clinked.faults.add({ match: { section: '9.1', path: tokens.anna.changeOrder }, status })
  const found = await search('change')
  expect(found).toContain('1 with “change” in the name')
  expect(found).not.toContain(':warning:')
})

test('the box in App Home shows what it finds in a modal, and what is found opens on top of it', async () => {
  await searchAtHome('roof plan')
  expect(shown()).toContain('1 with “roof plan” in the name')
  await press('open_share')
  expect(shown()).toContain('*Type*\napplication/pdf')
  expect(stack.slack.as(ANNA).views()).toHaveLength(2)
})

test('a search of somebody who has connected nothing offers to connect', async () => {
  await stack.reset()
  expect(await search('plan')).toContain('Connect')
})
