import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { approvalSteps } from './approval-steps.ts'
import { ANNA, BEN, connect, elementsOf, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const { askForApprovals, cards, decideInClinked, press, submitDecision, acceptValue } = approvalSteps(
  () => stack,
)
const anna = stepsOf(() => stack)
const ben = stepsOf(() => stack, BEN)

const ORDER = 'Change order 07.pdf'

/** Both people work with what is shared with Anna, as those who share a mailbox do. */
async function connectBoth(): Promise<void> {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await connect(stack, BEN, tokens.anna.changeOrder)
}

describe('a decision that never reached Clinked', () => {
  test('is not taken for the one that somebody made in Clinked meanwhile', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    const value = acceptValue(ANNA, ORDER)
    stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, drop: 'before' })
    await press(ANNA, 'approval_accept', ORDER)
    await decideInClinked(value, 'REJECT')
    await anna.nextTry()
    expect(words(cards(ANNA, ORDER)[0])).toContain('*Declined* by Anna Keller in Clinked')
    expect(await stack.deadLetters()).toEqual([])
  })

  test('is sent when its job comes again', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, drop: 'before' })
    await press(ANNA, 'approval_accept', ORDER)
    await anna.nextTry()
    expect(writesTo(stack, '11.12').filter(({ status }) => status === 200)).toHaveLength(1)
    expect(words(cards(ANNA, ORDER)[0])).toContain(`*Accepted* by <@${ANNA}>`)
  })
})

test('a decision whose answer was lost is its maker’s, and is not sent again', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, drop: 'after' })
  await press(ANNA, 'approval_accept', ORDER)
  await anna.nextTry()
  expect(writesTo(stack, '11.12')).toHaveLength(1)
  expect(words(cards(ANNA, ORDER)[0])).toContain(`*Accepted* by <@${ANNA}>`)
})

test('a form left open is not sent after the card was pressed, and says so with what was typed', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await askForApprovals(ANNA)
  await press(ANNA, 'approval_message', ORDER)
  await stack.slack.as(ANNA).press('approval_accept', { value: acceptValue(ANNA, ORDER) }, cardOf(ANNA))
  await stack.drain()
  await submitDecision(ANNA, 'Decline', 'No way!')
  expect(writesTo(stack, '11.12')).toMatchObject([{ body: { status: 'ACCEPT' } }])
  const [card, notice] = cards(ANNA, ORDER)
  expect(words(card)).toContain(`*Accepted* by <@${ANNA}>`)
  expect(words(card)).not.toContain('No way!')
  expect(words(notice)).toContain('This had been decided already. Your decision was not sent.')
  expect(words(notice)).toContain('No way!')
})

/** Where the person's only card is. */
function cardOf(userId: string) {
  const channel = stack.slack.as(userId).directMessages
  const { ts } = cards(userId, ORDER)[0] as { ts: string }
  return { type: 'message' as const, channel, ts }
}

describe('who decided is not forgotten', () => {
  test('when somebody else presses afterwards', async () => {
    await connectBoth()
    await ben.open('Change order')
    await askForApprovals(ANNA)
    await askForApprovals(BEN)
    await press(ANNA, 'approval_message', ORDER)
    await submitDecision(ANNA, 'Accept', 'Steel is fine.')
    // Ben's modal is older than Anna's decision.
    await ben.press('approval_decline')
    expect(writesTo(stack, '11.12')).toHaveLength(1)
    const copies = [...cards(ANNA, ORDER), ...cards(BEN, ORDER)]
    expect(copies).toHaveLength(2)
    for (const card of copies) {
      expect(words(card)).toContain(`*Accepted* by <@${ANNA}>`)
      expect(words(card)).toContain('“Steel is fine.”')
    }
    expect(ben.shown()).toContain('Your decision was not sent.')
    expect(ben.shown()).toContain(`*Accepted* by <@${ANNA}>`)
  })

  test('in the share in which it was decided, and when it is opened again', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await anna.open('Change order')
    await anna.press('approval_accept')
    expect(anna.shown()).toContain(`*Accepted* by <@${ANNA}>`)
    await stack.slack.as(ANNA).close()
    await anna.open('Change order')
    expect(anna.shown()).toContain(`*Accepted* by <@${ANNA}>`)
  })
})

test('two people who press at the same time are one decision, and the first one’s', async () => {
  await connectBoth()
  await askForApprovals(ANNA)
  await askForApprovals(BEN)
  await stack.slack.as(ANNA).press('approval_accept', { value: acceptValue(ANNA, ORDER) })
  await stack.slack.as(BEN).press('approval_decline', { value: acceptValue(BEN, ORDER) })
  await stack.drain()
  await anna.nextTry()
  const [sent, ...others] = writesTo(stack, '11.12')
  expect(others).toEqual([])
  const outcome = JSON.stringify(sent?.body).includes('ACCEPT')
    ? `*Accepted* by <@${ANNA}>`
    : `*Declined* by <@${BEN}>`
  const copies = [...cards(ANNA, ORDER), ...cards(BEN, ORDER)]
  expect(copies).toHaveLength(2)
  for (const card of copies) expect(words(card)).toContain(outcome)
  expect(await stack.deadLetters()).toEqual([])
})

describe('a request that was asked anew', () => {
  test('is not decided by a card that shows the old one: the card is brought up to date', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    const stale = acceptValue(ANNA, ORDER)
    stack.clock.advance(60_000)
    await decideInClinked(stale, 'NONE')
    await press(ANNA, 'approval_accept', ORDER)
    expect(writesTo(stack, '11.12')).toEqual([])
    expect(words(cards(ANNA, ORDER)[0])).toContain('This was asked anew meanwhile')
    expect(acceptValue(ANNA, ORDER)).not.toBe(stale)

    await press(ANNA, 'approval_accept', ORDER)
    expect(writesTo(stack, '11.12')).toMatchObject([{ body: { status: 'ACCEPT' }, status: 200 }])
    expect(words(cards(ANNA, ORDER)[0])).toContain(`*Accepted* by <@${ANNA}>`)
  })

  test('is not decided by a form that was opened for the old one: what was typed is not lost', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await askForApprovals(ANNA)
    await press(ANNA, 'approval_message', ORDER)
    stack.clock.advance(60_000)
    await decideInClinked(acceptValue(ANNA, ORDER), 'NONE')
    await submitDecision(ANNA, 'Decline', 'Too expensive.')
    expect(writesTo(stack, '11.12')).toEqual([])
    const notice = cards(ANNA, ORDER).at(-1)
    expect(words(notice)).toContain('This was asked anew meanwhile. Your decision was not sent')
    expect(words(notice)).toContain('Too expensive.')
    expect(elementsOf(notice, 'approval_accept')).toHaveLength(1)
  })
})
