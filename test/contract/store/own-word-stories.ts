import { expect, test } from '@jest/globals'
import { createOwnWordStore, type OwnWord } from '../../../lib/store/own-words.ts'
import type { World } from './world.ts'

const days = 24 * 3_600_000

export function ownWordStories(world: World): void {
  const store = () => createOwnWordStore(world.services())
  const word = (context: OwnWord['context'], at: number): OwnWord => ({ shareId: 's1', context, at })

  test('a person finds their own words, the newest first, and nobody else does', async () => {
    const person = world.somebody()
    const older = word('reply_1', world.now() - 1)
    const newer = word('comment_1', world.now())
    await store().add(person, older)
    await store().add(person, newer)
    expect(await store().list(person)).toEqual([newer, older])
    expect(await store().list(world.somebody())).toEqual([])
  })

  test('the same word twice is one', async () => {
    const person = world.somebody()
    await store().add(person, word('reply_1', world.now()))
    await store().add(person, word('reply_1', world.now()))
    expect(await store().list(person)).toHaveLength(1)
  })

  test('words are forgotten after 30 days', async () => {
    const person = world.somebody()
    await store().add(person, word('reply_1', world.now()))
    world.pass(30 * days - 1_000)
    expect(await store().list(person)).toHaveLength(1)
    world.pass(1_000)
    expect(await store().list(person)).toEqual([])
  })
}
