import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, GENERAL, lastMessage, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { type } = stepsOf(() => stack)
const inChannel = () => stack.slack.as(ANNA).messages(GENERAL).map(words)

test('of one file that is asked for by a command, two messages tell: that it comes, and where it is', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const before = inChannel().length
  await type('/shares audit')
  expect(inChannel().slice(before)).toEqual([
    expect.stringContaining('It is on its way to your messages'),
    expect.stringContaining('Your audit'),
  ])
})

test('one approval is told of as one', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  stack.clinked.store.approvals.splice(1)
  await type('/shares approvals')
  expect(words(lastMessage(stack, ANNA))).toContain('1 approval waits for you.* It is in your')
})
