import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Drawing,
  draw,
  type Ledger,
  pause,
  type RequestLimit,
  reserve,
} from '../../../lib/http/ledger.ts'

const limit: RequestLimit = { requests: 2_000, scheduled: 1_600, windowMs: 300_000 }
const nothingYet: Ledger = { slots: [], pausedUntil: 0, promised: [] }

/** At the very beginning of a slot. */
const start = Date.UTC(2026, 10, 23, 9)

/** From the beginning of a slot until what was drawn in it counts no more, in ms. */
const A_WINDOW = 315_000

const MINUTES = 60_000

/** Requests that were sent at one time. */
interface Sent {
  at: number
  count: number
  isScheduled: boolean
}

/** What can happen. Most is about the edges: a window that is nearly over, a permit used at once or at the last moment. */
const event = fc.oneof(
  fc.record({
    kind: fc.constant('pass' as const),
    ms: fc.oneof(fc.nat(20_000), fc.integer({ min: 295_000, max: 316_000 })),
  }),
  fc.record({
    kind: fc.constantFrom('draw' as const, 'reserve' as const),
    count: fc.integer({ min: 1, max: 1_800 }),
    usedAfterMs: fc.constantFrom(0, 5_000, 9_999),
  }),
  fc.record({ kind: fc.constant('pause' as const), ms: fc.nat(100_000) }),
)
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never
const history = fc.array(event, { maxLength: 60 })

/** Has all of it happen, one after the other. */
function live(events: Event[]) {
  let ledger = nothingYet
  let now = start + 1_234
  const sent: Sent[] = []
  const grantedWhilePaused: Drawing[] = []
  for (const each of events) {
    if (each.kind === 'pass') now += each.ms
    else if (each.kind === 'pause') ledger = pause(ledger, each.ms, now)
    else {
      const ask = each.kind === 'draw' ? draw : reserve
      const { pausedUntil } = ledger
      const drawn = ask(ledger, each.count, now, limit)
      ledger = drawn.ledger
      if (drawn.granted > 0 && now < pausedUntil) grantedWhilePaused.push(drawn)
      if (now + each.usedAfterMs < drawn.goodUntil) {
        sent.push({ at: now + each.usedAfterMs, count: drawn.granted, isScheduled: each.kind === 'reserve' })
      }
    }
  }
  return { ledger, now, sent, grantedWhilePaused }
}

/** The most requests that were sent in any window. */
function mostInAWindow(sent: Sent[]): number {
  const windows = sent.map(({ at: end }) =>
    sent
      .filter(({ at }) => at > end - limit.windowMs && at <= end)
      .reduce((sum, { count }) => sum + count, 0),
  )
  return Math.max(0, ...windows)
}

describe('Whatever happens', () => {
  test('no window holds more requests than the upstream takes, nor more scheduled ones than their part', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { sent } = live(events)
        expect(mostInAWindow(sent)).toBeLessThanOrEqual(2_000)
        expect(mostInAWindow(sent.filter(({ isScheduled }) => isScheduled))).toBeLessThanOrEqual(1_600)
      }),
      { numRuns: 1_000 },
    )
  })

  test('nothing is drawn during a pause', () => {
    fc.assert(fc.property(history, (events) => expect(live(events).grantedWhilePaused).toEqual([])))
  })

  test('all of it comes back when nobody has drawn for a window and no pause is on', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { ledger, now } = live(events)
        const later = Math.max(now + A_WINDOW, ledger.pausedUntil)
        expect(draw(ledger, 2_000, later, limit).granted).toBe(2_000)
        expect(reserve(ledger, 1_600, later, limit).granted).toBe(1_600)
      }),
    )
  })

  test('who is refused and comes back when told to, before anybody else, is given all', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 2_500 }), (events, count) => {
        const { ledger, now } = live(events)
        const refused = draw(ledger, count, now, limit)
        fc.pre(refused.granted === 0)
        expect(refused.waitMs).toBeGreaterThan(0)
        const back = draw(refused.ledger, count, now + refused.waitMs, limit)
        expect(back.granted).toBe(Math.min(count, 2_000))
      }),
    )
  })

  test('the ledger stays short, and nobody waits longer than a queue holds a message back', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 1_800 }), (events, count) => {
        const { ledger, now } = live(events)
        const drawn = reserve(ledger, count, now, limit)
        expect(drawn.ledger.slots.length).toBeLessThanOrEqual(65)
        expect(drawn.ledger.promised.length).toBeLessThanOrEqual(181)
        expect(drawn.waitMs).toBeLessThanOrEqual(15 * MINUTES)
        expect(drawn.waitMs > 0).toBe(drawn.granted === 0)
      }),
    )
  })
})

test('a slot for every 5 s of a window is all the ledger ever holds', () => {
  let ledger = nothingYet
  for (let ms = 0; ms < 20 * MINUTES; ms += 1_000) {
    const drawn = draw(ledger, 1, start + ms, limit)
    expect(drawn.granted).toBe(1)
    ledger = drawn.ledger
  }
  expect(ledger.slots).toHaveLength(63)
})

