import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Door, standAtDoor } from '../faults/door.ts'
import { makeMortal } from '../faults/recovery.ts'
import { approvalSteps } from './approval-steps.ts'
import { digestSteps } from './digest-steps.ts'
import { ANNA, BEN, buttonValue, connect, elementsOf, GENERAL, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
let door: Door

beforeAll(async () => {
  stack = await startStack()
  makeMortal(stack)
  door = standAtDoor(stack.appUrl)
})
beforeEach(async () => {
  // Each story begins at the same time of the day, whichever is told before it.
  stack.clock.advance(untilMorning() + AN_HOUR)
  await stack.reset()
})
afterAll(async () => {
  door.remove()
  await stack.stop()
})

const { alwaysOf, digests, directMessages, newestDigest, nextMorning, round, type, untilMorning } =
  digestSteps(() => stack)
const { askForApprovals, decideInClinked } = approvalSteps(() => stack)
const { letAllTriesPass } = stepsOf(() => stack)

const ORDER = 'Change order 07.pdf'

const AN_HOUR = 3_600_000
const DAY = 24 * AN_HOUR

function personOf(userId: string) {
  const person = stack.slack.store.person(userId)
  if (!person) throw new Error(`Nobody is called ${userId}.`)
  return person
}

/** Presses a button of a digest that belongs to what is called so. */
async function press(userId: string, actionId: string, label: string): Promise<void> {
  const message = newestDigest(userId) as { ts: string }
  const { ts } = message
  const slack = stack.slack.as(userId)
  const value = buttonValue(message, actionId, label)
  await slack.press(actionId, { value }, { type: 'message', channel: slack.directMessages, ts })
  await stack.drain()
}

/** Both work with what is shared with Anna, and both have a digest. */
async function digestsForBoth(): Promise<void> {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await connect(stack, BEN, tokens.anna.changeOrder)
  await type(ANNA, 'daily 09:00')
  await type(BEN, 'daily 08:00')
  await nextMorning()
}

describe('a first digest', () => {
  test('holds what waits and what comes up, and nothing old', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    await nextMorning()
    const said = words(newestDigest(ANNA))
    expect(said).toMatch(/^\w+day \d+ \w+\n/)
    expect(said).toContain('*Waiting for your decision*')
    expect(said).toContain('*Review fire safety concept* is due')
    expect(said).not.toContain('*What is new*')
  })

  test('is the last where nothing happens', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    await nextMorning()
    await round()
    stack.clock.advance(AN_HOUR)
    await round()
    expect(digests(ANNA)).toHaveLength(1)
  })

  test('says so where nothing happens, for who wants that', async () => {
    await connect(stack, ANNA, tokens.anna.designPrinciples)
    await type(ANNA, 'daily 09:00')
    await alwaysOf(ANNA, 'Design principles')
    await nextMorning()
    expect(words(newestDigest(ANNA))).toMatch(/^\w+day \d+ \w+\nThere is nothing new\.$/)
  })
})

