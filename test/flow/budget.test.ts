import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Services } from '../../lib/services.ts'
import { ANNA, BEN, connect, connectUrl, fillInConnectPage, GENERAL, tokens } from './people.ts'
import { moreServices } from './services.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const anna = stepsOf(() => stack)
const { later } = anna
const ben = stepsOf(() => stack, BEN)
/** Another process that draws from the same budget. */
let other: Services

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  lapsePermits()
  other = moreServices()
})
afterAll(() => stack.stop())

/** What the functions have drawn and not used is good for 10 s. */
const lapsePermits = () => stack.clock.advance(10_000)

/** From a draw until it counts no more, in ms. */
const A_WINDOW = 315_000

/** Has the other process list somebody's shares so many times at once. */
async function listShares(times: number): Promise<PromiseSettledResult<unknown>[]> {
  const { accessToken } = await other.clinked.oauth.grant({ shareToken: tokens.anna.facade })
  const session = { accessToken, renew: async () => accessToken }
  return Promise.allSettled(Array.from({ length: times }, () => other.clinked.shares.list(session)))
}

const DISCUSSION = 'Façade material'
const QUESTION = 'Which one do you want to see built?'

describe('when Clinked refuses a request for their number', () => {
  test('nobody asks it any more until it takes them again, and then all goes on by itself', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await connect(stack, BEN, tokens.ben.facade)
    stack.clinked.faults.add({
      match: { section: '3.1' },
      times: 1,
      status: 429,
      headers: { 'retry-after': '120' },
    })
    await anna.open(DISCUSSION)
    const asked = stack.clinked.requests.length

    stack.clock.advance(30_000)
    await ben.open(DISCUSSION)
    expect(ben.shown()).toContain('too many requests')
    await later(60_000)
    expect(stack.clinked.requests).toHaveLength(asked)

    await later(31_000)
    expect(anna.shown()).toContain(QUESTION)
    expect(ben.shown()).toContain(QUESTION)
    expect(await stack.deadLetters()).toEqual([])
  })

  test('the connect page says so without asking it', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await stack.slack.as(BEN).command(GENERAL, '/shares connect')
    await stack.drain()
    const page = connectUrl(stack)
    stack.clinked.faults.add({ match: { section: '3.1' }, times: 1, status: 429 })
    await anna.open(DISCUSSION)
    const asked = stack.clinked.requests.length
    // The page's function did not see the refusal itself.
    lapsePermits()

    const link = { share_link: tokens.ben.facade }
    const answer = await fillInConnectPage(page, link)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('takes no more requests at the moment')
    expect(stack.clinked.requests).toHaveLength(asked)

    stack.clock.advance(50_000)
    expect((await fillInConnectPage(page, link)).status).toBe(200)
  })
})

describe('Clinked’s 2,000 requests in 5 minutes', () => {
  test('are never passed, and a person who finds them used up is answered when there are some again', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    const outcomes = await listShares(2_100)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.length).toBeGreaterThan(100)
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'rate_limited', status: undefined })
    expect(stack.clinked.requests.length).toBeGreaterThan(1_980)

    const asked = stack.clinked.requests.length
    lapsePermits()
    await anna.open(DISCUSSION)
    expect(anna.shown()).toContain('too many requests')
    expect(stack.clinked.requests).toHaveLength(asked)
    await later(A_WINDOW)
    expect(anna.shown()).toContain(QUESTION)
    expect(stack.clinked.requests.filter(({ status }) => status === 429)).toEqual([])
  })

  test('are kept from scheduled work by a tenth: it waits its turn while people get through', async () => {
    expect(await other.budget.reserve(1_800)).toBe(0)
    const waitMs = await other.budget.reserve(50)
    expect(waitMs).toBeGreaterThan(0)

    await connect(stack, ANNA, tokens.anna.facade)
    await anna.open(DISCUSSION)
    expect(anna.shown()).toContain(QUESTION)

    stack.clock.advance(waitMs)
    expect(await other.budget.reserve(50)).toBe(0)
  })
})
