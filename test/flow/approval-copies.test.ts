import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, connect, elementsOf, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { askForApprovals, cards, press } = approvalSteps(() => stack)
const { letAllTriesPass } = stepsOf(() => stack)

const ORDER = 'Change order 07.pdf'

test('a decision that Clinked took is not called failed where Slack does not show it', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  stack.slack.store.faults.add({ method: 'chat.update', status: 503, times: 20 })
  await press(ANNA, 'approval_accept', ORDER)
  await letAllTriesPass()
  expect(writesTo(stack, '11.12')).toMatchObject([{ status: 200 }])
  const told = stack.slack.as(ANNA).messages(stack.slack.as(ANNA).directMessages).at(-1)
  expect(words(told)).toContain(
    `Your decision on *${ORDER}* was sent. I could not show it everywhere in Slack.`,
  )
  expect(elementsOf(told, 'approval_accept')).toEqual([])
})

test('however often a request was shown, its ten newest copies say what was decided', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  for (let times = 0; times < 14; times++) await askForApprovals(ANNA)
  const before = stack.slack.calls.length

  await press(ANNA, 'approval_accept', ORDER)

  const updated = stack.slack.calls.slice(before).filter(({ method }) => method === 'chat.update')
  expect(updated.length).toBe(10)
  const said = cards(ANNA, ORDER).map((card) => words(card).includes(`*Accepted* by <@${ANNA}>`))
  expect(said).toEqual([...Array(4).fill(false), ...Array(10).fill(true)])
})

test('a copy of long ago says what was decided as soon as it is pressed', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  for (let times = 0; times < 12; times++) await askForApprovals(ANNA)
  await press(ANNA, 'approval_accept', ORDER)
  const old = () => cards(ANNA, ORDER)[1] as { ts: string }
  expect(elementsOf(old(), 'approval_decline')).toHaveLength(1)

  const channel = stack.slack.as(ANNA).directMessages
  await stack.slack.as(ANNA).press('approval_decline', {}, { type: 'message', channel, ts: old().ts })
  await stack.drain()
  expect(words(old())).toContain(`*Accepted* by <@${ANNA}>`)
  expect(writesTo(stack, '11.12')).toHaveLength(1)
})

test('where Slack does not take all copies at once, only those that are left are written when the job comes again', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  for (let times = 0; times < 3; times++) await askForApprovals(ANNA)
  const before = stack.slack.calls.length
  stack.slack.store.faults.add({ method: 'chat.update', retryAfterSeconds: 30 })
  await press(ANNA, 'approval_accept', ORDER)
  await letAllTriesPass()

  const calls = stack.slack.calls.slice(before).filter(({ method }) => method === 'chat.update')
  expect(calls.filter(({ response }) => response.ok)).toHaveLength(3)
  const said = cards(ANNA, ORDER).map((card) => words(card).includes(`*Accepted* by <@${ANNA}>`))
  expect(said).toEqual([true, true, true])
})