describe('an approval in a digest', () => {
  test('is decided in its place', async () => {
    await digestsForBoth()
    await press(ANNA, 'approval_accept', ORDER)
    const said = words(newestDigest(ANNA))
    expect(said).toContain(`*Accepted* by <@${ANNA}>`)
    expect(said).toContain('*Coming up*')
    expect(acceptButtons(ANNA)).toHaveLength(2)
    expect(digests(ANNA)).toHaveLength(1)
    expect(directMessages(ANNA)).toHaveLength(1)
  })

  test('changes in every other copy too, wherever it is decided', async () => {
    await digestsForBoth()
    await askForApprovals(BEN)
    await press(ANNA, 'approval_accept', ORDER)
    const copies = directMessages(BEN).filter((message) => words(message).includes(`*${ORDER}*`))
    expect(copies).toHaveLength(2)
    for (const copy of copies) expect(words(copy)).toContain(`*Accepted* by <@${ANNA}>`)
    await press(BEN, 'approval_decline', 'Main contract.pdf')
    expect(words(newestDigest(ANNA))).toContain(`*Declined* by <@${BEN}>`)
    expect(acceptButtons(ANNA)).toHaveLength(1)
  })

  test('stays decided where several are decided at the same time', async () => {
    await digestsForBoth()
    const anna = stack.slack.as(ANNA)
    const message = newestDigest(ANNA) as { ts: string }
    const where = { type: 'message' as const, channel: anna.directMessages, ts: message.ts }
    for (const { value } of acceptButtons(ANNA)) await anna.press('approval_accept', { value }, where)
    await stack.drain()
    expect(words(newestDigest(ANNA)).match(/\*Accepted\* by/g)).toHaveLength(3)
    expect(acceptButtons(ANNA)).toEqual([])
    expect(writesTo(stack, '11.12')).toHaveLength(3)
  })

  test('that was asked anew says so, and can be decided then', async () => {
    await digestsForBoth()
    stack.clock.advance(60_000)
    await decideInClinked(buttonValue(newestDigest(ANNA), 'approval_accept', ORDER), 'NONE')
    await press(ANNA, 'approval_accept', ORDER)
    expect(writesTo(stack, '11.12')).toEqual([])
    expect(words(newestDigest(ANNA))).toContain('This was asked anew meanwhile')
    await press(ANNA, 'approval_accept', ORDER)
    expect(words(newestDigest(ANNA))).toContain(`*Accepted* by <@${ANNA}>`)
    expect(words(newestDigest(ANNA))).not.toContain('This was asked anew meanwhile')
  })

  test('can be decided in a digest that was posted and not recorded', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after' })
    await nextMorning()
    await press(ANNA, 'approval_accept', ORDER)
    expect(words(newestDigest(ANNA))).toContain(`*Accepted* by <@${ANNA}>`)
    expect(words(newestDigest(ANNA))).toContain('*Coming up*')
    await letAllTriesPass()
    expect(words(newestDigest(ANNA))).toContain(`*Accepted* by <@${ANNA}>`)
  })

  function acceptButtons(userId: string) {
    return elementsOf(newestDigest(userId), 'approval_accept')
  }
})

describe('a digest comes once', () => {
  // What comes up in the demo is on days of the week: after a Tuesday’s digest there is nothing new on Wednesday.
  beforeEach(async () => {
    stack.clock.advance(daysUntilMonday() * DAY)
    await stack.reset()
  })

  const daysUntilMonday = () => (8 - new Date(stack.clock.now()).getUTCDay()) % 7

  test('where Slack took it and the worker never heard of it', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after' })
    await nextMorning()
    expect(stack.failedJobs).toBe(1)
    await letAllTriesPass()
    expect(digests(ANNA)).toHaveLength(1)
    await nextMorning()
    expect(digests(ANNA)).toHaveLength(1)
    expect(await stack.deadLetters()).toEqual([])
  })

  test('where Slack did not take it the first time', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: true })
    await nextMorning()
    expect(digests(ANNA)).toEqual([])
    await letAllTriesPass()
    expect(digests(ANNA)).toHaveLength(1)
  })

  test('where nobody could be sure of it until the next one was due', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after' })
    stack.slack.store.faults.add({ method: 'conversations.history', status: 503, times: 3 })
    await nextMorning()
    await letAllTriesPass()
    expect(await stack.deadLetters()).toHaveLength(1)
    await nextMorning()
    expect(digests(ANNA)).toHaveLength(1)
  })
})

