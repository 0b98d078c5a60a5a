import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { createTicketStore } from '../../../lib/store/tickets.ts'
import type { World } from './world.ts'

const minutes = 60_000

export function ticketStories(world: World): void {
  const random = () => randomBytes(32).toString('base64url')
  const store = () => createTicketStore({ ...world.services(), random })
  const request = () => ({ person: world.somebody(), personName: 'Anna', provider: 'clinked' as const })

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
      madeAt: world.now(),
      ...wanted,
    })
  })

  test('a ticket says what its person was offered to connect', async () => {
    const ticket = await store().create({ ...request(), provider: 'intralinks' })
    expect(await store().read(ticket)).toMatchObject({ state: 'open', provider: 'intralinks' })
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

  test('a form is taken ten times, and then the ticket is closed', async () => {
    const ticket = await store().create(request())
    for (let tries = 1; tries <= 10; tries++) {
      expect(await store().read(ticket)).toMatchObject({ state: 'open' })
      expect(await store().countSubmission(ticket)).toBe(true)
    }
    expect(await store().read(ticket)).toEqual({ state: 'exhausted' })
    expect(await store().countSubmission(ticket)).toBe(false)
  })

  test('of many forms at the same time no more than ten are taken', async () => {
    const ticket = await store().create(request())
    const taken = await Promise.all(Array.from({ length: 15 }, () => store().countSubmission(ticket)))
    expect(taken.filter(Boolean)).toHaveLength(10)
  })

  test('the tenth form can use the ticket up', async () => {
    const ticket = await store().create(request())
    for (let tries = 1; tries <= 10; tries++) await store().countSubmission(ticket)
    expect(await store().use(ticket)).toBe(true)
    expect(await store().read(ticket)).toEqual({ state: 'used' })
  })

  test('a state of Slack’s sign-in is good once, whoever comes with it at the same time', async () => {
    const ticket = await store().create(request())
    const spent = await Promise.all([1, 2, 3].map(() => store().spendState(ticket, 'state')))
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await store().spendState(ticket, 'another state')).toBe(true)
    expect(await store().spendState(await store().create(request()), 'state')).toBe(true)
  })

  test('Slack is asked ten times for a ticket at most', async () => {
    const ticket = await store().create(request())
    for (let tries = 1; tries <= 10; tries++) {
      expect(await store().spendState(ticket, `state ${tries}`)).toBe(true)
    }
    expect(await store().spendState(ticket, 'state 11')).toBe(false)
    expect(await store().read(ticket)).toMatchObject({ state: 'open' })
  })

  test('the browser in which the person was confirmed last is known by a hash', async () => {
    const ticket = await store().create(request())
    expect(await store().read(ticket)).not.toHaveProperty('browser')
    await store().confirm(ticket, 'one')
    const one = await store().read(ticket)
    await store().confirm(ticket, 'another')
    const another = await store().read(ticket)
    for (const each of [one, another])
      expect(each).toHaveProperty('browser', expect.stringMatching(/^[0-9a-f]{64}$/))
    expect(one).not.toEqual(another)
  })

  test.each(['used', 'lapsed', 'never made'])(
    'a ticket that is %s is neither confirmed nor sent',
    async (what) => {
      const ticket = what === 'never made' ? what : await store().create(request())
      if (what === 'used') await store().use(ticket)
      if (what === 'lapsed') world.pass(10 * minutes)
      const before = await store().read(ticket)
      expect(await store().countSubmission(ticket)).toBe(false)
      expect(await store().spendState(ticket, 'state')).toBe(false)
      expect(await store().confirm(ticket, 'secret')).toBe(false)
      expect(await store().read(ticket)).toEqual(before)
    },
  )

  test('the ticket itself is not in the table', async () => {
    const ticket = await store().create(request())
    const { table, client } = world.services()
    const { Items } = await client.send(new ScanCommand({ TableName: table }))
    expect(JSON.stringify(Items)).toContain('ticket#')
    expect(JSON.stringify(Items)).not.toContain(ticket)
  })
}
