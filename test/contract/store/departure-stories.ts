import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { createDepartureStore } from '../../../lib/store/departures.ts'
import { departureKey } from '../../../lib/store/keys.ts'
import type { World } from './world.ts'

const days = 86_400_000

export function departureStories(world: World): void {
  const store = () => createDepartureStore(world.services())

  test('who is gone is known by when, and nobody else is', async () => {
    const person = world.somebody()
    expect(await store().of(person)).toBeUndefined()
    await store().personLeft(person, world.now())

    expect(await store().of(person)).toEqual({ goneAt: world.now() })
    expect(await store().of(world.somebody())).toBeUndefined()
  })

  test('the row names nobody', async () => {
    const person = world.somebody()
    await store().personLeft(person, world.now())
    const { table, client } = world.services()
    const Key = departureKey(`${person.teamId}#${person.userId}`)
    const { Item } = await client.send(new GetCommand({ TableName: table, Key }))

    expect(Item).toBeDefined()
    expect(JSON.stringify(Item)).not.toContain(person.userId)
    expect(JSON.stringify(Item)).not.toContain(person.teamId)
  })

  test('with their workspace or organisation all people are gone; the latest departure counts', async () => {
    const person = { teamId: 'T0LEFT', userId: 'U1', enterpriseId: 'E0LEFT' }
    await store().personLeft(person, 1_000)
    await store().allLeft('T0LEFT', 2_000)
    expect(await store().of(person)).toEqual({ goneAt: 2_000 })
    await store().allLeft('E0LEFT', 3_000)
    expect(await store().of(person)).toEqual({ goneAt: 3_000 })
    await store().allLeft('E0LEFT', 2_500)
    expect(await store().of(person)).toEqual({ goneAt: 3_000 })
  })

  test('who has come back is back since the first time, until they leave again', async () => {
    const person = { teamId: 'T0BACK', userId: 'U1' }
    await store().allLeft('T0BACK', 1_000)
    const departure = { goneAt: 1_000 }
    await store().cameBack(person, departure, 1_500)
    await store().cameBack(person, departure, 1_700)
    expect(await store().of(person)).toEqual({ goneAt: 1_000, backAt: 1_500 })

    await store().personLeft(person, 1_000)
    expect(await store().of(person)).toEqual({ goneAt: 1_000, backAt: 1_500 })
    await store().personLeft(person, 2_000)
    expect(await store().of(person)).toEqual({ goneAt: 2_000 })
  })

  test('it outlives all that was asked before, and is forgotten after 30 days', async () => {
    const person = world.somebody()
    await store().personLeft(person, world.now())
    world.pass(30 * days - 1_000)
    expect(await store().of(person)).toBeDefined()
    world.pass(1_000)
    expect(await store().of(person)).toBeUndefined()
  })
}
