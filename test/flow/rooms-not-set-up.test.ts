import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, elementsOf, lastMessage, topView, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, openHome, press } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack({ hasRoomKeys: false })
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

test.each(['/dataroom', '/dataroom aurora', '/dataroom connect'])(
  'where the app has no keys for Intralinks, %s says so and offers no page',
  async (command) => {
    await type(command)
    const told = lastMessage(stack, ANNA)
    expect(words(told)).toContain('Intralinks is not set up here')
    expect(elementsOf(told, 'connect_page')).toEqual([])
    expect(stack.failedJobs).toBe(0)
  },
)

test('and so does a button that lists data rooms', async () => {
  await type('/shares help')
  await press('list_rooms')
  expect(words(lastMessage(stack, ANNA))).toContain('Intralinks is not set up here')
  await openHome()
  expect(JSON.stringify(topView(stack, ANNA) ?? '')).not.toContain('connect_page')
})
