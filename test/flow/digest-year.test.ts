import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { isLongForm } from '../faults/tally.ts'
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
const DAY = 24 * HOUR

/** The clocks of all three zones change on Sundays; the long form looks at every other day too. */
const DIGEST = isLongForm()
  ? { day: 'day', schedule: 'daily 09:00', inAYear: 365, isOn: () => true }
  : { day: 'Sunday', schedule: 'weekly sun 09:00', inAYear: 52, isOn: isSunday }

test(`a year of digests comes at 09:00 on each ${DIGEST.day} in each zone, over both changes of the clock`, async () => {
  addChloe()
  for (const [userId, zone] of Object.entries(ZONES)) {
    Object.assign(stack.slack.store.person(userId) ?? {}, { tz: zone })
    await connect(stack, userId, tokens.anna.designPrinciples)
    await type(userId, DIGEST.schedule)
    await alwaysOf(userId, 'Design principles')
  }
  const begin = stack.clock.now()
  const mornings = Object.values(ZONES).map((zone) => morningsFrom(begin, zone))
  // By UTC it is an hour earlier in summer.
  for (const times of mornings) expect(new Set(times.map((at) => at % DAY)).size).toBe(2)
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
    expect(new Set(came).size).toBe(DIGEST.inAYear)
    for (const time of came) expect(time).toMatch(/ 09:00$/)
  })
  expect(stack.failedJobs).toBe(0)
}, 600_000)

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

/** A year of the times at which the clock on the wall shows 09:00 on such a day, looked up hour by hour. */
function morningsFrom(begin: number, zone: string): number[] {
  const mornings: number[] = []
  for (let at = Math.ceil(begin / HOUR) * HOUR; mornings.length < DIGEST.inAYear; at += HOUR) {
    const [date = '', time] = wallClock(at, zone).split(' ')
    if (time === '09:00' && DIGEST.isOn(date)) mornings.push(at)
  }
  return mornings
}

/** `2026-11-23 09:00` */
function wallClock(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(ms)
}

/** @param date `2026-11-22` */
function isSunday(date: string): boolean {
  return new Date(date).getUTCDay() === 0
}
