import { jest } from '@jest/globals'

/** The time that everything in the test sees, the queue and the stand-ins too. Timers run as ever. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Lets this many ms pass: messages held back by the queue come, tickets and tokens lapse. */
  advance(ms: number): void
  /** Gives the real time back. */
  stop(): void
}

/** A Monday morning. */
const start = Date.UTC(2026, 10, 23, 9)

export function startClock(): Clock {
  jest.useFakeTimers({
    now: start,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  })
  return {
    now: () => Date.now(),
    advance: (ms) => jest.setSystemTime(Date.now() + ms),
    stop: () => jest.useRealTimers(),
  }
}
