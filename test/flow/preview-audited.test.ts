import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, elementsOf, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { auditRows } from './table.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { connectAndOpen, press, nextTry } = stepsOf(() => stack)
const openFile = () => connectAndOpen(tokens.anna.changeOrder, 'Change order')
const links = () => elementsOf(topView(stack, ANNA), 'follow_link')

test('a link to the viewer is in the audit as any other link to a file', async () => {
  await openFile()
  await press('preview_file')
  expect(links()).toHaveLength(1)
  expect(await auditRows()).toMatchObject([
    { act: 'link', outcome: 'done', object: { connection: expect.any(String), context: expect.any(String) } },
  ])
})

test('one that Clinked refuses is there by why', async () => {
  await openFile()
  stack.clinked.faults.add({ match: { section: '11.3' }, status: 403 })
  await press('preview_file')
  expect(links()).toEqual([])
  expect(await auditRows()).toMatchObject([{ act: 'link', outcome: 'forbidden' }])
})

test('one whose job comes twice is there once', async () => {
  await openFile()
  stack.slack.store.faults.add({ method: 'views.update', status: 503 })
  await press('preview_file')
  await nextTry()
  expect(links()).toHaveLength(1)
  expect(await auditRows()).toMatchObject([{ act: 'link', outcome: 'done' }])
})
