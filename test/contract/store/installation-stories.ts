import { randomBytes, randomUUID } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { createLocalSealer } from '../../../lib/secrets/local-sealer.ts'
import { createInstallStateStore } from '../../../lib/store/install-states.ts'
import { createInstallationStore, type Installation } from '../../../lib/store/installations.ts'
import { installationKey, sha256, stateKey } from '../../../lib/store/keys.ts'
import type { World } from './world.ts'

const minutes = 60_000
const hours = 60 * minutes

export function installationStories(world: World): void {
  const sealer = createLocalSealer(randomBytes(32).toString('base64'))
  const store = () => createInstallationStore({ ...world.services(), sealer })
  const newId = () => `T${randomUUID()}`
  const pair = (name: string) => ({
    botToken: `xoxb-${name}`,
    rotation: { refreshToken: `refresh-${name}`, expiresAt: world.now() + 12 * hours },
  })
  const added = async (name = 'first'): Promise<Installation> => {
    const id = newId()
    await store().put(id, pair(name))
    return present(await store().get(id))
  }

  test('an installation is found with its tokens, with and without rotation, until it is removed', async () => {
    const [rotating, lasting] = [newId(), newId()]
    const tokens = pair('first')
    await store().put(rotating, tokens)
    await store().put(lasting, { botToken: 'xoxb-lasting' })

    expect(await store().get(rotating)).toEqual({ id: rotating, givenAt: world.now(), ...tokens })
    expect(await store().get(lasting)).toEqual({
      id: lasting,
      givenAt: world.now(),
      botToken: 'xoxb-lasting',
    })
    await store().remove(rotating, world.now() - 1)
    expect(await store().get(rotating)).toBeDefined()
    await store().remove(rotating, world.now())
    await store().remove(rotating, world.now())
    expect(await store().get(rotating)).toBeUndefined()
    expect(await store().get(lasting)).toBeDefined()
  })

  test('adding the app again puts new tokens in the place of the old', async () => {
    const { id } = await added()
    await store().put(id, { botToken: 'xoxb-again' })
    expect(await store().get(id)).toEqual({ id, givenAt: world.now(), botToken: 'xoxb-again' })
  })

  test('tokens are in the table only sealed, and do not open as those of another workspace', async () => {
    const { id } = await added('canary')
    const another = newId()
    const { table, client } = world.services()
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: installationKey(id) }))
    await client.send(new PutCommand({ TableName: table, Item: { ...Item, ...installationKey(another) } }))

    expect(JSON.stringify(Item)).not.toContain('canary')
    await expect(store().get(another)).rejects.toMatchObject({ code: 'does_not_open' })
  })

  test('of jobs at the same time one alone gets new tokens, and keeps them', async () => {
    const before = await added()
    const claims = await Promise.all([store().claimRefresh(before), store().claimRefresh(before)])
    const [claim, ...others] = claims.filter((one) => one !== undefined)
    world.pass(1_000)
    const tokens = pair('second')

    expect(others).toEqual([])
    expect(await store().renew(present(claim), tokens)).toBe(true)
    expect(await store().get(before.id)).toEqual({ id: before.id, givenAt: world.now(), ...tokens })
  })

  test('who read the tokens before they were renewed cannot claim to renew them', async () => {
    const before = await added()
    world.pass(1_000)
    await store().renew(present(await store().claimRefresh(before)), pair('second'))

    expect(await store().claimRefresh(before)).toBeUndefined()
    expect(await store().claimRefresh(present(await store().get(before.id)))).toBeDefined()
  })

  test('a job that died over it leaves it to another after 20 seconds, and then stores nothing itself', async () => {
    const before = await added()
    const dead = present(await store().claimRefresh(before))
    world.pass(19_999)
    expect(await store().claimRefresh(before)).toBeUndefined()
    world.pass(1)
    const living = present(await store().claimRefresh(before))

    expect(await store().renew(dead, pair('dead'))).toBe(false)
    expect(await store().renew(living, pair('living'))).toBe(true)
    expect(await store().get(before.id)).toMatchObject({ botToken: 'xoxb-living' })
  })

  test('tokens renewed for an app that was removed, or added anew, meanwhile are not stored', async () => {
    const [removed, again] = [await added(), await added()]
    const claims = [
      present(await store().claimRefresh(removed)),
      present(await store().claimRefresh(again)),
    ] as const
    await store().remove(removed.id, world.now())
    await store().put(again.id, { botToken: 'xoxb-again' })

    expect(await store().renew(claims[0], pair('late'))).toBe(false)
    expect(await store().renew(claims[1], pair('late'))).toBe(false)
    expect(await store().get(removed.id)).toBeUndefined()
    expect(await store().get(again.id)).toMatchObject({ botToken: 'xoxb-again' })
  })
}

export function installStateStories(world: World): void {
  const random = () => randomBytes(32).toString('base64url')
  const store = () => createInstallStateStore({ ...world.services(), random })

  test('of two at the same time one alone gets to use a state, once', async () => {
    const state = await store().create()
    const used = await Promise.all([store().use(state), store().use(state)])
    expect(used.filter(Boolean)).toHaveLength(1)
    expect(await store().use(state)).toBe(false)
  })

  test('a state is good for ten minutes, and one that was never made is not', async () => {
    const [early, late] = [await store().create(), await store().create()]
    world.pass(10 * minutes - 1_000)
    expect(await store().use(early)).toBe(true)
    world.pass(1_000)
    expect(await store().use(late)).toBe(false)
    expect(await store().use('never-made')).toBe(false)
  })

  test('the state itself is not in the table', async () => {
    const state = await store().create()
    const { table, client } = world.services()
    const Key = stateKey(sha256(state))
    const { Item } = await client.send(new GetCommand({ TableName: table, Key }))
    expect(Item).toEqual({ ...Key, expiresAt: expect.any(Number) })
    expect(JSON.stringify(Item)).not.toContain(state)
  })
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
