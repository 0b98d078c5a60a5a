import { expect, test } from '@jest/globals'
import { createSnapshotStore } from '../../../lib/store/snapshots.ts'
import type { SubscriptionRef } from '../../../lib/store/subscription.ts'
import type { World } from './world.ts'

const NOTHING = { current: undefined, next: undefined, lookedFor: undefined }

export function snapshotStories(world: World): void {
  const store = () => createSnapshotStore(world.services())
  const someRef = () => ({ person: world.somebody(), id: 'digest' })
  const prepare = async (ref: SubscriptionRef, dueAt: number, snapshot: unknown): Promise<boolean> =>
    store().prepare(ref, dueAt, snapshot, await store().get(ref))

  test('before the first look there is none', async () => {
    expect(await store().get(someRef())).toEqual(NOTHING)
  })

  test('a look is prepared, and is what was told once it is committed', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, { s1: { replies: 3 } })
    expect(await store().get(ref)).toEqual({
      current: undefined,
      next: { dueAt: 1_000, snapshot: { s1: { replies: 3 } } },
      lookedFor: 1_000,
    })
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toEqual({
      current: { s1: { replies: 3 } },
      next: undefined,
      lookedFor: 1_000,
    })
  })

  test('until the next is committed, the last one stays', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await prepare(ref, 2_000, 'second')
    expect(await store().get(ref)).toMatchObject({
      current: 'first',
      next: { dueAt: 2_000, snapshot: 'second' },
    })
  })

  test('what is committed twice is committed once', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toMatchObject({ current: 'first', next: undefined })
  })

  test('a late commit does not commit what was prepared for another time', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, 'first')
    await prepare(ref, 2_000, 'second')
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toEqual({
      current: undefined,
      next: { dueAt: 2_000, snapshot: 'second' },
      lookedFor: 2_000,
    })
  })

  test('of two that look at the same time, one prepares, whether or not it has told by then', async () => {
    const ref = someRef()
    const seen = await store().get(ref)
    expect(await store().prepare(ref, 2_000, 'second', seen)).toBe(true)
    // The database's client tries again where an answer was lost.
    expect(await store().prepare(ref, 2_000, 'second', seen)).toBe(true)
    expect(await store().prepare(ref, 1_000, 'first', seen)).toBe(false)
    await store().commit(ref, 2_000)
    expect(await store().prepare(ref, 1_000, 'first', seen)).toBe(false)
    expect(await store().get(ref)).toMatchObject({ current: 'second', next: undefined })
  })

  test('each subscription has its own', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, 'first')
    expect(await store().get({ ...ref, id: 'other' })).toEqual(NOTHING)
  })

  test('what is forgotten is forgotten whole', async () => {
    const ref = someRef()
    await prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await prepare(ref, 2_000, 'second')
    await store().remove(ref)
    expect(await store().get(ref)).toEqual(NOTHING)
  })
}
