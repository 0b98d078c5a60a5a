import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  ANNA,
  buttonValue,
  connect,
  connectUrl,
  elementsOf,
  fillInConnectPage,
  lastMessage,
  tokens,
  topView,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { open, press, choose, nextTry, letAllTriesPass, shown } = stepsOf(() => stack)
const anna = () => stack.slack.as(ANNA)
const SHARE = 'Façade material'

test('what is tried again goes on in the modal that said it failed, however often', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '3.1' }, status: 400 })
  await open(SHARE)
  for (let times = 0; times < 4; times++) {
    expect(shown()).toContain('Clinked did not accept this.')
    await press('open_share')
  }
  stack.clinked.faults.clear()
  await press('open_share')
  expect(shown()).toContain('Reply')
  expect(anna().views()).toHaveLength(1)
  expect(stack.failedJobs).toBe(0)
})

test('what is tried again at the second delivery as well', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '3.1' }, status: 400, times: 1 })
  await open(SHARE)
  stack.clinked.faults.add({ match: { section: '3.1' }, status: 503, times: 3 })
  await press('open_share')
  expect(shown()).toContain('I keep trying for a few minutes')
  await nextTry()
  expect(shown()).toContain('Reply')
  expect(anna().views()).toHaveLength(1)
})

test('whoever closes a modal right after Try again is told of no failure', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '3.1' }, status: 400, times: 1 })
  await open(SHARE)
  await anna().press('open_share')
  await anna().close()
  await letAllTriesPass()
  expect(stack.failedJobs).toBe(0)
  expect(anna().views()).toEqual([])
})

test('what goes on after connecting stays in its modal when Clinked fails at first', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const value = buttonValue(lastMessage(stack, ANNA), 'open_share', SHARE)
  stack.clinked.expireTokens()
  stack.clinked.faults.add({ match: { section: '1.1' }, status: 400 })
  await choose('open_share', { value })
  stack.clinked.faults.clear()
  stack.clinked.faults.add({ match: { section: '3.1' }, status: 503, times: 3 })
  await fillInConnectPage(connectUrl(stack), { share_link: tokens.anna.facade })
  await stack.drain()
  expect(shown()).toContain('I keep trying for a few minutes')

  await nextTry()
  expect(shown()).toContain('Reply')
  expect(anna().views()).toHaveLength(1)
  expect(elementsOf(topView(stack, ANNA), 'reply')).toHaveLength(1)
})
