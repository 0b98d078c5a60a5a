import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, jest, test } from '@jest/globals'
import { draw, pause, type RequestLimit } from '../../../lib/http/ledger.ts'
import { budgetKey } from '../../../lib/store/keys.ts'
import { createRequestLedgerStore } from '../../../lib/store/request-ledger.ts'
import type { World } from './world.ts'

const minutes = 60_000
const limit: RequestLimit = { requests: 2_000, scheduled: 1_600, windowMs: 5 * minutes }

export function requestLedgerStories(world: World): void {
  let budgets = 0

  /** A budget no other story draws from. */
  const someBudget = () => {
    budgets += 1
    const upstream = `upstream-${budgets}`
    const { table, client } = world.services()
    const row = { TableName: table, Key: budgetKey(upstream) }
    return {
      /** One more process that draws from it. */
      join() {
        const store = createRequestLedgerStore({ ...world.services(), upstream })
        return {
          draw: (permits: number) => store.change((ledger) => draw(ledger, permits, world.now(), limit)),
          pause: (ms: number) => store.change((ledger) => ({ ledger: pause(ledger, ms, world.now()) })),
        }
      },
      read: async () => (await client.send(new GetCommand(row))).Item,
      remove: () => client.send(new DeleteCommand(row)),
    }
  }

  test('processes that race for the last permits never draw more than there are, and leave none', async () => {
    const budget = someBudget()
    const racers = Array.from({ length: 8 }, () => budget.join())
    const granted = await Promise.all(
      racers.map(async (racer) => {
        for (let sum = 0; ; ) {
          const drawn = await racer.draw(40)
          if (drawn.granted === 0) return sum
          sum += drawn.granted
        }
      }),
    )
    expect(granted.reduce((sum, each) => sum + each)).toBe(2_000)
  })

  test('what one process asks for at the same time is drawn one after the other', async () => {
    const budget = someBudget()
    const one = budget.join()
    const drawn = await Promise.all([1_200, 1_200, 1_200].map((permits) => one.draw(permits)))
    expect(drawn.map((each) => each.granted)).toEqual([1_200, 800, 0])
  })

  test('a process sees what another has drawn, though it knew the ledger from before', async () => {
    const budget = someBudget()
    const [one, other] = [budget.join(), budget.join()]
    await one.draw(5)
    await other.draw(1_990)
    expect(await one.draw(10)).toMatchObject({ granted: 5 })
  })

  test('a pause that one process asks for holds for the others', async () => {
    const budget = someBudget()
    const [one, other] = [budget.join(), budget.join()]
    await other.draw(5)
    await one.pause(2 * minutes)
    expect(await other.draw(5)).toMatchObject({ granted: 0, waitMs: 2 * minutes })
  })

  test('a process that was the last to write does not read before it writes again', async () => {
    const budget = someBudget()
    const one = budget.join()
    await one.draw(5)
    const { client } = world.services()
    const send = jest.spyOn(client, 'send')
    await one.draw(5)
    expect(send).toHaveBeenCalledTimes(1)
    send.mockRestore()
  })

  test('what leaves the ledger as it is, is not written', async () => {
    const budget = someBudget()
    const one = budget.join()
    await one.draw(2_000)
    const before = await budget.read()
    await one.draw(5)
    expect(await budget.read()).toEqual(before)
  })

  test('nobody is refused for what is only remembered', async () => {
    const budget = someBudget()
    const one = budget.join()
    await one.draw(2_000)
    await budget.remove()
    expect(await one.draw(5)).toMatchObject({ granted: 5 })
  })

  test('a ledger that lapsed and was made anew is not taken for the one that is remembered', async () => {
    const budget = someBudget()
    const [one, other] = [budget.join(), budget.join()]
    await one.draw(5)
    await budget.remove()
    await other.draw(1_990)
    expect(await one.draw(20)).toMatchObject({ granted: 10 })
  })

  test('an hour after the last change all of it is forgotten, whether DynamoDB has deleted it or not', async () => {
    const budget = someBudget()
    const [one, other] = [budget.join(), budget.join()]
    await one.draw(2_000)
    expect(await budget.read()).toMatchObject({ expiresAt: Math.floor((world.now() + 60 * minutes) / 1_000) })
    world.pass(60 * minutes)
    expect(await other.draw(2_000)).toMatchObject({ granted: 2_000 })
    expect(await one.draw(1)).toMatchObject({ granted: 0 })
  })

  test('when DynamoDB refuses, the error is DynamoDB’s, each time', async () => {
    const nowhere = { ...world.services(), table: 'nowhere', upstream: 'clinked' }
    const store = createRequestLedgerStore(nowhere)
    const asked = [1, 2].map(() => store.change((ledger) => draw(ledger, 5, world.now(), limit)))
    for (const { status, reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected')
      expect(reason).toBeInstanceOf(ResourceNotFoundException)
    }
  })
}
