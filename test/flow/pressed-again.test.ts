import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, connect, elementsOf, tokens, topView, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { rowsAbout } from './table.ts'

/** How often somebody presses who does not believe that it was taken. */
const TIMES = 50

// Each press is a job of its own.
jest.setTimeout(120_000)

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)
const { askForApprovals, cards } = approvalSteps(() => stack)
const { connectAndOpen, fillInPage, letAllTriesPass, press, type } = stepsOf(() => stack)

/** Presses a button of a message in Anna's DM, half of the times after what came of the first half is seen. */
async function pressOften(message: unknown, actionId: string): Promise<void> {
  const { ts } = message as { ts: string }
  const [{ value } = {}] = elementsOf(message, actionId)
  for (let time = 1; time <= TIMES; time++) {
    await anna().act({
      container: { type: 'message', channel: anna().directMessages, ts },
      block_id: 'any',
      action: { type: 'button', action_id: actionId, value },
    })
    if (time === TIMES / 2) await stack.drain()
  }
  await letAllTriesPass()
  expect(await stack.deadLetters()).toEqual([])
}

test('Accept, pressed fifty times, is one decision', async () => {
  const order = 'Change order 07.pdf'
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)

  await pressOften(cards(ANNA, order)[0], 'approval_accept')

  expect(writesTo(stack, '11.12')).toHaveLength(1)
  expect(words(cards(ANNA, order)[0])).toContain(`*Accepted* by <@${ANNA}>`)
})

test('one form for a reply, sent fifty times, is one reply', async () => {
  await connectAndOpen(tokens.anna.facade, 'Façade material')
  await press('reply')

  const form = anna().views().at(-1)
  if (!form) throw new Error('The form is not open.')
  for (let time = 1; time <= TIMES; time++) {
    await anna().submit({ text: { text: { value: 'Brick.' } } })
    // Her Slack has not heard that it was taken.
    anna().views().push(form)
    if (time === TIMES / 2) await stack.drain()
  }
  anna().views().pop()
  await letAllTriesPass()

  expect(await stack.deadLetters()).toEqual([])
  expect(writesTo(stack, '3.4')).toHaveLength(1)
  expect(words(topView(stack, ANNA)).match(/Brick\./g)).toHaveLength(1)
})

const connections = (keys: string[]) => keys.filter((key) => key.includes('connection#'))

test('Undo, pressed fifty times, undoes one connection and touches no other', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const kept = await rowsAbout(ANNA)
  expect(connections(kept)).toHaveLength(1)
  await type('/shares connect')
  await fillInPage({ share_link: tokens.anna.minutes })
  const notice = anna()
    .messages(anna().directMessages)
    .find((message) => elementsOf(message, 'undo_connect').length > 0)
  const asked = stack.clinked.requests.length

  await pressOften(notice, 'undo_connect')

  expect(connections(await rowsAbout(ANNA))).toEqual(connections(kept))
  expect(stack.clinked.requests.slice(asked).filter(({ method }) => method !== 'GET')).toEqual([])
})
