import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { createTicketStore } from '../../../lib/store/tickets.ts'
import type { World } from './world.ts'

const minutes = 60_000

export function ticketStories(world: World): void {
  const random = () => randomBytes(32).toString('base64url')
  const store = () => createTicketStore({ ...world.services(), random })
  const request = () => ({ person: world.somebody(), personName: 'Anna' })

  test('a ticket says whom it is for and what they wanted', async () => {
    const wanted = {
      ...request(),
      teamName: 'Acme',
      resume: { command: '/shares', text: '', nested: [null, 1.5, 'ü'] },
    }
    const ticket = await store().create(wanted)
    expect(await store().read(ticket)).toEqual({
      state: 'open',
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      csrf: expect.stringMatching(/^[\w-]{43}$/),
      ...wanted,
    })
  })

  test('reading a ticket does not use it', async () => {
    const ticket = await store().create(request())
    await store().read(ticket)
    expect(await store().read(ticket)).toMatchObject({ state: 'open' })
  })

  test('of two at the same time one alone gets to use a ticket', async () => {
    const ticket = await store().create(request())
    const used = await Promise.all([store().use(ticket), store().use(ticket)])
    expect(used.filter(Boolean)).toHaveLength(1)
    expect(await store().read(ticket)).toEqual({ state: 'used' })
  })

  test('a ticket lives for ten minutes', async () => {
    const ticket = await store().create(request())
    world.pass(10 * minutes - 1_000)
    expect(await store().read(ticket)).toMatchObject({ state: 'open' })
    world.pass(1_000)
    expect(await store().read(ticket)).toEqual({ state: 'expired' })
    expect(await store().use(ticket)).toBe(false)
  })

  test('a used ticket is expired after its ten minutes too', async () => {
    const ticket = await store().create(request())
    await store().use(ticket)
    world.pass(10 * minutes)
    expect(await store().read(ticket)).toEqual({ state: 'expired' })
  })

  test('a ticket that was never made is expired, and cannot be used', async () => {
    expect(await store().read('never-made')).toEqual({ state: 'expired' })
    expect(await store().use('never-made')).toBe(false)
    expect(await store().read('never-made')).toEqual({ state: 'expired' })
  })

  test('two tickets of one person have nothing in common', async () => {
    const wanted = request()
    const [one, other] = await Promise.all([store().create(wanted), store().create(wanted)])
    await store().use(one)
    expect(await store().read(other)).toMatchObject({ state: 'open' })
  })

  test('the ticket itself is not in the table', async () => {
    const ticket = await store().create(request())
    const { table, client } = world.services()
    const { Items } = await client.send(new ScanCommand({ TableName: table }))
    expect(JSON.stringify(Items)).toContain('ticket#')
    expect(JSON.stringify(Items)).not.toContain(ticket)
  })
}