describe('People', () => {
  test('are given what is left when that is less than they ask for', () => {
    const { ledger } = draw(nothingYet, 1_990, start, limit)
    expect(draw(ledger, 15, start, limit)).toMatchObject({ granted: 10, waitMs: 0 })
  })

  test('are told when as many as they ask for are free', () => {
    const first = draw(nothingYet, 10, start, limit)
    const second = draw(first.ledger, 1_990, start + 20_000, limit)
    expect(draw(second.ledger, 10, start + 30_000, limit)).toMatchObject({ granted: 0, waitMs: 285_000 })
    expect(draw(second.ledger, 11, start + 30_000, limit)).toMatchObject({ granted: 0, waitMs: 305_000 })
  })

  test('get through while scheduled work has used up its part, and other such work waits', () => {
    const { ledger } = reserve(nothingYet, 1_600, start, limit)
    const waits = reserve(ledger, 1, start, limit)
    expect(waits).toMatchObject({ granted: 0, waitMs: A_WINDOW })
    expect(draw(waits.ledger, 500, start, limit).granted).toBe(400)
  })
})

describe('Scheduled work', () => {
  test('has all it asks for or nothing', () => {
    const { ledger } = reserve(nothingYet, 1_595, start, limit)
    expect(reserve(ledger, 6, start, limit).granted).toBe(0)
    expect(reserve(ledger, 5, start, limit).granted).toBe(5)
  })

  test('that asks for more than it can ever have is given what it can have', () => {
    expect(reserve(nothingYet, 50_000, start, limit).granted).toBe(1_600)
  })

  test('waits for people who have used up the budget', () => {
    const { ledger } = draw(nothingYet, 2_000, start, limit)
    expect(reserve(ledger, 1, start + 5_000, limit)).toMatchObject({ granted: 0, waitMs: 310_000 })
  })

  test('is spread over the coming windows, as far as a queue reaches', () => {
    let ledger = nothingYet
    const waits = Array.from({ length: 1_000 }, () => {
      const drawn = reserve(ledger, 8, start, limit)
      ledger = drawn.ledger
      return drawn.waitMs
    })
    const jobs = (waitMs: number) => waits.filter((each) => each === waitMs).length
    expect(jobs(0)).toBe(200)
    expect(jobs(A_WINDOW)).toBe(200)
    expect(jobs(2 * A_WINDOW)).toBe(200)
    expect(jobs(15 * MINUTES)).toBe(400)
  })

  test('has its turn as soon as there is room for it, though others begin later than they were told', () => {
    let { ledger } = reserve(nothingYet, 1_000, start, limit)
    ledger = reserve(ledger, 600, start + 20_000, limit).ledger
    // Two turns are promised for when the first thousand is over.
    for (const count of [500, 500]) ledger = reserve(ledger, count, start + 20_000, limit).ledger
    const turn = start + A_WINDOW
    expect(ledger.promised).toEqual([{ at: turn, count: 1_000 }])

    // One of them comes 7 s late, when somebody new has taken some of the room: it waits for the 600, not for more.
    ledger = reserve(ledger, 500, turn, limit).ledger
    ledger = reserve(ledger, 100, turn + 6_000, limit).ledger
    expect(reserve(ledger, 500, turn + 7_000, limit)).toMatchObject({ granted: 0, waitMs: 13_000 })
  })

  test('comes to an end in as many windows as it takes, when all come again as told', () => {
    let ledger = nothingYet
    let waiting = Array.from({ length: 1_000 }, () => start)
    let last = start
    while (waiting.length > 0) {
      const now = Math.min(...waiting)
      const due = waiting.filter((at) => at === now)
      waiting = waiting.filter((at) => at !== now)
      for (const _ of due) {
        const drawn = reserve(ledger, 8, now, limit)
        ledger = drawn.ledger
        if (drawn.granted > 0) last = now
        else waiting.push(now + drawn.waitMs)
      }
    }
    expect(last - start).toBe(4 * A_WINDOW)
  })
})

describe('A pause', () => {
  test('is never made shorter by another one', () => {
    const paused = pause(nothingYet, 120_000, start)
    expect(pause(paused, 60_000, start + 1_000)).toBe(paused)
    expect(pause(paused, 120_000, start + 1_000).pausedUntil).toBe(start + 121_000)
  })

  test('ends after a quarter of an hour, whatever the upstream says', () => {
    expect(pause(nothingYet, 86_400_000, start).pausedUntil).toBe(start + 15 * MINUTES)
  })

  test('is told to those who ask, and scheduled work has its turns after it', () => {
    const paused = pause(nothingYet, 61_000, start)
    expect(draw(paused, 5, start, limit)).toMatchObject({ granted: 0, waitMs: 61_000 })
    const first = reserve(paused, 1_600, start, limit)
    expect(first.waitMs).toBe(65_000)
    expect(reserve(first.ledger, 1_600, start, limit).waitMs).toBe(65_000 + A_WINDOW)
  })
})
