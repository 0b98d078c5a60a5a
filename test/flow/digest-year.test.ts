import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { digestSteps } from './digest-steps.ts'
import { ANNA, BEN, connect, GENERAL, tokens } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const { alwaysOf, digests, round, type } = digestSteps(() => stack)

const CHLOE = 'U0CHLOE'
const ZONES = { [ANNA]: 'Europe/Berlin', [BEN]: 'America/New_York', [CHLOE]: 'Australia/Sydney' }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAYS = 365

test('a year of daily digests comes at 09:00 on each day in each zone, over both changes of the clock', async () => {
  addChloe()
  for (const [userId, zone] of Object.entries(ZONES)) {
    Object.assign(stack.slack.store.person(userId) ?? {}, { tz: zone })
    await connect(stack, userId, tokens.anna.designPrinciples)
    await type(userId, 'daily 09:00')
    await alwaysOf(userId, 'Design principles')
  }
  const begin = stack.clock.now()
  const mornings = Object.values(ZONES).map((zone) => morningsFrom(begin, zone))
  // What came too early or a second time would come at one of the others' times.
  const times = mornings.flat().flatMap((at) => [at - 5 * MINUTE, at])
  for (const time of times.sort((a, b) => a - b)) {
    stack.clock.advance(time - stack.clock.now())
    await round()
  }

  Object.entries(ZONES).forEach(([userId, zone], index) => {
    const came = digests(userId).map((message) =>
      wallClock(Number((message as { ts: string }).ts) * 1000, zone),
    )
    expect(came).toEqual(mornings[index]?.map((at) => wallClock(at, zone)))
    expect(new Set(came).size).toBe(DAYS)
    for (const time of came) expect(time).toMatch(/ 09:00$/)
  })
  expect(stack.failedJobs).toBe(0)
}, 300_000)

/** The stand-in's workspace has two people: this is a third. */
function addChloe(): void {
  const { people, channels } = stack.slack.store
  const ben = people.find(({ id }) => id === BEN)
  const dm = channels.find(({ kind, members }) => kind === 'dm' && members.has(BEN))
  if (!ben || !dm) throw new Error('The workspace is not as it was.')
  people.push({ ...ben, id: CHLOE, name: 'chloe', real_name: 'Chloe Nguyen' })
  const members = new Set([...dm.members].map((member) => (member === BEN ? CHLOE : member)))
  channels.push({ ...dm, id: 'D0CHLOE', name: 'chloe', members })
  channels.find(({ id }) => id === GENERAL)?.members.add(CHLOE)
}

/** The next 365 times that the clock on the wall shows 09:00, looked up hour by hour. */
function morningsFrom(begin: number, zone: string): number[] {
  const mornings: number[] = []
  for (let at = Math.ceil(begin / HOUR) * HOUR; mornings.length < DAYS; at += HOUR) {
    if (wallClock(at, zone).endsWith(' 09:00')) mornings.push(at)
  }
  return mornings
}

/** `2026-11-23 09:00` */
function wallClock(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(ms)
}
