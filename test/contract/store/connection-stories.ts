import { randomBytes } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import type { Service } from '../../../lib/errors.ts'
import { createLocalSealer } from '../../../lib/secrets/local-sealer.ts'
import { type Connection, connectionId, createConnectionStore } from '../../../lib/store/connections.ts'
import { connectionKey } from '../../../lib/store/keys.ts'
import type { Person } from '../../../lib/store/person.ts'
import type { World } from './world.ts'

export function connectionStories(world: World): void {
  const sealer = createLocalSealer(randomBytes(32).toString('base64'))
  const store = () => createConnectionStore({ ...world.services(), sealer })
  const secrets = { shareToken: 'share-token', accessToken: 'access-token' }

  const connectionOf = (
    person: Person,
    facts: Partial<Connection<'clinked'>> = {},
  ): Connection<'clinked'> => ({
    id: connectionId('clinked', secrets.shareToken),
    provider: 'clinked',
    person,
    label: 'Home Page',
    connectedAt: world.now(),
    shareIds: [],
    ...facts,
  })

  const connected = async (facts: Partial<Connection<'clinked'>> = {}): Promise<Connection<'clinked'>> => {
    const connection = connectionOf(world.somebody(), facts)
    await store().put(connection, secrets)
    return connection
  }

  const loggedIn = async (person: Person, accessToken = 'intralinks-token') => {
    const connection: Connection<'intralinks'> = {
      id: connectionId('intralinks', 'anna@northwind.example'),
      provider: 'intralinks',
      person,
      label: 'anna@northwind.example',
      connectedAt: world.now(),
      shareIds: [],
    }
    await store().put(connection, { accessToken, accessTokenExpiresAt: world.now() + 3_599_000 })
    return connection
  }

  const stored = async ({ person, id }: Connection) => {
    const { table, client } = world.services()
    return (await client.send(new GetCommand({ TableName: table, Key: connectionKey(person, id) }))).Item
  }

  /** The secrets of a connection as it is stored; undefined where it is not. */
  const opened = async <P extends Service>({ person, id, provider }: Connection<P>) => {
    const found = (await store().listOf(person, provider)).find((each) => each.id === id)
    return found && store().openSecrets(found)
  }

  test('a connection is listed for its person as it was put', async () => {
    const connection = await connected({ person: { ...world.somebody(), enterpriseId: 'E1' } })
    expect(await store().list(connection.person)).toEqual([connection])
  })

  test('a connection is listed for nobody else', async () => {
    const { person } = await connected()
    expect(await store().list(world.somebody())).toEqual([])
    expect(await store().list({ ...person, teamId: 'T0OTHER' })).toEqual([])
  })

  test('the oldest connection comes first', async () => {
    const person = world.somebody()
    const younger = connectionOf(person, { id: 'a', connectedAt: 2 })
    const older = connectionOf(person, { id: 'b', connectedAt: 1 })
    await store().put(younger, secrets)
    await store().put(older, secrets)
    expect(await store().list(person)).toEqual([older, younger])
  })

  test('hundreds of connections, more than one answer of DynamoDB holds, are all listed', async () => {
    const person = world.somebody()
    const ids = Array.from({ length: 300 }, (_, index) => `connection-${index}`)
    const large = { ...secrets, accessToken: 'a'.repeat(3_500) }
    await Promise.all(ids.map((id) => store().put(connectionOf(person, { id }), large)))
    expect((await store().list(person)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  test('what is connected in one upstream is told from what is connected in the other', async () => {
    const share = await connected()
    world.pass(1)
    const login = await loggedIn(share.person)
    expect(await store().list(share.person)).toEqual([share, login])
    expect(await store().listOf(share.person, 'clinked')).toMatchObject([share])
    expect(await store().listOf(share.person, 'intralinks')).toMatchObject([login])
  })

  test('a login holds its token alone, sealed, and for how long it is good', async () => {
    const login = await loggedIn(world.somebody())
    expect(await opened(login)).toEqual({
      accessToken: 'intralinks-token',
      accessTokenExpiresAt: world.now() + 3_599_000,
    })
    expect(JSON.stringify(await stored(login))).not.toContain('intralinks-token')
  })

  test('a login made anew takes the place of one that is over', async () => {
    const over = await loggedIn(world.somebody())
    await store().markLapsed(over)
    world.pass(1)
    const anew = await loggedIn(over.person, 'newer')
    await store().markLapsed(over)
    expect(await store().listOf(over.person, 'intralinks')).toMatchObject([anew])
    expect(await opened(anew)).toMatchObject({ accessToken: 'newer' })
  })

  test('secrets come out as they went in', async () => {
    const all = { ...secrets, sharePassword: 'pässwörd', accessTokenExpiresAt: world.now() + 1 }
    const connection = connectionOf(world.somebody())
    await store().put(connection, all)
    expect(await opened(connection)).toEqual(all)
  })

  test('no secret is stored in the clear', async () => {
    const row = JSON.stringify(await stored(await connected()))
    expect(row).toContain('Home Page')
    expect(row).not.toContain('share-token')
    expect(row).not.toContain('access-token')
  })

  test("a row copied to another person's connections does not open", async () => {
    const connection = await connected()
    const thief = { ...connection, person: world.somebody() }
    const { table, client } = world.services()
    const row = { ...(await stored(connection)), ...connectionKey(thief.person, thief.id) }
    await client.send(new PutCommand({ TableName: table, Item: row }))
    await expect(opened(thief)).rejects.toMatchObject({
      name: 'SealError',
      code: 'does_not_open',
    })
  })

  test('the same share token connected again renews the one connection', async () => {
    const first = await connected()
    await store().markLapsed(first)
    world.pass(1)
    const again = connectionOf(first.person, { label: 'Start Page' })
    await store().put(again, { ...secrets, accessToken: 'newer' })
    expect(await store().list(first.person)).toEqual([again])
    expect(await opened(again)).toEqual({ ...secrets, accessToken: 'newer' })
  })

  test('renewed secrets replace the old ones', async () => {
    const connection = await connected()
    expect(await store().renewSecrets(connection, { ...secrets, accessToken: 'newer' })).toBe(true)
    expect(await opened(connection)).toEqual({ ...secrets, accessToken: 'newer' })
  })

  test('secrets of a connection that was removed meanwhile are not renewed, nor is it brought back', async () => {
    const connection = await connected()
    await store().remove(connection.person, connection.id)
    expect(await store().renewSecrets(connection, secrets)).toBe(false)
    expect(await opened(connection)).toBeUndefined()
    expect(await store().list(connection.person)).toEqual([])
  })

  test('what is found out about a connection does not touch the same one connected anew meanwhile', async () => {
    const old = await connected()
    world.pass(1)
    const anew = connectionOf(old.person)
    await store().put(anew, { ...secrets, sharePassword: 'new password' })
    await store().markLapsed(old)
    await store().setShareIds(old, ['old'])
    expect(await store().renewSecrets(old, secrets)).toBe(false)
    expect(await store().list(old.person)).toEqual([anew])
    expect(await opened(anew)).toMatchObject({ sharePassword: 'new password' })
  })

  test('a connection lapses at the first sight of it, and is cleared', async () => {
    const connection = await connected()
    world.pass(1_000)
    const lapsedAt = world.now()
    await store().markLapsed(connection)
    world.pass(1_000)
    await store().markLapsed(connection)
    const lapsed = { ...connection, lapsedAt }
    expect(await store().list(connection.person)).toEqual([lapsed])
    await store().clearLapsed(lapsed)
    expect(await store().list(connection.person)).toEqual([connection])
  })

  test('the ids of its shares are kept', async () => {
    const connection = await connected()
    await store().setShareIds(connection, ['1', '2', '2'])
    expect(await store().list(connection.person)).toEqual([{ ...connection, shareIds: ['1', '2'] }])
  })

  test('the ids of its shares are not written again when they are the same', async () => {
    const connection = await connected({ shareIds: ['1', '2'] })
    await store().setShareIds(connection, ['3'])
    await store().setShareIds(connection, ['2', '1'])
    expect(await store().list(connection.person)).toEqual([{ ...connection, shareIds: ['3'] }])
  })

  test('removing one connection leaves the others, and removing it again changes nothing', async () => {
    const kept = await connected({ id: 'kept' })
    await store().put(connectionOf(kept.person, { id: 'removed' }), secrets)
    await store().remove(kept.person, 'removed')
    await store().remove(kept.person, 'removed')
    expect(await store().list(kept.person)).toEqual([kept])
  })

  test('the id of a connection tells share tokens and providers apart, and does not give the token away', () => {
    const id = connectionId('clinked', 'token')
    expect(id).toBe(connectionId('clinked', 'token'))
    expect(id).not.toBe(connectionId('clinked', 'other'))
    expect(id).not.toBe(connectionId('intralinks', 'token'))
    expect(id).toMatch(/^[0-9a-f]{32}$/)
  })
}
