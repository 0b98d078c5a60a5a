import { expect, test } from '@jest/globals'
import { createThumbnailStore } from '../../../lib/store/thumbnails.ts'
import type { World } from './world.ts'

const days = 24 * 3_600_000

export function thumbnailStories(world: World): void {
  const store = () => createThumbnailStore(world.services())
  const first = { teamId: 'T0ACME', fileId: 31, version: '1' }

  test('the picture of a version of a file is found in its workspace, and nowhere else', async () => {
    await store().put(first, 'F1')
    expect(await store().get(first)).toBe('F1')
    expect(await store().get({ ...first, version: '2' })).toBeUndefined()
    expect(await store().get({ ...first, fileId: 32 })).toBeUndefined()
    expect(await store().get({ ...first, teamId: 'T0OTHER' })).toBeUndefined()
  })

  test('a picture takes the place of the one noted before', async () => {
    await store().put(first, 'F1')
    await store().put(first, 'F2')
    expect(await store().get(first)).toBe('F2')
  })

  test('pictures are forgotten after 30 days', async () => {
    await store().put(first, 'F1')
    world.pass(30 * days - 1_000)
    expect(await store().get(first)).toBe('F1')
    world.pass(1_000)
    expect(await store().get(first)).toBeUndefined()
  })
}
