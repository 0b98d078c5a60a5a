import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { createLocalSealer } from '../../../lib/secrets/local-sealer.ts'
import { createDueIndex, type DueSubscription } from '../../../lib/store/due-index.ts'
import { subscriptionKey } from '../../../lib/store/keys.ts'
import type { Person } from '../../../lib/store/person.ts'
import type { ChannelSubscription, Digest } from '../../../lib/store/subscription.ts'
import { createSubscriptionStore } from '../../../lib/store/subscriptions.ts'
import type { World } from './world.ts'

const hours = 3_600_000

export function subscriptionStories(world: World): void {
  const sealer = createLocalSealer(Buffer.alloc(32, 1).toString('base64'))
  const store = () => createSubscriptionStore({ ...world.services(), sealer })
  const index = () => createDueIndex(world.services())
  const schedule = { days: [1, 4], time: '09:00', zone: 'Europe/Berlin' }

  const digestOf = (person: Person, dueAt: number): Digest => ({
    kind: 'digest',
    id: 'digest',
    person,
    kinds: ['messages', 'versions'],
    schedule,
    isZoneKnown: true,
    evenWhenNothing: false,
    dueAt,
  })
  const newsOf = (person: Person, id: string, dueAt: number): ChannelSubscription => ({
    kind: 'channel',
    id,
    person,
    kinds: ['versions'],
    channel: 'C0GENERAL',
    share: { id: 's1', connectionId: 'c1', type: 'file', name: 'plan.pdf', entityId: 31 },
    dueAt,
  })
  /** What is due of one person, in whatever part of the index. */
  const dueOf = async (person: Person, now: number): Promise<DueSubscription[]> => {
    const found: DueSubscription[] = []
    for (const shard of index().shards) {
      for await (const { due } of index().find(shard, now)) found.push(...due)
    }
    return found.filter((due) => due.person.userId === person.userId)
  }

  test('a person finds their digest and subscriptions again, and nobody else does', async () => {
    const person = world.somebody()
    const digest = digestOf(person, world.now())
    const news = newsOf(person, 'n1', world.now())
    await store().put(digest)
    await store().put(news)
    expect(await store().list(person)).toEqual([digest, news])
    expect(await store().get(news)).toEqual(news)
    expect(await store().list(world.somebody())).toEqual([])
    expect(await store().get({ person: world.somebody(), id: 'n1' })).toBeUndefined()
  })

  test('a subscription takes the place of the one by the same id', async () => {
    const digest = digestOf(world.somebody(), world.now())
    await store().put(digest)
    const { dueAt: _, ...off } = digest
    await store().put({ ...off, evenWhenNothing: true })
    expect(await store().list(digest.person)).toEqual([{ ...off, evenWhenNothing: true }])
  })

  test('the token of its share is sealed, and opens for its person', async () => {
    const news = newsOf(world.somebody(), 'n1', world.now())
    await store().put(news, 'secret-token')
    expect(await store().openShareToken(news)).toBe('secret-token')
    const { table, client } = world.services()
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: subscriptionKey(news) }))
    expect(JSON.stringify(Item)).not.toContain('secret-token')
    await store().remove(news)
    expect(await store().openShareToken(news)).toBeUndefined()
  })

  test('of all who end one, one is told that they did', async () => {
    const news = newsOf(world.somebody(), 'n1', world.now())
    await store().put(news)
    const ended = await Promise.all([1, 2, 3].map(() => store().remove(news)))
    expect(ended.filter(Boolean)).toHaveLength(1)
    expect(await store().get(news)).toBeUndefined()
    expect(await dueOf(news.person, world.now())).toEqual([])
  })

  test('what was done for a later time is not done for an earlier one', async () => {
    const digest = digestOf(world.somebody(), world.now())
    await store().put(digest)
    await store().done(digest, 2_000)
    await store().done(digest, 1_000)
    expect(await store().get(digest)).toEqual({ ...digest, doneFor: 2_000 })
  })

  test('what is noted of an ended one does not bring it back', async () => {
    const news = newsOf(world.somebody(), 'n1', world.now())
    await store().done(news, world.now())
    expect(await store().change(news, { parent: '1.2' })).toBe(false)
    expect(await store().turnOff(news.person, world.now())).toBe(false)
    expect(await store().get(news)).toBeUndefined()
  })

  test('news keeps the message in whose thread it comes', async () => {
    const news = newsOf(world.somebody(), 'n1', world.now())
    await store().put(news)
    await store().change(news, { parent: '1.2' })
    expect(await store().get(news)).toEqual({ ...news, parent: '1.2' })
  })

  test('what a person changes of theirs undoes nothing that workers note of it, nor they that', async () => {
    const news = { ...newsOf(world.somebody(), 'n1', world.now()), schedule }
    await store().put(news, 'one-token')
    const [due] = await dueOf(news.person, world.now())
    if (!due) throw new Error('It is due.')
    await index().handOn(due, world.now() + hours)
    await store().change(news, { kinds: ['messages'], schedule: undefined }, 'another-token')
    await store().done(news, world.now())

    const { schedule: _, ...rest } = news
    expect(await store().get(news)).toEqual({
      ...rest,
      kinds: ['messages'],
      dueAt: world.now() + hours,
      handedOn: world.now(),
      doneFor: world.now(),
    })
    expect(await store().openShareToken(news)).toBe('another-token')
  })

  describe('a digest that is set', () => {
    const usual = { kinds: ['messages' as const], evenWhenNothing: false }
    const wanted = { schedule, isZoneKnown: true, dueAt: 1 }

    test('anew is as usual where its person says nothing else, and due', async () => {
      const person = world.somebody()
      const digest = await store().setDigest(person, wanted, usual)
      expect(digest).toEqual({ kind: 'digest', id: 'digest', person, ...usual, ...wanted })
      expect(await store().get(digest)).toEqual(digest)
      expect(await dueOf(person, world.now())).toHaveLength(1)
    })

    test('again keeps what its person does not say, and what workers note', async () => {
      const person = world.somebody()
      await store().setDigest(person, { ...wanted, evenWhenNothing: true, shareIds: ['s1'] }, usual)
      await store().done({ person, id: 'digest' }, 1)
      const digest = await store().setDigest(person, { ...wanted, dueAt: 2 }, usual)
      expect(digest).toMatchObject({ evenWhenNothing: true, shareIds: ['s1'], dueAt: 2, doneFor: 1 })
      const ofAll = await store().setDigest(person, { ...wanted, shareIds: undefined }, usual)
      expect(ofAll).not.toHaveProperty('shareIds')
    })

    test('is turned off, but not by who decided that before it was set', async () => {
      const person = world.somebody()
      const digest = await store().setDigest(person, wanted, usual)
      expect(await store().turnOff(person, world.now() - 1)).toBe(false)
      expect(await store().get(digest)).toEqual(digest)
      expect(await store().turnOff(person, world.now())).toBe(true)
      expect(await store().get(digest)).not.toHaveProperty('dueAt')
      expect(await dueOf(person, world.now())).toEqual([])
    })
  })

  test('a digest follows its person to another zone, unless it was changed meanwhile', async () => {
    const digest = digestOf(world.somebody(), world.now())
    await store().put(digest)
    const there = { ...schedule, zone: 'Asia/Tokyo' }
    expect(await store().reschedule(digest, there, true, world.now() + hours)).toBe(true)
    expect(await store().get(digest)).toEqual({ ...digest, schedule: there, dueAt: world.now() + hours })
    expect(await store().reschedule(digest, schedule, true, world.now() + 2 * hours)).toBe(false)
  })

  describe('the index of what is due', () => {
    test('has what is due by now, the longest due first, and nothing that is off', async () => {
      const person = world.somebody()
      const due = newsOf(person, 'n1', world.now())
      await store().put(newsOf(person, 'n2', world.now() + 1))
      await store().put(due)
      const { dueAt: _, ...off } = digestOf(person, 0)
      await store().put(off)
      expect(await dueOf(person, world.now())).toEqual([{ person, id: 'n1', dueAt: world.now() }])
    })

    test('tells what a round needs to know', async () => {
      const digest = { ...digestOf(world.somebody(), world.now()), handedOn: 1, doneFor: 1 }
      await store().put(digest)
      const { person, id, dueAt } = digest
      expect(await dueOf(person, world.now())).toEqual([
        { person, id, dueAt, schedule, handedOn: 1, doneFor: 1 },
      ])
    })

    test('of all who hand one on, one does', async () => {
      const digest = digestOf(world.somebody(), world.now())
      await store().put(digest)
      const [due] = await dueOf(digest.person, world.now())
      if (!due) throw new Error('It is due.')
      const next = world.now() + 24 * hours
      const handedOn = await Promise.all([1, 2, 3].map(() => index().handOn(due, next)))
      expect(handedOn.filter(Boolean)).toHaveLength(1)
      expect(await store().get(digest)).toEqual({ ...digest, dueAt: next, handedOn: world.now() })
      expect(await dueOf(digest.person, world.now())).toEqual([])
    })

    test('what is put off is not noted as handed on', async () => {
      const news = newsOf(world.somebody(), 'n1', world.now())
      await store().put(news)
      const [due] = await dueOf(news.person, world.now())
      if (!due) throw new Error('It is due.')
      expect(await index().putOff(due, world.now() + hours)).toBe(true)
      expect(await index().putOff(due, world.now() + hours)).toBe(false)
      expect(await store().get(news)).toEqual({ ...news, dueAt: world.now() + hours })
    })

    test('what was ended meanwhile stays ended', async () => {
      const ended = { person: world.somebody(), id: 'digest', dueAt: world.now() }
      expect(await index().handOn(ended, world.now() + hours)).toBe(false)
      expect(await store().get(ended)).toBeUndefined()
    })
  })
}
