import { expect, test } from '@jest/globals'
import { createSnapshotStore } from '../../../lib/store/snapshots.ts'
import type { World } from './world.ts'

export function snapshotStories(world: World): void {
  const store = () => createSnapshotStore(world.services())
  const someRef = () => ({ person: world.somebody(), id: 'digest' })

  test('before the first look there is none', async () => {
    expect(await store().get(someRef())).toEqual({ current: undefined, next: undefined })
  })

  test('a look is prepared, and is what was told once it is committed', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, { s1: { replies: 3 } })
    expect(await store().get(ref)).toEqual({
      current: undefined,
      next: { dueAt: 1_000, snapshot: { s1: { replies: 3 } } },
    })
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toEqual({ current: { s1: { replies: 3 } }, next: undefined })
  })

  test('until the next is committed, the last one stays', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await store().prepare(ref, 2_000, 'second')
    expect(await store().get(ref)).toEqual({ current: 'first', next: { dueAt: 2_000, snapshot: 'second' } })
  })

  test('what is committed twice is committed once', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toEqual({ current: 'first', next: undefined })
  })

  test('a late commit does not commit what was prepared for another time', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, 'first')
    await store().prepare(ref, 2_000, 'second')
    await store().commit(ref, 1_000)
    expect(await store().get(ref)).toEqual({
      current: undefined,
      next: { dueAt: 2_000, snapshot: 'second' },
    })
  })

  test('each subscription has its own', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, 'first')
    expect(await store().get({ ...ref, id: 'other' })).toEqual({ current: undefined, next: undefined })
  })

  test('what is forgotten is forgotten whole', async () => {
    const ref = someRef()
    await store().prepare(ref, 1_000, 'first')
    await store().commit(ref, 1_000)
    await store().prepare(ref, 2_000, 'second')
    await store().remove(ref)
    expect(await store().get(ref)).toEqual({ current: undefined, next: undefined })
  })
}
