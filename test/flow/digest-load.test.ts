import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Person } from '../../infra/sandbox/slack/types.ts'
import { takeDown } from '../../lib/digest/first-look.ts'
import type { Services } from '../../lib/services.ts'
import { eachAtMost } from '../../lib/shares/each-at-most.ts'
import { shareId } from '../../lib/shares/share.ts'
import { connectionId } from '../../lib/store/connections.ts'
import { type Digest, NEWS_KINDS } from '../../lib/store/subscription.ts'
import { isLongForm } from '../faults/tally.ts'
import { digestSteps } from './digest-steps.ts'
import { digestOf } from './due.ts'
import { ANNA, connect, GENERAL, lastMessage, tokens, words } from './people.ts'
import { moreServices } from './services.ts'
import { type Stack, startStack } from './stack.ts'

/** Either way more than one window lets through. */
const PEOPLE = isLongForm() ? 1_000 : 500
/** Every so many of them have news. */
const NEWS_EVERY = 20

/** What a digest sends: for a new token, the list, and one for each of the five shares. What is new takes one more. */
const EACH = 7

/** What digests may send in one window: of Clinked's 2,000, a tenth is kept for people (lib/clinked/request-budget.ts). */
const SHARE = 1_800
const WINDOW = 5 * 60_000
const HOUR = 3_600_000
/** Turns come with the ledger's slots (lib/http/ledger.ts). */
const STEP = 5_000

let stack: Stack
let services: Services
beforeAll(async () => {
  stack = await startStack()
  services = moreServices()
})
afterAll(() => stack.stop())

const { digests, directMessages, untilMorning } = digestSteps(() => stack)

test(`${PEOPLE} people get their digests as fast as the limit allows, and nobody has to wait for that`, async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  const people = await workWith(stack.clinked.addGuests(PEOPLE))
  const isNews = (index: number) => index % NEWS_EVERY === 0
  for (const { discussion } of people.filter((_, index) => isNews(index))) {
    stack.clinked.others.reply({ share: discussion, text: 'The handrail.' })
  }
  stack.clock.advance(untilMorning())
  stack.clinked.requests.length = 0
  const begin = stack.clock.now()

  expect(await stack.round()).toMatchObject({ due: PEOPLE, handedOn: PEOPLE, complete: true })
  await stack.drain()
  expect(stack.clinked.requests.length).toBeGreaterThan(0.95 * SHARE)
  expect(await leftToDo()).toBeGreaterThan(0.9 * (PEOPLE - SHARE / EACH))

  const ofDigests = stack.clinked.requests.length
  await stack.slack.as(ANNA).command(GENERAL, '/shares')
  await stack.drain()
  expect(words(lastMessage(stack, ANNA))).toContain('Façade material')
  const ofAnna = stack.clinked.requests.length - ofDigests

  let end = begin
  while ((await leftToDo()) > 0) {
    const sent = stack.clinked.requests.length
    stack.clock.advance(STEP)
    await stack.drain()
    if (stack.clinked.requests.length > sent) end = stack.clock.now()
  }

  people.forEach(({ userId }, index) => {
    const came = { all: directMessages(userId).length, digests: digests(userId).length }
    const due = isNews(index) ? 1 : 0
    expect({ userId, ...came }).toEqual({ userId, all: due, digests: due })
  })
  expect(stack.clinked.requests.filter(({ status }) => status !== 200)).toEqual([])
  expect(stack.failedJobs).toBe(0)
  expect(await stack.deadLetters()).toEqual([])

  const needed = PEOPLE * EACH + PEOPLE / NEWS_EVERY
  expect(stack.clinked.requests.length - ofAnna).toBe(needed)
  // The first share of the limit is used at once, and each further one a window later: nothing that keeps to its share
  // can be faster.
  const leastPossible = (Math.ceil(needed / SHARE) - 1) * WINDOW
  expect(end - begin).toBeLessThanOrEqual(1.1 * leastPossible)
  // And of what the whole limit would let through, with nothing kept for people.
  expect(end - begin).toBeLessThanOrEqual((1.1 * needed * WINDOW) / 2_000)
}, 600_000)

/** How many jobs are on the queue, those that are held back too. */
async function leftToDo(): Promise<number> {
  return (await stack.sqs.bodies(stack.sqs.jobs)).length
}

interface Guest {
  userId: string
  /** The share token of their discussion. */
  discussion: string
}

/**
 * Has each guest be somebody in Slack, with a connection and a digest that has seen all there is: the first by a look of
 * its own, the others as the first, for what they have is alike.
 */
async function workWith(guests: string[][]): Promise<Guest[]> {
  const dueAt = stack.clock.now() + untilMorning()
  const people = guests.map((shares, index) => {
    const userId = `U0GUEST${String(index).padStart(4, '0')}`
    const digest: Digest = { ...digestOf(userId, dueAt), kinds: [...NEWS_KINDS] }
    return { userId, digest, shares, ids: [connectionOf(shares), ...shares.map(shareId)] }
  })
  for (const { userId } of people) stack.slack.store.join(inBerlin(userId))
  const [first] = people
  if (!first) throw new Error('There are no guests.')
  await put(first)
  const seen = JSON.stringify(await takeDown(first.digest, services, { timeLeft: () => 60_000 }))
  await eachAtMost(8, people, async (person) => {
    await put(person)
    const own = first.ids.reduce((text, id, index) => text.replaceAll(id, person.ids[index] ?? id), seen)
    await services.snapshots.prepare(person.digest, 0, JSON.parse(own), { lookedFor: undefined })
    await services.snapshots.commit(person.digest, 0)
  })
  return people.map(({ userId, shares: [discussion = ''] }) => ({ userId, discussion }))
}

const connectionOf = ([shareToken = '']: string[]): string => connectionId('clinked', shareToken)

async function put({ digest, shares }: { digest: Digest; shares: string[] }): Promise<void> {
  const { connections, subscriptions } = services
  const [shareToken = ''] = shares
  await connections.put(
    {
      id: connectionOf(shares),
      provider: 'clinked',
      person: digest.person,
      label: 'Open points',
      connectedAt: stack.clock.now(),
      shareIds: shares.map(shareId),
    },
    // It has run out by the morning, as it has for all who did nothing since the day before.
    { shareToken, accessToken: 'of-the-day-before', accessTokenExpiresAt: stack.clock.now() + HOUR },
  )
  await subscriptions.put(digest)
}

function inBerlin(id: string): Person {
  const anna = stack.slack.store.person(ANNA)
  if (!anna) throw new Error('Anna is gone.')
  return { ...anna, id, name: id.toLowerCase(), real_name: `Guest ${id}` }
}
