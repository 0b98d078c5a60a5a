import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { RateLimit } from '../../../infra/sandbox/clinked/rate-limit.ts'
import { type Running, runStandIn } from './running-stand-in.ts'

let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterAll(() => running.stop())

const minute = 60_000

describe('the rate limit', () => {
  test('blocks the 2,001st request in 5 minutes, of one address only, until it is below again', () => {
    let now = 0
    const limit = new RateLimit(() => now)
    const ask = (times: number) => Array.from({ length: times }, () => limit.exceededBy('10.0.0.1'))

    expect(ask(1_000)).not.toContain(true)
    now = 3 * minute
    expect(ask(1_000)).not.toContain(true)
    expect(ask(1)).toEqual([true])
    expect(limit.exceededBy('10.0.0.2')).toBe(false)

    now = 5 * minute
    expect(ask(1)).toEqual([false])
  })

  test('keeps blocking who keeps on asking', () => {
    let now = 0
    const limit = new RateLimit(() => now)
    for (let count = 0; count < 4_000; count += 1) {
      limit.exceededBy('10.0.0.1')
      now += 100
    }
    expect(limit.exceededBy('10.0.0.1')).toBe(true)
  })

  test('is answered with a bare status, over HTTP', async () => {
    const { standIn } = running
    const guest = await running.guest(tokens.anna.facade)
    for (let asked = 1; asked < 2_000; ) {
      const batch = Array.from({ length: Math.min(50, 2_000 - asked) }, () => guest.fetch('/v3/shares'))
      for (const response of await Promise.all(batch)) expect(response.status).toBe(200)
      asked += batch.length
    }

    const blocked = await guest.fetch('/v3/shares')
    expect([blocked.status, await blocked.text()]).toEqual([429, ''])
    standIn.settings.rateLimitStatus = 403
    expect((await guest.fetch('/v3/shares')).status).toBe(403)
    running.advance(5 * minute)
    expect((await guest.fetch('/v3/shares')).status).toBe(200)
  })
})
