import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  createRequestBudget,
  type LedgerStore,
  type RequestBudget,
} from '../../../lib/http/request-budget.ts'
import { failureOf } from './failure-of.ts'
import { createMemoryLedger, type MemoryLedger } from './memory-ledger.ts'
import { writeTo } from './upstream.ts'

const limit = { requests: 2_000, scheduled: 1_600, windowMs: 300_000 }
const request = writeTo(new URL('https://api.example/'))
let now: number
let ledger: MemoryLedger
let budget: RequestBudget

const budgetOn = (store: LedgerStore): RequestBudget =>
  createRequestBudget({ ledger: store, limit, clock: () => now })

/** Takes so many permits, as requests do that are sent at the same time. */
const take = (count: number) => Promise.all(Array.from({ length: count }, () => budget.take(request)))

beforeEach(() => {
  now = Date.UTC(2026, 10, 23, 9)
  ledger = createMemoryLedger()
  budget = budgetOn(ledger)
})

describe('Permits', () => {
  test('are drawn in blocks, so that most requests need not wait for the ledger', async () => {
    for (let sent = 0; sent < 10; sent += 1) await budget.take(request)
    expect(ledger.changes).toBe(2)
  })

  test('are drawn for all who wait at once', async () => {
    await take(200)
    expect(ledger.changes).toBe(2)
  })

  test('that are not used within 10 s have lapsed', async () => {
    await budget.take(request)
    now += 9_999
    await budget.take(request)
    expect(ledger.changes).toBe(1)
    now += 1
    await budget.take(request)
    expect(ledger.changes).toBe(2)
  })

  test('come from the same ledger for all processes', async () => {
    const others = budgetOn(ledger)
    await take(1_990)
    await Promise.all(Array.from({ length: 10 }, () => others.take(request)))
    await expect(others.take(request)).rejects.toMatchObject({ code: 'rate_limited' })
    await expect(budget.take(request)).rejects.toMatchObject({ code: 'rate_limited' })
  })
})

describe('When there are none', () => {
  test('a request is not sent, and told when to come again', async () => {
    await take(2_000)
    now += 20_000
    const failure = await failureOf(budget.take(request))
    expect(failure).toMatchObject({
      code: 'rate_limited',
      status: undefined,
      retryAfterMs: 295_000,
      mayHaveActed: false,
      service: 'clinked',
    })
    now += 295_000
    await budget.take(request)
  })

  test('of many at once as many go as there are permits left', async () => {
    await take(1_995)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => budget.take(request)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })
})

describe('Scheduled work', () => {
  test('finds what it reserved without asking the ledger again', async () => {
    expect(await budget.reserve(30)).toBe(0)
    await take(30)
    expect(ledger.changes).toBe(1)
  })

  test('is told how long to wait, and leaves people their part', async () => {
    await budget.reserve(1_600)
    now += 10_000
    expect(await budget.reserve(30)).toBe(305_000)
    await take(400)
  })

  test('that is not to send anything begins at once', async () => {
    await budget.reserve(1_600)
    expect(await budget.reserve(0)).toBe(0)
  })
})

describe('A pause', () => {
  test('holds for every process, and for permits that were drawn before', async () => {
    const others = budgetOn(ledger)
    await budget.reserve(100)
    await budget.pause(120_000)
    for (const each of [budget, others]) {
      expect(await failureOf(each.take(request))).toMatchObject({
        code: 'rate_limited',
        retryAfterMs: 120_000,
      })
      expect(await each.reserve(10)).toBe(120_000)
    }
    now += 120_000
    await Promise.all([budget.take(request), others.take(request)])
  })

  test('is a minute where the upstream does not say', async () => {
    await budget.pause(undefined)
    expect(await failureOf(budget.take(request))).toMatchObject({ retryAfterMs: 60_000 })
  })

  test('holds for permits that are being drawn when it comes', async () => {
    const taken = budget.take(request)
    const paused = budget.pause(120_000)
    await expect(taken).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 120_000 })
    await paused
  })
})

test('Without the ledger nothing goes on, and the error is the one of its store', async () => {
  const unreachable = new Error('connect ECONNREFUSED')
  let isReachable = false
  budget = budgetOn({
    change: async (change) => (isReachable ? ledger.change(change) : Promise.reject(unreachable)),
  })
  const outcomes = await Promise.allSettled([budget.take(request), budget.take(request)])
  expect(outcomes).toEqual(Array.from({ length: 2 }, () => ({ status: 'rejected', reason: unreachable })))
  await expect(budget.reserve(1)).rejects.toBe(unreachable)
  await expect(budget.pause(undefined)).rejects.toBe(unreachable)

  isReachable = true
  await budget.take(request)
  expect(await budget.reserve(1)).toBe(0)
})
