import { expect, test } from '@jest/globals'
import { createJobNoteStore } from '../../../lib/store/job-notes.ts'
import type { World } from './world.ts'

const days = 86_400_000

export function jobNoteStories(world: World): void {
  const store = () => createJobNoteStore(world.services())

  test('what a job leaves, its redelivery finds', async () => {
    await store().put(world.somebody(), 'job-1', { viewId: 'V1' })
    expect(await store().get('job-1')).toEqual({ viewId: 'V1' })
    expect(await store().get('job-2')).toEqual({})
  })

  test('notes take the place of those left before', async () => {
    await store().put(world.somebody(), 'job-3', { viewId: 'V1' })
    await store().put(world.somebody(), 'job-3', { messageTs: '1.2' })
    expect(await store().get('job-3')).toEqual({ messageTs: '1.2' })
  })

  test('notes outlive their job and the time among the dead letters, and are forgotten after 30 days', async () => {
    await store().put(world.somebody(), 'job-4', { viewId: 'V1' })
    world.pass(30 * days - 1_000)
    expect(await store().get('job-4')).toEqual({ viewId: 'V1' })
    world.pass(1_000)
    expect(await store().get('job-4')).toEqual({})
  })
}
