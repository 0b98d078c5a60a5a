import { expect, test } from '@jest/globals'
import { createJobNoteStore } from '../../../lib/store/job-notes.ts'
import { createOrganisationStore } from '../../../lib/store/organisations.ts'
import { createOwnWordStore } from '../../../lib/store/own-words.ts'
import { createOwnershipStore } from '../../../lib/store/ownership.ts'
import { createThumbnailStore } from '../../../lib/store/thumbnails.ts'
import { allOf } from './all-of.ts'
import type { World } from './world.ts'

export function ownershipStories(world: World): void {
  const store = () => createOwnershipStore(world.services())
  const note = (person: { teamId: string; userId: string }, id: string) =>
    createJobNoteStore(world.services()).put(person, id, {})
  const word = (person: { teamId: string; userId: string }) =>
    createOwnWordStore(world.services()).add(person, { shareId: 's1', context: 'reply_1', at: world.now() })
  const ofPerson = (person: { teamId: string; userId: string }) => allOf(store().ofPerson(person))

  test('all of a person’s rows are found, wherever they are, and none of those whose id begins alike', async () => {
    const person = { teamId: 'T0OWNED', userId: 'U1' }
    const alike = { teamId: 'T0OWNED', userId: 'U12' }
    await Promise.all([note(person, 'owned-1'), word(person), note(alike, 'owned-12'), word(alike)])

    const found = new Set((await ofPerson(person)).map(({ pk }) => pk))
    expect(found).toEqual(new Set(['person#T0OWNED#U1', 'job#owned-1']))
  })

  test('all of a workspace’s are found by whose they are: its own, then one person’s after the other’s', async () => {
    const teamId = 'T0TEAM'
    await createThumbnailStore(world.services()).put({ teamId, fileId: 1, version: '1' }, 'F1')
    for (const userId of ['U2', 'U1', 'U2']) await note({ teamId, userId }, `${teamId}-${userId}`)
    await word({ teamId, userId: 'U1' })

    const rows = await allOf(store().ofTeam(teamId))
    expect(rows.map(({ userId }) => userId)).toEqual([undefined, 'U1', 'U1', 'U2'])
  })

  test('a row is deleted, unless it was written since', async () => {
    const person = world.somebody()
    await word(person)
    const [row] = await ofPerson(person)
    if (!row) throw new Error('There is none.')
    await store().remove(row, world.now())
    expect(await ofPerson(person)).not.toEqual([])
    await store().remove(row, world.now() + 1)
    expect(await ofPerson(person)).toEqual([])
    await store().remove(row)
  })

  test('an organisation’s workspaces are known by the people who connected there', async () => {
    const organisations = createOrganisationStore(world.services())
    const person = { teamId: 'T0OF', userId: 'U1', enterpriseId: 'E0OF' }
    await organisations.note(person)
    await organisations.note(person)
    await organisations.note({ teamId: 'T0ALONE', userId: 'U1' })

    expect(await organisations.teams('E0OF')).toEqual(['T0OF'])
  })
}
