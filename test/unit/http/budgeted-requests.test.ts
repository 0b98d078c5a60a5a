import { beforeEach, expect, test } from '@jest/globals'
import { UpstreamError } from '../../../lib/errors.ts'
import { outOfBudget } from '../../../lib/http/failures.ts'
import type { RequestBudget } from '../../../lib/http/request-budget.ts'
import { failureOf } from './failure-of.ts'
import { given, requestTo, transportWith, writeTo } from './upstream.ts'

/** How long each pause was asked for, in ms. */
let pauses: (number | undefined)[]
let taken: number

const budget: RequestBudget = {
  async take() {
    taken += 1
  },
  reserve: async () => 0,
  async pause(retryAfterMs) {
    pauses.push(retryAfterMs)
  },
}
const budgetFor = () => budget

beforeEach(() => {
  pauses = []
  taken = 0
})

test('Every try takes a permit of its own', async () => {
  const upstream = await given((_, response) =>
    response.writeHead(upstream.requests() === 1 ? 503 : 200).end(),
  )
  await transportWith({ budgetFor }).send(requestTo(upstream.url))
  expect(taken).toBe(2)
})

test('Without a permit nothing is sent, and it is not tried again', async () => {
  const upstream = await given((_, response) => response.end())
  const request = writeTo(upstream.url)
  const refused = outOfBudget(request, 7_000)
  const take = async () => {
    taken += 1
    throw refused
  }

  const transport = transportWith({ budgetFor: () => ({ ...budget, take }) })

  expect(await failureOf(transport.send(request))).toBe(refused)
  expect(await failureOf(transport.open(requestTo(upstream.url)))).toBe(refused)
  expect(upstream.requests()).toBe(0)
  expect(taken).toBe(2)
  expect(pauses).toEqual([])
})

test.each([
  { status: 429, header: undefined, paused: [undefined] },
  { status: 429, header: '120', paused: [120_000] },
  { status: 403, header: '5', paused: [5_000] },
  { status: 403, header: undefined, paused: [] },
  { status: 503, header: '7', paused: [] },
])('An answer of $status (Retry-After: $header) pauses all: $paused', async ({ status, header, paused }) => {
  const upstream = await given((_, response) =>
    response.writeHead(status, header === undefined ? {} : { 'Retry-After': header }).end(),
  )
  expect(await failureOf(transportWith({ budgetFor }).send(writeTo(upstream.url)))).toMatchObject({ status })
  expect(pauses).toEqual(paused)
})

test('A request that no budget is for is sent and refused as ever', async () => {
  const upstream = await given((_, response) => response.writeHead(429).end())
  const transport = transportWith({ budgetFor: () => undefined })
  expect(await failureOf(transport.send(requestTo(upstream.url)))).toMatchObject({ status: 429 })
  expect({ taken, pauses }).toEqual({ taken: 0, pauses: [] })
})

test('When the ledger cannot be reached that is the error, not that the upstream is unavailable', async () => {
  const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' })
  const fail = async () => {
    throw unreachable
  }
  const upstream = await given((_, response) => response.writeHead(429).end())
  const send = (changes: Partial<RequestBudget>) =>
    transportWith({ budgetFor: () => ({ ...budget, ...changes }) }).send(requestTo(upstream.url))

  await expect(send({ take: fail })).rejects.toBe(unreachable)
  await expect(send({ pause: fail })).rejects.toBe(unreachable)
  expect(unreachable).not.toBeInstanceOf(UpstreamError)
})
