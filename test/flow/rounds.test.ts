import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { requireEnv } from '../../lib/config.ts'
import { type RoundServices, runRound } from '../../lib/digest/round.ts'
import { createSealer } from '../../lib/secrets/create-sealer.ts'
import type { Subscription } from '../../lib/store/subscription.ts'
import { createSubscriptionStore, type SubscriptionStore } from '../../lib/store/subscriptions.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { deliverAll, digestOf, newsOf, queued, roundOf, seed } from './due.ts'
import { ANNA, BEN } from './people.ts'
import { type Stack, startStack } from './stack.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let stack: Stack
let client: DynamoDBDocumentClient
let subscriptions: SubscriptionStore
beforeAll(async () => {
  stack = await startStack()
  client = createDocumentClient(new DynamoDBClient())
  subscriptions = createSubscriptionStore({
    table: requireEnv('TABLE_NAME'),
    client,
    clock: () => stack.clock.now(),
    sealer: createSealer(process.env),
  })
}, 60_000)
beforeEach(() => stack.reset())
afterAll(async () => {
  client.destroy()
  await stack.stop()
})

/** The row as it is now. */
const rowOf = (subscription: Subscription) => subscriptions.get(subscription)
const idsOnQueue = async () => (await queued(stack)).map(({ id }) => id)
/** The last 09:00 in Berlin (08:00 UTC, in November), and the one so many days later. */
const nine = (days = 0) => Math.floor((stack.clock.now() - 8 * HOUR) / DAY) * DAY + 8 * HOUR + days * DAY

