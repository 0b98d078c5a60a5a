import { describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { NotConnectedError, ShareNotFoundError, SharePasswordError } from '../../../lib/errors.ts'
import { shareId } from '../../../lib/shares/share.ts'
import type { Connection } from '../../../lib/store/connections.ts'
import type { ChannelSubscription } from '../../../lib/store/subscription.ts'
import { createReader, DAY, HOUR } from './reader.ts'

const reader = createReader()

/** Subscribes a channel to a share, with a connection of the person. */
async function subscribe(
  shareToken: string,
  connection: Connection<'clinked'>,
): Promise<ChannelSubscription> {
  const shared = reader.standIn.store.shares.find(({ tokenKey }) => tokenKey === shareToken)
  if (!shared) throw new Error('There is no such share.')
  const { kind: type, friendlyName: name, id: entityId } = shared.component
  const subscription: ChannelSubscription = {
    kind: 'channel',
    id: 'channel-1',
    person: reader.person,
    kinds: ['messages', 'versions', 'changes'],
    channel: 'C1',
    share: { id: shareId(shareToken), connectionId: connection.id, type, name, entityId },
  }
  await reader.services.subscriptions.put(subscription, shareToken)
  return subscription
}

describe('a channel that is subscribed to a share', () => {
  test('costs one call while nothing moves, and is told once what does', async () => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.facade))
    const first = await reader.lookForChannel(subscription)
    reader.advance(DAY)
    const second = await reader.lookForChannel(subscription)
    reader.others.reply({ share: tokens.anna.facade, text: 'Bricks it is', by: 'maria' })
    const third = await reader.lookForChannel(subscription)
    reader.advance(HOUR)
    const fourth = await reader.lookForChannel(subscription)

    expect([first.news, first.calls]).toEqual([undefined, ['3.1']])
    expect([second.news, second.calls]).toEqual([undefined, ['3.1']])
    expect(third.news).toMatchObject({
      share: { name: 'Façade material: brick or timber?' },
      messages: { count: 1, newest: [{ text: 'Bricks it is', author: 'Maria Lindqvist' }] },
    })
    expect([fourth.news, fourth.calls]).toEqual([undefined, ['3.1']])
  })

  test('is told what whoever subscribed wrote, too', async () => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.facade))
    await reader.lookForChannel(subscription)
    reader.advance(HOUR)
    const own = reader.others.reply({ share: tokens.anna.facade, text: 'From Slack' })
    await reader.wrote(tokens.anna.facade, `reply_${own}`)
    expect((await reader.lookForChannel(subscription)).news?.messages.count).toBe(1)
  })

  test('costs one call for a folder, and asks for no approvals', async () => {
    const subscription = await subscribe(
      tokens.anna.tenderFolder,
      await reader.connect(tokens.anna.tenderFolder),
    )
    await reader.lookForChannel(subscription)
    reader.advance(HOUR)
    const quiet = await reader.lookForChannel(subscription)
    reader.others.addFile({ share: tokens.anna.tenderFolder, name: 'Agenda.txt' })
    const next = await reader.lookForChannel(subscription)

    expect(quiet.calls).toEqual(['9.1'])
    expect(next.calls).toEqual(['9.1'])
    expect(next.news?.versions).toMatchObject([{ name: 'Agenda.txt' }])
  })

  test('goes on with another connection of the person, and says so', async () => {
    const gone = await reader.connect(tokens.anna.facade)
    const subscription = await subscribe(tokens.anna.tenderFolder, gone)
    await reader.lookForChannel(subscription)
    const other = await reader.connect(tokens.anna.changeOrder)
    await reader.services.connections.remove(reader.person, gone.id)
    reader.advance(HOUR)
    reader.others.addFile({ share: tokens.anna.tenderFolder, name: 'Agenda.txt' })
    const { news, moved } = await reader.lookForChannel(subscription)

    expect(news?.versions).toMatchObject([{ name: 'Agenda.txt' }])
    expect(moved).toEqual({
      share: { ...subscription.share, connectionId: other.id },
      shareToken: tokens.anna.tenderFolder,
    })
  })

  test('goes on with another one where its own has lapsed', async () => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.changeOrder))
    await reader.connect(tokens.anna.facade)
    reader.others.takeBack({ share: tokens.anna.changeOrder })
    reader.advance(DAY)
    const { moved } = await reader.lookForChannel(subscription)
    expect(moved?.share.id).toBe(subscription.share.id)
  })
})

describe('a subscription ends for good', () => {
  test('when the share was taken back', async () => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.changeOrder))
    reader.others.takeBack({ share: tokens.anna.facade })
    await expect(reader.lookForChannel(subscription)).rejects.toThrow(ShareNotFoundError)
  })

  test('when the share has lapsed', async () => {
    const subscription = await subscribe(
      tokens.anna.fireSafety,
      await reader.connect(tokens.anna.changeOrder),
    )
    reader.advance(4 * DAY)
    await expect(reader.lookForChannel(subscription)).rejects.toThrow(ShareNotFoundError)
  })

  test.each([403, 404])('when the share is still listed, and answers %d', async (status) => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.facade))
    reader.standIn.faults.add({ match: { section: '3.1' }, status })
    await expect(reader.lookForChannel(subscription)).rejects.toThrow(ShareNotFoundError)
    expect(reader.standIn.requests.map(({ section }) => section)).toContain('2.1')
  })

  test('when the connection has lapsed and there is no other', async () => {
    const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.changeOrder))
    reader.others.takeBack({ share: tokens.anna.changeOrder })
    reader.advance(DAY)
    await expect(reader.lookForChannel(subscription)).rejects.toMatchObject({
      details: { code: 'unauthorized' },
    })
  })

  test('when the person has disconnected', async () => {
    const connection = await reader.connect(tokens.anna.facade)
    const subscription = await subscribe(tokens.anna.facade, connection)
    await reader.services.connections.remove(reader.person, connection.id)
    await expect(reader.lookForChannel(subscription)).rejects.toThrow(NotConnectedError)
  })

  test('when only a connection without its password is left', async () => {
    const connection = await reader.connect(tokens.anna.insurance, 'harbour-light')
    const subscription = await subscribe(tokens.anna.insurance, connection)
    await reader.services.connections.remove(reader.person, connection.id)
    await reader.connect(tokens.anna.facade)
    await expect(reader.lookForChannel(subscription)).rejects.toThrow(SharePasswordError)
  })
})

test('a share that does not answer now is tried again, with no other connection', async () => {
  const subscription = await subscribe(tokens.anna.facade, await reader.connect(tokens.anna.facade))
  reader.standIn.faults.add({ match: { section: '3.1' }, status: 503 })
  await expect(reader.lookForChannel(subscription)).rejects.toMatchObject({
    details: { code: 'unavailable' },
  })
  expect(reader.standIn.requests.map(({ section }) => section)).not.toContain('2.1')
})
