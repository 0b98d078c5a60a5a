import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, paginateScan, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { requireEnv } from '../../lib/config.ts'
import { runRound } from '../../lib/digest/round.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { isLongForm } from '../faults/tally.ts'
import { deliverAll, digestOf, dueBy, queued, roundOf, seed } from './due.ts'
import { type Stack, startStack } from './stack.ts'

const DAY = 24 * 3_600_000
/** How many are due at once. */
const DUE = isLongForm() ? 10_000 : 1_000
/** How many subscriptions there are of which few are due: ROWS=1000000 npm test -- test/flow/rounds-at-scale */
const ROWS = Number(process.env.ROWS ?? (isLongForm() ? 20_000 : 2_000))

let stack: Stack
let client: DynamoDBDocumentClient
beforeAll(async () => {
  stack = await startStack()
  client = createDocumentClient(new DynamoDBClient())
}, 60_000)
afterAll(async () => {
  client.destroy()
  await stack.stop()
})

test(`two rounds at once over ${DUE} that are due hand each on once`, async () => {
  const now = stack.clock.now()
  const tomorrow = Date.parse('2026-11-24T09:00+01:00')
  await seed(client, DUE, (index) => digestOf(`U${index}`, now - index))

  const [one, other] = await Promise.all([runRound(roundOf(stack, client)), runRound(roundOf(stack, client))])

  expect(one.handedOn + other.handedOn).toBe(DUE)
  expect(await dueBy(client, now)).toEqual([])
  let moved = 0
  for await (const { Items = [] } of paginateScan({ client }, { TableName: requireEnv('TABLE_NAME') })) {
    moved += Items.filter(({ dueAt }) => dueAt === tomorrow).length
  }
  expect(moved).toBe(DUE)

  // Some are on the queue twice, but by the same id: the worker does each once.
  const jobs = await queued(stack)
  const byId = Map.groupBy(jobs, ({ id }) => id)
  expect(byId.size).toBe(DUE)
  expect(new Set(jobs.map(({ subscription }) => subscription.person.userId)).size).toBe(DUE)
  const twice = [...byId.values()].filter((copies) => copies.length > 1).slice(0, 300)
  expect(twice).not.toEqual([])
  const done = await deliverAll(twice.flat())
  expect(done).toHaveLength(twice.length)
  expect(new Set(done.map(({ id }) => id))).toEqual(new Set(twice.map(([job]) => job?.id)))
}, 600_000)

test('a round reads what is due, however many there are that are not', async () => {
  const now = stack.clock.now()
  const isDue = (index: number) => index % (ROWS / 100) === 0
  await seed(client, ROWS, (index) =>
    isDue(index)
      ? digestOf(`W${index}`, now - index)
      : { person: { teamId: 'T0LOCAL', userId: `W${index}` }, id: 'digest', dueAt: now + DAY + index },
  )
  const counting = createDocumentClient(new DynamoDBClient())
  let queries = 0
  let rows = 0
  counting.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args)
        if (commandName === 'QueryCommand') {
          queries += 1
          rows += (result.output as QueryCommandOutput).ScannedCount ?? 0
        }
        return result
      },
    { step: 'initialize' },
  )

  const round = roundOf(stack, counting)
  const counts = await runRound(round)
  counting.destroy()

  expect(counts).toMatchObject({ due: 100, handedOn: 100 })
  expect({ queries, rows }).toEqual({ queries: round.index.shards.length, rows: 100 })
}, 900_000)