describe('a round', () => {
  test('puts what is due on the queue, and moves it to its next time', async () => {
    const due = digestOf(ANNA, nine())
    const later = digestOf('U0LATER', stack.clock.now() + 1)
    const { dueAt: _, ...off } = digestOf('U0OFF', 0)
    for (const each of [due, later, off]) await subscriptions.put(each)

    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1, complete: true })

    expect(await queued(stack)).toMatchObject([
      {
        kind: 'digest',
        id: `digest:T0LOCAL:${ANNA}:digest:${nine()}`,
        subscription: { person: due.person, id: 'digest' },
        dueAt: nine(),
        waits: 0,
      },
    ])
    expect(await rowOf(due)).toEqual({ ...due, dueAt: nine(1), handedOn: nine() })
    expect(await rowOf(later)).toEqual(later)
    expect(await stack.round()).toMatchObject({ due: 0 })
  })

  test('that comes after days without one hands each on once', async () => {
    await subscriptions.put(digestOf(ANNA, nine()))
    stack.clock.advance(3 * DAY + 5 * HOUR)

    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1 })

    expect(await idsOnQueue()).toHaveLength(1)
    expect(await stack.round()).toMatchObject({ due: 0 })
    stack.clock.advance(DAY)
    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1 })
  })

  test('that died between the queue and the row is made up for, and the job is done once', async () => {
    const due = digestOf(ANNA, nine())
    await subscriptions.put(due)
    const { failedParts } = await runRound(dyingAfterTheQueue())
    expect(failedParts).toBe(1)
    expect(await rowOf(due)).toEqual(due)

    stack.clock.advance(5 * MINUTE)
    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1 })

    const jobs = await queued(stack)
    expect(jobs).toHaveLength(2)
    expect(await deliverAll(jobs)).toHaveLength(1)
  })

  function dyingAfterTheQueue(): RoundServices {
    const round = roundOf(stack, client)
    const handOn = async () => {
      throw new Error('the function was killed')
    }
    return { ...round, index: { ...round.index, handOn } }
  }

  test('leaves alone what was changed or ended after it was seen', async () => {
    const changed = digestOf(ANNA, nine())
    const ended = digestOf('U0ENDED', nine() - 1)
    for (const each of [changed, ended]) await subscriptions.put(each)
    const round = roundOf(stack, client)
    const meanwhile = async () => {
      await subscriptions.put({ ...changed, dueAt: nine(2) })
      await subscriptions.remove(ended)
      return []
    }

    const counts = await runRound({ ...round, queue: { enqueueAll: meanwhile } })

    expect(counts).toMatchObject({ due: 2, handedOn: 0, raced: 2 })
    expect(await rowOf(changed)).toMatchObject({ dueAt: nine(2) })
    expect(await rowOf(ended)).toBeUndefined()
  })

  test('leaves due what the queue does not take', async () => {
    const due = Array.from({ length: 12 }, (_, index) => digestOf(`U${index}`, nine() - index))
    await seed(client, due.length, (index) => due[index] ?? digestOf(ANNA, 0))
    const { queue, ...round } = roundOf(stack, client)
    const refusing: RoundServices['queue'] = {
      async enqueueAll(jobs) {
        const [first, ...others] = jobs
        return [
          ...(await queue.enqueueAll(others)),
          ...(first ? [{ job: first, code: 'InternalError' }] : []),
        ]
      },
    }

    const { refused, handedOn } = await runRound({ ...round, queue: refusing })

    expect(refused).toBeGreaterThan(0)
    expect(refused + handedOn).toBe(12)
    expect(await stack.round()).toMatchObject({ due: refused, handedOn: refused })
    expect(new Set(await idsOnQueue()).size).toBe(12)
  })

  test('begins nothing it has no time to end, and the next one goes on', async () => {
    const due = digestOf(ANNA, nine())
    await subscriptions.put(due)

    const counts = await runRound({ ...roundOf(stack, client), timeLeft: () => 10_000 })

    expect(counts).toMatchObject({ due: 0, complete: false })
    expect(await idsOnQueue()).toEqual([])
    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1, complete: true })
  })

  test('is not held up by a row it cannot read', async () => {
    const unreadable = { ...digestOf(BEN, nine() - 1), schedule: { days: [1], time: 'noon', zone: 'UTC' } }
    await seed(client, 1, () => unreadable)
    await subscriptions.put(digestOf(ANNA, nine()))
    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1, unreadable: 1, failedParts: 0 })
  })

  test('goes on elsewhere when a part of the index does not answer', async () => {
    await seed(client, 50, (index) => digestOf(`U${index}`, nine() - index))
    const round = roundOf(stack, client)
    const [broken] = round.index.shards
    const index: RoundServices['index'] = {
      ...round.index,
      find(shard, now) {
        if (shard === broken) throw new Error('DynamoDB does not answer')
        return round.index.find(shard, now)
      },
    }

    const { handedOn, failedParts } = await runRound({ ...round, index })

    expect(failedParts).toBe(1)
    expect(handedOn).toBeGreaterThan(0)
    expect(await stack.round()).toMatchObject({ handedOn: 50 - handedOn, failedParts: 0 })
  })
})

describe('news that is told at once', () => {
  test('is looked for in every round', async () => {
    const news = newsOf(ANNA, stack.clock.now())
    await subscriptions.put(news)
    for (let round = 0; round < 3; round++) {
      expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1 })
      await subscriptions.done(news, (await rowOf(news))?.handedOn ?? 0)
      stack.clock.advance(5 * MINUTE)
    }
    expect(new Set(await idsOnQueue()).size).toBe(3)
  })

  test('is not looked for again while the last look is under way, but for an hour at most', async () => {
    const news = newsOf(ANNA, stack.clock.now())
    await subscriptions.put(news)
    await stack.round()
    for (let minutes = 5; minutes < 60; minutes += 5) {
      stack.clock.advance(5 * MINUTE)
      expect(await stack.round()).toMatchObject({ due: 1, underWay: 1, handedOn: 0 })
    }
    stack.clock.advance(5 * MINUTE)
    expect(await stack.round()).toMatchObject({ due: 1, handedOn: 1 })
    expect(await idsOnQueue()).toHaveLength(2)
  })
})
