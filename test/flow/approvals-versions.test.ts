import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, buttonValue, connect, elementsOf, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { askForApprovals, cards } = approvalSteps(() => stack)
const { choose } = stepsOf(() => stack)

test('of a file with more versions than come at once, each that waits is asked, and can be decided', async () => {
  await connect(stack, ANNA, tokens.anna.tenderFolder)
  const { others, store } = stack.clinked
  const item = store.components.find(({ friendlyName }) => friendlyName === 'Schedule.csv')?.id ?? 0
  const share = tokens.anna.tenderFolder
  for (let version = 0; version < 7; version++) {
    stack.clock.advance(1_000)
    others.uploadVersion({ share, item })
    others.requestApproval({ share, item })
  }
  await askForApprovals(ANNA)
  const waiting = cards(ANNA, 'Schedule.csv')
  expect(waiting).toHaveLength(7)

  // Those of the oldest version are not on the first page.
  const oldest = waiting.find((card) => words(card).includes('Version 2 '))
  await choose('approval_accept', { value: buttonValue(oldest, 'approval_accept', 'version 2 of') })
  expect(writesTo(stack, '11.12')).toMatchObject([{ status: 200, body: { status: 'ACCEPT' } }])
  const accepted = cards(ANNA, 'Schedule.csv').filter((card) => words(card).includes('*Accepted*'))
  expect(accepted).toHaveLength(1)
  expect(elementsOf(accepted, 'approval_accept')).toEqual([])
})