describe('a digest that has to wait', () => {
  test('for its turn at Clinked is not lost, and has not failed', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    await refusedFor(600)
    stack.failedJobs = 0
    await round()
    expect(digests(ANNA)).toEqual([])
    await letAllTriesPass()
    expect(digests(ANNA)).toHaveLength(1)
    expect(stack.failedJobs).toBe(0)
  })

  /** Two minutes before it is due, Clinked has had too many requests for so many seconds. */
  async function refusedFor(seconds: number): Promise<void> {
    stack.clock.advance(untilMorning() - 120_000)
    const headers = { 'retry-after': String(seconds) }
    stack.clinked.faults.add({ match: { section: '2.1' }, times: 1, status: 429, headers })
    await stack.slack.as(ANNA).command(GENERAL, '/shares')
    await stack.drain()
    stack.clock.advance(120_000)
  }

  test('for Slack, as often as Slack asks, has not failed either', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'users.info', times: 5, retryAfterSeconds: 30 })
    stack.failedJobs = 0
    await nextMorning()
    await letAllTriesPass()
    expect(digests(ANNA)).toHaveLength(1)
    expect(stack.failedJobs).toBe(0)
  })

  test('for Clinked says nothing false, and tells all of it the next day', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.clinked.faults.add({ match: {}, status: 503 })
    await nextMorning()
    await letAllTriesPass()
    expect(directMessages(ANNA)).toEqual([])
    expect(await stack.deadLetters()).toMatchObject([{ kind: 'digest' }])
    stack.clinked.faults.clear()
    await nextMorning()
    expect(digests(ANNA)).toHaveLength(1)
  })
})

describe('a digest ends', () => {
  test('quietly with the account of its person', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    personOf(ANNA).deleted = true
    await nextMorning()
    expect(directMessages(ANNA)).toEqual([])
    expect(await stack.deadLetters()).toEqual([])
    personOf(ANNA).deleted = false
    expect(words(await type(ANNA, ''))).toContain('Your digest is off. Turn it on')
  })

  test('quietly where Slack knows nobody by that id any more', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.slack.store.faults.add({ method: 'users.info', error: 'user_not_found' })
    await nextMorning()
    expect(directMessages(ANNA)).toEqual([])
    expect(words(await type(ANNA, ''))).toContain('Your digest is off. Turn it on')
  })

  test('with the last connection, which is said there and then', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    await stack.slack.as(ANNA).command(GENERAL, '/shares disconnect')
    await stack.drain()
    await stack.slack.as(ANNA).press('disconnect')
    await stack.drain()
    expect(words(stack.slack.as(ANNA).messages(GENERAL).at(-1))).toContain('Your digest is off')
    await nextMorning()
    expect(directMessages(ANNA)).toEqual([])
    expect(words(await type(ANNA, 'off'))).toContain(
      'Your digest is off. Before, it came every day at 09:00.',
    )
  })

  test('where no connection works any more, which is told once', async () => {
    await connect(stack, ANNA, tokens.anna.changeOrder)
    await type(ANNA, 'daily 09:00')
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 401 })
    await nextMorning()
    await nextMorning()
    expect(directMessages(ANNA)).toHaveLength(1)
    expect(words(directMessages(ANNA))).toContain('None of your connections works any more')
    expect(await stack.deadLetters()).toEqual([])
  })
})

test('a digest goes where its person goes', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await type(ANNA, 'daily 09:00')
  personOf(ANNA).tz = 'America/New_York'
  await nextMorning()
  expect(digests(ANNA)).toHaveLength(1)
  expect(words(await type(ANNA, ''))).toContain('*every day at 09:00* (America/New_York time)')
})

test('a first digest tells all that came since it was turned on, though the queue could not be reached then', async () => {
  await connect(stack, ANNA, tokens.anna.designPrinciples)
  await stack.slack.as(ANNA).command(GENERAL, '/shares digest daily 09:00')
  door.stop('SQS')
  await stack.drain()
  door.stop()
  expect(stack.failedJobs).toBe(1)
  await letAllTriesPass()
  stack.clinked.others.comment({ share: tokens.anna.designPrinciples, text: 'On the first day' })
  await nextMorning()
  expect(words(newestDigest(ANNA))).toContain('On the first day')
})
