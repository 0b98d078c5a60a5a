import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, elementsOf, GENERAL, lastMessage, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const inDm = () => lastMessage(stack, ANNA, anna().directMessages)

test('who writes to the app is told what it understands, and it does not keep what they wrote', async () => {
  await anna().message(anna().directMessages, 'Show me what Ben shared')
  expect(JSON.stringify(await stack.sqs.bodies(stack.sqs.jobs))).not.toContain('Ben shared')
  await stack.drain()

  expect(words(inDm())).toContain('`/shares` lists what is shared with you')
  expect(elementsOf(inDm(), 'list_shares')).toHaveLength(1)
  expect(stack.failedJobs).toBe(0)
})

test('a file that somebody sends the app, and what is said in a channel, is not answered', async () => {
  await anna().upload(anna().directMessages, { name: 'offer.txt', bytes: Buffer.from('410,000') })
  await anna().message(GENERAL, 'Has anybody seen the plan?')
  expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
})
