import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  ANNA,
  buttonValue,
  connect,
  elementsOf,
  GENERAL,
  lastMessage,
  writesTo as requestsTo,
  tokens,
  topView,
  words,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterAll(() => stack.stop())

async function search(text: string): Promise<string> {
  await stack.slack.as(ANNA).command(GENERAL, `/shares search ${text}`)
  await stack.drain()
  return words(lastMessage(stack, ANNA))
}

async function searchAtHome(text: string): Promise<void> {
  await stack.slack.as(ANNA).openHome()
  await stack.drain()
  await stack.slack.as(ANNA).press('search', { value: text })
  await stack.drain()
}

const shown = () => words(topView(stack, ANNA))

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
  const open = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Roof plan')
  await stack.slack.as(ANNA).press('open_share', { value: open })
  await stack.drain()
  expect(shown()).toContain('*Roof plan (old).pdf*')
  expect(shown()).toContain('*Type*\napplication/pdf')
  await stack.slack.as(ANNA).press('go_to:back')
  await stack.drain()
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

test.each([403, 404])('that a single file cannot be listed is no trouble (%d)', async (status) => {
  stack.clinked.faults.add({ match: { section: '9.1' }, status })
  const found = await search('change')
  expect(found).toContain('1 with “change” in the name')
  expect(found).not.toContain(':warning:')
})

test('the box in App Home shows what it finds in a modal, and what is found opens on top of it', async () => {
  await searchAtHome('roof plan')
  expect(shown()).toContain('1 with “roof plan” in the name')
  await stack.slack.as(ANNA).press('open_share')
  await stack.drain()
  expect(shown()).toContain('*Type*\napplication/pdf')
  expect(stack.slack.as(ANNA).views()).toHaveLength(2)
})

test('a search of somebody who has connected nothing offers to connect', async () => {
  await stack.reset()
  expect(await search('plan')).toContain('Connect')
})
