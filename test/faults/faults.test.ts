import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { type Stack, startStack } from '../flow/stack.ts'
import { type Door, standAtDoor } from './door.ts'
import { deliverTwice, failEachCall, stopEachService, type World } from './harness.ts'
import { makeMortal } from './recovery.ts'
import { scenarios } from './scenarios/index.ts'
import { emptyTally, keepTally } from './tally.ts'
import { keepDeliveries, keepLog, lookForSecrets } from './watch.ts'

let stack: Stack
let door: Door
let world: World
let print: (text: string) => void

beforeAll(async () => {
  const log = keepLog()
  print = log.print
  stack = await startStack()
  const deliveries = keepDeliveries(stack)
  makeMortal(stack)
  door = standAtDoor(stack.appUrl)
  const secrets = () => lookForSecrets(stack, { door, log: log.lines, deliveries })
  world = { stack, door, deliveries, secrets }
})
afterAll(async () => {
  door.remove()
  await stack.stop()
  jest.restoreAllMocks()
})

test.each(scenarios.map((scenario, index) => [scenario.name, index + 1, scenario] as const))(
  '%s: nothing is lost, nothing is there twice, and no secret is seen, whatever goes wrong',
  async (name, number, scenario) => {
    const tally = emptyTally()
    try {
      await deliverTwice(scenario, world, tally)
      await stopEachService(scenario, world, tally)
      await failEachCall(scenario, world, tally)
    } finally {
      keepTally(name, tally)
    }
    print(`${number} of ${scenarios.length} done: ${name}, ${tally.injected} faults\n`)
    expect(tally).toEqual({ injected: expect.any(Number), lost: [], doubled: [], secrets: [] })
  },
)
