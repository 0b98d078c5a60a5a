import { expect, test } from '@jest/globals'
import { createApprovalCardStore } from '../../../lib/store/approval-cards.ts'
import type { World } from './world.ts'

const days = 86_400_000

export function approvalCardStories(world: World): void {
  const store = () => createApprovalCardStore(world.services())
  let requests = 0
  const someApproval = () => {
    requests += 1
    return { teamId: 'T0ACME', fileId: 7, requestId: requests }
  }

  test('all copies of a card are found', async () => {
    const approval = someApproval()
    const inChannel = { channel: 'C1', ts: '1700000000.000100' }
    const inDirectMessage = { channel: 'D1', ts: '1700000000.000200', personUserId: 'U1' }
    await store().add(approval, inDirectMessage)
    await store().add(approval, inChannel)
    expect(await store().list(approval)).toEqual([inChannel, inDirectMessage])
  })

  test('the same message added again is one copy', async () => {
    const approval = someApproval()
    const card = { channel: 'C1', ts: '1700000000.000100' }
    await store().add(approval, card)
    await store().add(approval, card)
    expect(await store().list(approval)).toEqual([card])
  })

  test('a part of a message that has changed stays as it is when it is noted late', async () => {
    const approval = someApproval()
    const part = { channel: 'D1', ts: '1700000000.000100', personUserId: 'U1', isPart: true }
    await store().add(approval, { ...part, shows: '[]' })
    await store().addNew(approval, part)
    expect(await store().list(approval)).toEqual([{ ...part, shows: '[]' }])
  })

  test('a part of a message is noted where it is not yet', async () => {
    const approval = someApproval()
    const part = { channel: 'D1', ts: '1700000000.000100', isPart: true }
    await store().addNew(approval, part)
    expect(await store().list(approval)).toEqual([part])
  })

  test('cards of other requests, files and workspaces are not among them', async () => {
    const approval = someApproval()
    const card = { channel: 'C1', ts: '1700000000.000100' }
    await store().add(someApproval(), card)
    await store().add({ ...approval, fileId: 8 }, card)
    await store().add({ ...approval, teamId: 'T0OTHER' }, card)
    expect(await store().list(approval)).toEqual([])
  })

  test('a card is forgotten after ninety days', async () => {
    const approval = someApproval()
    await store().add(approval, { channel: 'C1', ts: '1700000000.000100' })
    world.pass(90 * days - 1_000)
    expect(await store().list(approval)).toHaveLength(1)
    world.pass(1_000)
    expect(await store().list(approval)).toEqual([])
  })
}
