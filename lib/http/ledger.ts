/**
 * The arithmetic of a request budget: what was drawn lately, and what may be drawn now. Pure; the ledger is kept
 * elsewhere, for all processes that share an address. All times are epoch ms.
 *
 * Draws are counted by slots of 5 s. A permit may be used for 10 s after it was drawn, so that a slot weighs on the
 * limit until the last of its requests has left the upstream's window: its own length, those 10 s, and the window.
 */

/** What an upstream takes from one address, and how much of it scheduled work may have: people have the rest. */
export interface RequestLimit {
  /** Requests in any window. */
  requests: number
  /** Of those, at most so many by scheduled work. */
  scheduled: number
  windowMs: number
}

/** What was drawn since `at`, for 5 s. */
interface Slot {
  at: number
  /** By what people do. */
  ordinary: number
  /** By digests and the like. */
  scheduled: number
}

/** When scheduled work that has to wait was told to come again, and how many permits it wants then. */
interface Turn {
  at: number
  count: number
}

export interface Ledger {
  readonly slots: readonly Slot[]
  /** Nothing is drawn before: the upstream has refused requests for their number. */
  readonly pausedUntil: number
  /** Only so that those who wait do not all come at once: a turn gives no right to permits. */
  readonly promised: readonly Turn[]
}

/** What came of asking for permits. Where `ledger` is the one that was given, nothing has changed. */
export interface Drawing {
  ledger: Ledger
  granted: number
  /** Until when those permits are good. */
  goodUntil: number
  /** How long to wait before asking again, in ms, where none was granted. */
  waitMs: number
}

const SLOT_MS = 5_000

/** How long a permit is good. */
const PERMIT_MS = 10_000

/** The longest that anybody is told to wait, or all are paused, in ms: 15 minutes, the longest that SQS delays a message. */
const LONGEST_WAIT_MS = 900_000

/**
 * Draws for what people do: up to `count` permits, as many as are left.
 *
 * @returns a wait until as many are free, where there is none.
 */
export function draw(ledger: Ledger, count: number, now: number, limit: RequestLimit): Drawing {
  const current = withoutPast(ledger, now, limit)
  const free = limit.requests - totalAt(current, now, limit)
  const granted = current.pausedUntil > now ? 0 : Math.max(0, Math.min(count, free))
  if (granted > 0) return grant(current, 'ordinary', granted, now)
  const wanted = Math.min(count, limit.requests)
  const from = Math.max(now, current.pausedUntil)
  const fits = (time: number): boolean => totalAt(current, time, limit) + wanted <= limit.requests
  return refuse(ledger, earliest(current, from, limit, fits) - now)
}

/**
 * Draws for scheduled work: all of `count` permits (of more than it may ever have, all it may have), or none. Where
 * they are not free, the turn after those promised already is promised.
 */
export function reserve(ledger: Ledger, count: number, now: number, limit: RequestLimit): Drawing {
  const wanted = Math.min(count, limit.scheduled)
  const current = withoutPast(ledger, now, limit)
  const fits = (time: number, promised: number): boolean =>
    scheduledAt(current, time, limit) + promised + wanted <= limit.scheduled &&
    totalAt(current, time, limit) + promised + wanted <= limit.requests
  // What was promised for later is not counted here: who comes while permits are free leaves none of them unused.
  if (current.pausedUntil <= now && fits(now, 0)) return grant(current, 'scheduled', wanted, now)

  // Turns begin with a slot, so that there are only so many of them.
  const from = slotFrom(Math.max(now, current.pausedUntil))
  const at = earliest(current, from, limit, (time) => fits(time, promisedAt(current, time, limit)))
  // Nothing is promised beyond the longest wait, since nobody would come for it.
  if (at - now > LONGEST_WAIT_MS) return refuse(ledger, LONGEST_WAIT_MS)
  return refuse({ ...current, promised: counted(current.promised, at, wanted) }, at - now)
}

/** Has nobody draw for `ms`, at most 15 minutes; a longer pause that is on already stays. */
export function pause(ledger: Ledger, ms: number, now: number): Ledger {
  const until = now + Math.min(ms, LONGEST_WAIT_MS)
  return until > ledger.pausedUntil ? { ...ledger, pausedUntil: until } : ledger
}

function grant(ledger: Ledger, lane: 'ordinary' | 'scheduled', granted: number, now: number): Drawing {
  const at = slotOf(now)
  const slot = ledger.slots.find((each) => each.at === at) ?? { at, ordinary: 0, scheduled: 0 }
  const others = ledger.slots.filter((each) => each.at !== at)
  const slots = [...others, { ...slot, [lane]: slot[lane] + granted }]
  return { ledger: { ...ledger, slots }, granted, goodUntil: now + PERMIT_MS, waitMs: 0 }
}

function refuse(ledger: Ledger, waitMs: number): Drawing {
  return { ledger, granted: 0, goodUntil: 0, waitMs: Math.min(waitMs, LONGEST_WAIT_MS) }
}

/** The same without what no longer counts, which keeps it short: 64 slots, and turns of 15 minutes. */
function withoutPast({ slots, pausedUntil, promised }: Ledger, now: number, limit: RequestLimit): Ledger {
  return {
    slots: slots.filter(({ at }) => now < at + weighsFor(limit)),
    pausedUntil,
    promised: promised.filter(({ at }) => now < at),
  }
}

/** The first time from which it `fits`: `from`, or one at which something ceases to count. */
function earliest(
  { slots, promised }: Ledger,
  from: number,
  limit: RequestLimit,
  fits: (time: number) => boolean,
): number {
  const ends = [...slots, ...promised].map(({ at }) => at + weighsFor(limit)).filter((end) => end > from)
  // At the last of them nothing counts any more, and whatever is within the limit fits.
  const last = Math.max(from, ...ends)
  return [from, ...ends].sort((a, b) => a - b).find(fits) ?? last
}

/** For how long what was drawn counts, from the beginning of its slot. */
function weighsFor({ windowMs }: RequestLimit): number {
  return SLOT_MS + PERMIT_MS + windowMs
}

function totalAt(ledger: Ledger, time: number, limit: RequestLimit): number {
  const ordinary = ledger.slots.filter(({ at }) => time < at + weighsFor(limit)).map((slot) => slot.ordinary)
  return sum(ordinary) + scheduledAt(ledger, time, limit)
}

function scheduledAt({ slots }: Ledger, time: number, limit: RequestLimit): number {
  return sum(slots.filter(({ at }) => time < at + weighsFor(limit)).map(({ scheduled }) => scheduled))
}

/** What those will have drawn whose turns are up to then. */
function promisedAt({ promised }: Ledger, time: number, limit: RequestLimit): number {
  const turns = promised.filter(({ at }) => at <= time && time < at + weighsFor(limit))
  return sum(turns.map(({ count }) => count))
}

function counted(turns: readonly Turn[], at: number, count: number): Turn[] {
  const there = turns.find((turn) => turn.at === at)?.count ?? 0
  return [...turns.filter((turn) => turn.at !== at), { at, count: there + count }]
}

function slotOf(time: number): number {
  return Math.floor(time / SLOT_MS) * SLOT_MS
}

/** The first beginning of a slot from then on. */
function slotFrom(time: number): number {
  return Math.ceil(time / SLOT_MS) * SLOT_MS
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
