import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, buttonValue, connect, lastMessage, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, choose, open, submit, letAllTriesPass, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { acceptValue, askForApprovals, cards, press: pressOnCard, submitDecision } = approvalSteps(() => stack)

const ORDER = 'Change order 07.pdf'

/** What the app said last in Anna's DM. */
function newest(): unknown {
  const anna = stack.slack.as(ANNA)
  return anna.messages(anna.directMessages).at(-1)
}

/** Where to press: in this message of the DM. */
function place(message: unknown) {
  const { ts } = message as { ts: string }
  return { type: 'message' as const, channel: stack.slack.as(ANNA).directMessages, ts }
}

describe('the form', () => {
  test('names the file and the version that are decided about, on a card and in a file', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    const share = buttonValue(lastMessage(stack, ANNA), 'open_share', 'Change order')
    await askForApprovals(ANNA)
    await pressOnCard(ANNA, 'approval_message', ORDER)
    expect(shown()).toContain(`*${ORDER}*, version 1`)
    const anna = stack.slack.as(ANNA)
    await anna.close()
    await choose('open_share', { value: share })
    await press('approval_message')
    expect(shown()).toContain(`*${ORDER}*, version 1`)
  })

  test('opens from a button of before, which names neither', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    await stack.slack.as(ANNA).act({
      container: place(cards(ANNA, ORDER)[0]),
      block_id: 'any',
      action: { type: 'button', action_id: 'approval_message', value: acceptValue(ANNA, ORDER) },
    })
    await stack.drain()
    await submitDecision(ANNA, 'Accept', 'Steel is fine.')
    expect(words(cards(ANNA, ORDER)[0])).toContain(`*Accepted* by <@${ANNA}>`)
  })
})

describe('a form that Clinked does not take', () => {
  test('shows what was typed, and can be tried again as it was', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    await pressOnCard(ANNA, 'approval_message', ORDER)
    stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, status: 400 })
    await submitDecision(ANNA, 'Decline', 'Too expensive.')
    const notice = newest()
    expect(words(notice)).toContain(`Your decision on *${ORDER}* was not sent. Clinked did not accept this.`)
    expect(words(notice)).toContain('Too expensive.')
    await tryAgain()
    expect(writesTo(stack, '11.12').at(-1)).toMatchObject({
      body: { status: 'REJECT', parameters: 'Too expensive.' },
      status: 200,
    })
    expect(words(cards(ANNA, ORDER)[0])).toContain(`*Declined* by <@${ANNA}>`)
  })

  test('is kept too when Clinked could not even be asked', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    await pressOnCard(ANNA, 'approval_message', ORDER)
    stack.clinked.faults.add({ match: { section: '11.11' }, times: 1, status: 403 })
    await submitDecision(ANNA, 'Decline', 'Too expensive.')
    await tryAgain()
    expect(writesTo(stack, '11.12')).toMatchObject([{ body: { parameters: 'Too expensive.' } }])
  })

  test('may have been taken where no answer came, and is looked for before it is tried again', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    await pressOnCard(ANNA, 'approval_message', ORDER)
    stack.clinked.faults.add({ match: { section: '11.12' }, drop: 'before' })
    await submitDecision(ANNA, 'Decline', 'Too expensive.')
    await letAllTriesPass()
    expect(words(newest())).toContain(`Your decision on *${ORDER}* may or may not have been sent`)
    stack.clinked.faults.clear()
    await tryAgain()
    expect(writesTo(stack, '11.12').filter(({ status }) => status === 200)).toHaveLength(1)
    expect(words(cards(ANNA, ORDER)[0])).toContain(`*Declined* by <@${ANNA}>`)
  })

  test('is not said to be sent because an earlier decision was', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    const value = acceptValue(ANNA, ORDER)
    await pressOnCard(ANNA, 'approval_message', ORDER)
    await stack.slack.as(ANNA).press('approval_accept', { value }, place(cards(ANNA, ORDER)[0]))
    await stack.drain()
    stack.clinked.faults.add({ match: { section: '11.11' }, times: 1, status: 403 })
    await submitDecision(ANNA, 'Decline', 'No way!')
    expect(words(newest())).toContain(
      `Your decision on *${ORDER}* was not sent. Clinked does not let you do this.`,
    )
    expect(words(newest())).toContain('No way!')
  })

  test('is told about where it was begun, and in the end in the DM when that is closed', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    const anna = stack.slack.as(ANNA)
    await open('Change order')
    await press('approval_message')
    stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, status: 400 })
    await submitDecision(ANNA, 'Accept', 'Steel is fine.')
    expect(shown()).toContain('Steel is fine.')
    await press('approval_message')
    await anna.submit()
    await anna.close(undefined, true)
    await stack.drain()
    expect(words(newest())).toContain(`*Accepted* by <@${ANNA}>`)
  })

  /** Presses Try again and submits the form just as it opens. */
  async function tryAgain(): Promise<void> {
    const anna = stack.slack.as(ANNA)
    await anna.press('approval_message', {}, place(newest()))
    await stack.drain()
    await submit()
  }
})
