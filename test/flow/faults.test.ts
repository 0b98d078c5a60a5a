import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { redrive } from '../../infra/redrive.ts'
import { requireEnv } from '../../lib/config.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { type Door, standAtDoor } from '../faults/door.ts'
import { begin, deliverTwice, failEachCall, stopEachService, type World } from '../faults/harness.ts'
import { makeMortal, untilQuiet } from '../faults/recovery.ts'
import { folder, upload } from '../faults/scenarios/files.ts'
import { reply } from '../faults/scenarios/messages.ts'
import { findSecrets } from '../faults/secrets.ts'
import { emptyTally } from '../faults/tally.ts'
import { keepDeliveries, keepLog, lookForSecrets, textOf } from '../faults/watch.ts'
import {
  ANNA,
  BEN,
  connect,
  connectUrl,
  fillInConnectPage,
  GENERAL,
  tokens,
  toldSlack,
  words,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { allRows } from './table.ts'

let stack: Stack
let door: Door
let world: World
let log: string[]

beforeAll(async () => {
  log = keepLog().lines
  stack = await startStack()
  const deliveries = keepDeliveries(stack)
  makeMortal(stack)
  door = standAtDoor(stack.appUrl)
  const secrets = () => lookForSecrets(stack, { door, log, deliveries })
  world = { stack, door, deliveries, secrets }
})
afterAll(async () => {
  door.remove()
  await stack.stop()
  jest.restoreAllMocks()
})

test.each([['a new folder', folder, 'before']] as const)(
  '%s is there once, wherever its worker dies',
  async (_, scenario, when) => {
    const tally = emptyTally()
    await failEachCall(scenario, world, tally, [{ what: 'dies', when }])
    expect(tally).toEqual({ injected: expect.any(Number), lost: [], doubled: [], secrets: [] })
    expect(tally.injected).toBeGreaterThan(10)
  },
  120_000,
)

test('where nothing happens, nothing has gone wrong, and that is no success', async () => {
  const idle = { ...folder, act: () => Promise.resolve() }
  await expect(deliverTwice(idle, world, emptyTally())).rejects.toThrow('no job came')
  await expect(failEachCall(idle, world, emptyTally())).rejects.toThrow('no call was seen')
  await expect(stopEachService(idle, world, emptyTally())).rejects.toThrow('no call was seen')
})

test('a connection copied to somebody else does not open for them', async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
  const row = (await allRows()).find(({ sk }) => String(sk).startsWith('connection#'))
  const client = createDocumentClient()
  const stolen = { ...row, pk: String(row?.pk).replace(ANNA, BEN) }
  await client.send(new PutCommand({ TableName: requireEnv('TABLE_NAME'), Item: stolen }))
  client.destroy()
  const { length } = stack.clinked.requests
  await stack.slack.as(BEN).command(GENERAL, '/shares')
  await untilQuiet(stack)
  expect(stack.clinked.requests).toHaveLength(length)
  const told = words(stack.slack.as(BEN).messages(GENERAL))
  expect(told).toContain('Something went wrong')
  expect(told).not.toContain('Façade material')
  expect(log.join('\n')).toContain('does not open')
})

test.each([
  ['a reply', reply],
  ['an upload', upload],
] as const)(
  '%s that failed for good is told, and is done once when its dead letter is put back',
  async (_, scenario) => {
    await begin(scenario, world)
    await scenario.act(stack)
    door.stop('Clinked')
    await untilQuiet(stack)
    door.stop()
    expect(await stack.deadLetters()).toHaveLength(1)
    expect(toldSlack(stack)).toMatch(/not (posted|saved)/)

    await stack.sqs.client.send(
      new SendMessageCommand({ QueueUrl: stack.sqs.deadLetters.url, MessageBody: 'This is no job.' }),
    )
    const counts = await redrive(stack.sqs.client, stack.sqs.deadLetters.url)
    await untilQuiet(stack)
    expect(counts).toEqual({ sent: 1, left: 1 })
    expect(await stack.sqs.bodies(stack.sqs.deadLetters)).toEqual(['This is no job.'])
    expect(await scenario.outcome(stack, false)).toMatchObject({ written: 1 })
  },
)

test('the connect page says what went wrong without what was typed into it', async () => {
  await stack.reset()
  await stack.slack.as(ANNA).command(GENERAL, '/shares connect')
  await stack.drain()
  door.watch()
  const page = connectUrl(stack)
  const typed = { share_link: tokens.anna.insurance, share_password: 'canary & password' }
  await fillInConnectPage(page, typed)
  door.stop('Clinked')
  await fillInConnectPage(page, typed)
  door.stop()
  expect(door.pages).toHaveLength(4)
  expect(findSecrets(typed, { 'the pages': textOf(door.pages), 'the log': log.join('\n') })).toEqual([])
  expect(await world.secrets?.()).toEqual([])
})

test.each([
  ['as it is', (text: string) => text],
  ['in a URL', encodeURIComponent],
  ['in a form', (text: string) => String(new URLSearchParams({ text }))],
  ['in JSON', JSON.stringify],
  ['in hex', (text: string) => Buffer.from(text).toString('hex')],
  ['in base64', (text: string) => Buffer.from(text).toString('base64')],
  ['in base64, after one byte', (text: string) => Buffer.from(`:${text}`).toString('base64')],
  ['in base64url, after two bytes', (text: string) => Buffer.from(`::${text}::`).toString('base64url')],
])('a secret is found %s', (_, encode) => {
  const secrets = { 'the password': 'quay "side" ~12>>>??' }
  const place = `before ${encode(secrets['the password'])} after`
  expect(findSecrets(secrets, { 'a log': place, another: 'nothing' })).toEqual(['the password in a log'])
})
