import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { type AuditEntry, createAuditStore } from '../../../lib/store/audit.ts'
import { auditKey } from '../../../lib/store/keys.ts'
import type { Person } from '../../../lib/store/person.ts'
import { allOf } from './all-of.ts'
import type { World } from './world.ts'

const days = 86_400_000

export function auditStories(world: World): void {
  const store = () => createAuditStore(world.services())
  const entry = (person: Person, id: string, at: number): AuditEntry => ({
    id,
    person,
    at,
    act: 'reply',
    object: { connection: 'c1' },
    outcome: 'done',
  })

  test('an entry is added once, and stays as it was first written', async () => {
    const person = world.somebody()
    const first = entry(person, 'a', world.now())
    await store().append(first)
    await store().append({ ...first, outcome: 'another' })

    const { id: _, ...written } = first
    expect(await allOf(store().of(person))).toEqual([written])
  })

  test('an entry is found by its person and time, and lapses after 400 days', async () => {
    const person = world.somebody()
    await store().append(entry(person, 'a', world.now()))
    const { table, client } = world.services()
    const Key = auditKey(person, { at: world.now(), id: 'a' })
    const { Item } = await client.send(new GetCommand({ TableName: table, Key }))

    expect(Item).toMatchObject({ act: 'reply', pk: `audit#${person.teamId}#${person.userId}` })
    expect(Item?.sk).toBe(`${new Date(world.now()).toISOString()}#a`)
    expect(Item?.expiresAt).toBe(Math.floor(world.now() / 1000) + 400 * 86_400)
  })

  test('an entry that has lapsed is read no more, though its row is still there', async () => {
    const person = { teamId: 'T0LAPSED', userId: 'U1' }
    await store().append(entry(person, 'old', world.now()))
    await store().append(entry(person, 'young', world.now() + 1_000))
    world.pass(400 * days)
    const young = [expect.objectContaining({ at: world.now() - 400 * days + 1_000 })]
    expect(await allOf(store().of(person))).toEqual(young)
    expect(await allOf(store().ofAll(person.teamId))).toEqual(young)
  })

  test('a person’s are read in the order of time, and nobody else’s with them', async () => {
    const person = world.somebody()
    await store().append(entry(person, 'late', world.now() + 1))
    await store().append(entry(person, 'early', world.now()))

    expect((await allOf(store().of(person))).map(({ at }) => at)).toEqual([world.now(), world.now() + 1])
    expect(await allOf(store().of(world.somebody()))).toEqual([])
  })

  test('those of a workspace are read together, in the order of time, and no other workspace’s', async () => {
    const teamId = 'T0AUDIT'
    await store().append(entry({ teamId, userId: 'U2' }, 'b', world.now() + 1))
    await store().append(entry({ teamId, userId: 'U1' }, 'a', world.now()))
    await store().append(entry({ teamId: 'T0AUDITED', userId: 'U1' }, 'c', world.now()))

    expect((await allOf(store().ofAll(teamId))).map(({ person }) => person.userId)).toEqual(['U1', 'U2'])
  })
}
