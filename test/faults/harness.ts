import type { SQSRecord } from 'aws-lambda'
import type { Stack } from '../flow/stack.ts'
import { type CallFault, type Door, type Service, services } from './door.ts'
import { insist, sendAgain, untilQuiet, waiting } from './recovery.ts'
import type { Scenario } from './scenario.ts'
import type { Tally } from './tally.ts'

export interface World {
  stack: Stack
  door: Door
  /** What has been delivered since it was emptied last. */
  deliveries: SQSRecord[]
  /** @returns the secrets that are where none belongs. Left out where nobody looks for them. */
  secrets?: () => Promise<string[]>
}

/** Each way in which a call can go wrong. */
const WAYS = [
  { what: 'dies', when: 'before' },
  { what: 'dies', when: 'after' },
  { what: 'drops', when: 'before' },
  { what: 'drops', when: 'after' },
] as const

/** How long a service is down, in ms: two tries of a job fall into it. */
const OUTAGE = 3_000

/** Everything anew, as far as the write. */
export async function begin(scenario: Scenario, { stack, door }: World): Promise<void> {
  door.stop()
  door.watch()
  await stack.reset()
  await scenario.prepare(stack)
}

/**
 * Has one thing go wrong at a time: each call that the scenario makes, in each of the ways.
 * @param ways only these ways, where not all are wanted
 * @throws Error where it makes no call: then nothing has gone wrong.
 */
export async function failEachCall(
  scenario: Scenario,
  world: World,
  tally: Tally,
  ways: readonly Omit<CallFault, 'call'>[] = WAYS,
): Promise<void> {
  const { stack, door } = world
  for (const way of ways) {
    for (let call = 1; ; call++) {
      await begin(scenario, world)
      door.watch({ call, ...way })
      await insist(stack, () => scenario.act(stack))
      await untilQuiet(stack)
      const name = door.calls[call - 1]
      if (name === undefined && call === 1) throw new Error(`${scenario.name}: no call was seen.`)
      // It makes no more calls than this.
      if (name === undefined) break
      await judge(scenario, world, tally, `${way.what} ${way.when} call ${call}, ${name}`, true)
    }
  }
  door.watch()
}

/**
 * Each job comes twice at once, and then all of them once more, the last one first.
 * @throws Error where none came: then nothing has gone wrong.
 */
export async function deliverTwice(scenario: Scenario, world: World, tally: Tally): Promise<void> {
  const { stack, deliveries } = world
  await begin(scenario, world)
  deliveries.length = 0
  await scenario.act(stack)
  await sendAgain(stack, await waiting(stack))
  await untilQuiet(stack)
  const bodies = new Set(deliveries.map(({ body }) => body))
  if (bodies.size === 0) throw new Error(`${scenario.name}: no job came.`)
  await sendAgain(stack, [...bodies].toReversed())
  await untilQuiet(stack)
  await judge(scenario, world, tally, 'every job comes twice, and out of order')
}

/**
 * Each service that its jobs call is down when they come, and when they come again; then it is back.
 * @throws Error where no service is called, or no call to one was cut: then nothing has gone wrong.
 */
export async function stopEachService(scenario: Scenario, world: World, tally: Tally): Promise<void> {
  const { stack, door } = world
  for (const service of await servicesOf(scenario, world)) {
    await begin(scenario, world)
    await scenario.act(stack)
    door.stop(service)
    await tryTwice(stack)
    if (door.cutOff === 0) throw new Error(`${scenario.name}: no call to ${service} was cut.`)
    door.stop()
    await untilQuiet(stack)
    await judge(scenario, world, tally, `${service} was down`)
  }
}

/** What its jobs call by the second try, with nothing going wrong. @throws Error where that is nothing. */
async function servicesOf(scenario: Scenario, world: World): Promise<Service[]> {
  const { stack, door } = world
  await begin(scenario, world)
  await scenario.act(stack)
  const { length } = door.calls
  await tryTwice(stack)
  const calls = door.calls.slice(length)
  if (calls.length === 0) throw new Error(`${scenario.name}: no call was seen.`)
  return services.filter((service) => calls.some((name) => name.startsWith(service)))
}

/** Has done what is due, and what fails then once more. */
async function tryTwice(stack: Stack): Promise<void> {
  await stack.drain()
  stack.clock.advance(OUTAGE)
  await stack.drain()
}

/** Counts the fault, and what is not as it should be now that all is quiet. */
async function judge(
  scenario: Scenario,
  { stack, secrets }: World,
  tally: Tally,
  what: string,
  isCutOff = false,
): Promise<void> {
  const { written, told } = await scenario.outcome(stack, isCutOff)
  const dead = (await stack.deadLetters()).length
  const found = (await secrets?.()) ?? []
  const where = `${scenario.name}, ${what}: written ${written}×, told ${told}×, ${dead} dead letters`
  tally.injected += 1
  if (written < 1 || told < 1) tally.lost.push(where)
  if (written > 1 || told > 1) tally.doubled.push(where)
  tally.secrets.push(...found.map((secret) => `${scenario.name}, ${what}: ${secret}`))
}
