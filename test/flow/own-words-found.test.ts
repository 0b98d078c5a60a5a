import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { ANNA, connect, tokens, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { open, press, submit, nextTry, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const MANY = Array.from({ length: 30 }, (_, number) => `Meanwhile ${number}`)

test('a reply whose answer was lost is not posted again, however much others said meanwhile', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await open('Façade material')
  await press('reply')
  stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
  await submit({ text: 'Brick.' })
  for (const text of MANY) stack.clinked.others.reply({ share: tokens.anna.facade, text })
  await nextTry()
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(shown()).toContain('Your reply is posted.')
})

test('nor is a comment', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await open('Change order 07.pdf')
  await press('comment')
  stack.clinked.faults.add({ match: { section: '7.3' }, times: 1, drop: 'after' })
  await submit({ text: 'Read.' })
  for (const text of MANY) stack.clinked.others.comment({ share: tokens.anna.changeOrder, text })
  await nextTry()
  expect(writesTo(stack, '7.3')).toHaveLength(1)
  expect(shown()).toContain('Your comment is posted.')
})

test('nor is a reply with a share link in it, which is not shown as it was written', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await open('Façade material')
  await press('reply')
  stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
  await submit({ text: `See https://app.clinked.com/share/${tokens.anna.facade} for it.` })
  await nextTry()
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(shown()).not.toContain(tokens.anna.facade)
})
