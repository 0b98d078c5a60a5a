import { outOfBudget } from './failures.ts'
import { type Drawing, draw, type Ledger, pause, type RequestLimit, reserve } from './ledger.ts'
import type { HttpRequest } from './request.ts'

/** The requests that an upstream takes from one address, shared by all processes that have it. */
export interface RequestBudget {
  /**
   * Takes the permit for one try of one request, right before it is sent.
   *
   * @throws UpstreamError `rate_limited` when there is none: nothing was sent. Whatever the ledger's store throws.
   */
  take(request: HttpRequest): Promise<void>
  /**
   * Asks, for scheduled work, for all the permits it is going to need. They are there for the next 10 s: what it sends
   * later, or beyond them, it takes as everybody does.
   *
   * @returns 0: begin. Otherwise how long to wait for one's turn and ask again, in ms: 15 minutes at most.
   * @throws whatever the ledger's store throws.
   */
  reserve(count: number): Promise<number>
  /**
   * The upstream has refused a request for their number: for a time nobody sends any.
   *
   * @param retryAfterMs how long the upstream asks to wait; a minute where it does not say.
   * @throws whatever the ledger's store throws.
   */
  pause(retryAfterMs: number | undefined): Promise<void>
}

/** Where the ledger is kept. */
export interface LedgerStore {
  /**
   * Changes the ledger as nobody else changes it meanwhile: `change` is given the ledger as it stands, again whenever
   * another process was faster. What it leaves unchanged is not written. Changes take effect in the order of the calls.
   *
   * @returns what the last call of `change` returned.
   */
  change<Result extends { ledger: Ledger }>(change: (ledger: Ledger) => Result): Promise<Result>
}

interface BudgetOptions {
  ledger: LedgerStore
  limit: RequestLimit
  /** Epoch ms. */
  clock: () => number
}

/** The fewest permits drawn at once, so that not every request waits for the ledger. */
const BLOCK = 5

/** How long all are paused where the upstream does not say, in ms. */
const PAUSE_MS = 60_000

/** @returns the budget with this process's own purse: the permits it has drawn and not used. Share one per process. */
export function createRequestBudget({ ledger, limit, clock }: BudgetOptions): RequestBudget {
  let purse: { permits: number; goodUntil: number }[] = []
  /** How often the purse was made void. */
  let voided = 0
  /** How many requests wait for a permit. */
  let waiting = 0
  let drawing: Promise<Drawing> | undefined

  function hasPermit(): boolean {
    const now = clock()
    purse = purse.filter(({ permits, goodUntil }) => permits > 0 && now < goodUntil)
    const [oldest] = purse
    if (oldest === undefined) return false
    oldest.permits -= 1
    return true
  }

  async function fill(ask: (ledger: Ledger) => Drawing): Promise<Drawing> {
    const before = voided
    const drawn = await ledger.change(ask)
    // A pause that came meanwhile holds for these permits too.
    if (voided === before) purse.push({ permits: drawn.granted, goodUntil: drawn.goodUntil })
    return drawn
  }

  /** Draws for all that wait: who comes while a draw is under way waits for its outcome. */
  function drawForAll(): Promise<Drawing> {
    drawing ??= fill((current) => draw(current, Math.max(waiting, BLOCK), clock(), limit)).finally(() => {
      drawing = undefined
    })
    return drawing
  }

  return {
    async take(request) {
      if (hasPermit()) return
      waiting += 1
      try {
        do {
          const { granted, waitMs } = await drawForAll()
          if (granted === 0) throw outOfBudget(request, waitMs)
        } while (!hasPermit())
      } finally {
        waiting -= 1
      }
    },

    async reserve(count) {
      const { waitMs } = await fill((current) => reserve(current, count, clock(), limit))
      return waitMs
    },

    async pause(retryAfterMs = PAUSE_MS) {
      purse = []
      voided += 1
      await ledger.change((current) => ({ ledger: pause(current, retryAfterMs, clock()) }))
    },
  }
}
