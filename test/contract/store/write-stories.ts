import { expect, test } from '@jest/globals'
import { createWriteStore } from '../../../lib/store/writes.ts'
import type { World } from './world.ts'

const minutes = 60_000
const days = 86_400_000

export function writeStories(world: World): void {
  const store = () => createWriteStore(world.services())
  const intent = () => ({
    kind: 'reply',
    owner: { teamId: 'T0ACME', userId: 'U1' },
    payload: { text: 'Hello' },
    at: world.now(),
  })
  let writes = 0
  const someKey = () => {
    writes += 1
    return `view-submission#${writes}`
  }

  test('the first to begin writes', async () => {
    const key = someKey()
    expect(await store().begin(key, intent())).toEqual({ state: 'begun' })
    expect(await store().read(key)).toMatchObject({ ...intent(), state: 'intended' })
  })

  test('of several at the same time one alone gets to write', async () => {
    const key = someKey()
    const racers = await Promise.all([1, 2, 3, 4].map(() => store().begin(key, intent())))
    expect(racers.map(({ state }) => state).toSorted()).toEqual(['begun', 'intended', 'intended', 'intended'])
  })

  test('whoever comes second learns since when and how long the first is at it', async () => {
    const key = someKey()
    const at = world.now()
    await store().begin(key, intent())
    world.pass(1_000)
    const second = await store().begin(key, intent())
    expect(second).toEqual({ state: 'intended', at, leaseUntil: at + 2 * minutes })
  })

  test('what was done is not begun again, and its result is known', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().done(key, { replyId: 42 })
    const done = { state: 'done', at: world.now(), result: { replyId: 42 } }
    expect(await store().begin(key, intent())).toEqual(done)
    expect(await store().read(key)).toEqual({ ...intent(), ...done })
  })

  test('a write without a result can be done too', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().done(key, undefined)
    expect(await store().begin(key, intent())).toEqual({ state: 'done', at: world.now(), result: null })
  })

  test('what failed for certain keeps what the person wrote and why, and may begin again, once', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().failed(key, 'forbidden')
    expect(await store().read(key)).toEqual({ ...intent(), state: 'failed', reason: 'forbidden' })
    const racers = await Promise.all([1, 2].map(() => store().begin(key, intent())))
    expect(racers.map(({ state }) => state).toSorted()).toEqual(['begun', 'intended'])
  })

  test('a writer that died is taken over by one alone, who learns since when to look upstream', async () => {
    const key = someKey()
    const at = world.now()
    await store().begin(key, intent())
    world.pass(2 * minutes)
    const racers = await Promise.all([1, 2, 3].map(() => store().begin(key, intent())))
    expect(racers.toSorted((a, b) => b.state.localeCompare(a.state))).toEqual([
      { state: 'taken_over', at },
      { state: 'intended', at, leaseUntil: world.now() + 2 * minutes },
      { state: 'intended', at, leaseUntil: world.now() + 2 * minutes },
    ])
  })

  test('a writer that says how much time it needs is left that much more', async () => {
    const key = someKey()
    const at = world.now()
    const leaseUntil = at + 17 * minutes
    await store().begin(key, intent(), 15 * minutes)
    world.pass(17 * minutes - 1_000)
    expect(await store().begin(key, intent(), 15 * minutes)).toEqual({ state: 'intended', at, leaseUntil })
    world.pass(1_000)
    expect(await store().begin(key, intent(), 15 * minutes)).toEqual({ state: 'taken_over', at })
    world.pass(16 * minutes)
    expect(await store().begin(key, intent())).toMatchObject({ state: 'intended' })
  })

  test('a writer that cannot tell whether it got through lets go, and the next takes over at once', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().letGo(key)
    expect(await store().begin(key, intent())).toEqual({ state: 'taken_over', at: world.now() })
  })

  test('what was done stays done, whatever a late writer says', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().done(key, 'first')
    await store().failed(key, 'too late')
    await store().letGo(key)
    expect(await store().begin(key, intent())).toEqual({
      state: 'done',
      at: expect.any(Number),
      result: 'first',
    })
  })

  test('nothing is done that was not begun', async () => {
    const key = someKey()
    await expect(store().done(key, {})).rejects.toThrow('No write has been begun')
    expect(await store().read(key)).toBeUndefined()
  })

  test('a record outlives its job and the time among the dead letters, and is forgotten after 30 days', async () => {
    const key = someKey()
    await store().begin(key, intent())
    await store().done(key, 'first')
    world.pass(30 * days - 1_000)
    expect(await store().read(key)).toMatchObject({ state: 'done' })
    world.pass(1_000)
    expect(await store().read(key)).toBeUndefined()
    expect(await store().begin(key, intent())).toEqual({ state: 'begun' })
  })
}
