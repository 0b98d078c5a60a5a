import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { nextRound, PROJECTS, posted, reply, subscribe, toldDirectly } from './channel-steps.ts'
import { ANNA, BEN, connect, elementsOf, lastMessage, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, press, choose, nextTry } = stepsOf(() => stack)
const ben = stepsOf(() => stack, BEN)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const parents = () => posted(stack).parents.map(words)
const news = () => posted(stack).news.map(words)

/** The message has no live button, its owner was told why, once, and nothing more comes of it. */
async function expectEnded(why: string): Promise<void> {
  const told = () => toldDirectly(stack).filter((text) => text.includes('has ended'))
  expect(told()).toEqual([expect.stringContaining(why)])
  stack.clinked.faults.clear()
  reply(stack, 'Nobody hears.')
  await nextRound(stack)
  await nextRound(stack)
  expect(told()).toHaveLength(1)
  expect(news()).toEqual([])
  expect(await listed()).toContain('You have none.')
}

async function listed(): Promise<string> {
  await type('/shares subscriptions', PROJECTS)
  return words(lastMessage(stack, ANNA, PROJECTS))
}

function expectNoLiveButtons(): void {
  expect(parents()).toEqual([expect.stringContaining('has ended')])
  expect(elementsOf(posted(stack).parents, 'stop_subscription')).toEqual([])
}

describe('a subscription that somebody stops in the channel', () => {
  beforeEach(async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
  })

  test('ends, and its owner is told who did', async () => {
    await ben.press('stop_subscription')
    expectNoLiveButtons()
    expect(parents()).toEqual([expect.stringContaining('has ended: <@U0BEN> stopped it.')])
    await expectEnded('<@U0BEN> stopped it.')
  })

  test('is ended once, though the worker dies half-way', async () => {
    // The owner was told, and it dies before the message is changed.
    stack.slack.store.faults.add({ method: 'chat.update', status: 500, times: 2 })
    await ben.press('stop_subscription')
    await nextRound(stack)
    expectNoLiveButtons()
    await expectEnded('<@U0BEN> stopped it.')
  })

  test('is told to be over where its button was pressed too late', async () => {
    const [button] = elementsOf(posted(stack).parents, 'stop_subscription')
    await press('stop_subscription')
    const message = posted(stack).parents[0]
    await stack.slack.as(BEN).act({
      container: { type: 'message', channel: PROJECTS, ts: message?.ts ?? '' },
      block_id: 'any',
      action: { type: 'button', action_id: 'stop_subscription', value: button?.value },
    })
    await stack.drain()
    expect(parents()).toEqual(['This subscription has ended already.'])
    expect(toldDirectly(stack)).toEqual([])
  })

  test('can be had again from the message that told of it', async () => {
    await ben.press('stop_subscription')
    stack.clock.advance(60_000)
    await press('subscribe_to')
    expect(parents()).toEqual([
      expect.stringContaining('has ended'),
      expect.stringContaining('<@U0ANNA> subscribed this channel'),
    ])
    reply(stack, 'Back again.')
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Back again.')])
  })
})

test('of a subscription whose message is there twice, for its first answer was lost, either stops both', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after', times: 1 })
  await subscribe(stack)
  await nextTry()
  const [first] = posted(stack).parents
  expect(parents()).toHaveLength(2)
  const [button] = elementsOf(first, 'stop_subscription')
  await stack.slack.as(BEN).act({
    container: { type: 'message', channel: PROJECTS, ts: first?.ts ?? '' },
    block_id: 'any',
    action: { type: 'button', action_id: 'stop_subscription', value: button?.value },
  })
  await stack.drain()
  expect(parents()).toEqual([expect.stringContaining('has ended'), expect.stringContaining('has ended')])
  expect(elementsOf(posted(stack).parents, 'stop_subscription')).toEqual([])
})

test('a channel is not subscribed again by who has left it', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await subscribe(stack)
  await ben.press('stop_subscription')
  stack.slack.store.channel(PROJECTS)?.members.delete(ANNA)
  await press('subscribe_to')
  expect(toldDirectly(stack).at(-1)).toContain(
    'You are not in <#C0PROJECTS> any more, so I did not subscribe it.',
  )
  expect(parents()).toEqual([expect.stringContaining('has ended')])
  reply(stack, 'Nobody hears.')
  await nextRound(stack)
  expect(news()).toEqual([])
})

describe('a subscription ends when its owner’s connection', () => {
  beforeEach(async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    await nextRound(stack)
  })

  test('has lapsed for good', async () => {
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 400 })
    await nextRound(stack)
    expectNoLiveButtons()
    await expectEnded('Clinked no longer takes your connection.')
  })

  test('was disconnected', async () => {
    await type('/shares disconnect', PROJECTS)
    await press('disconnect')
    await nextRound(stack)
    expectNoLiveButtons()
    await expectEnded('you have disconnected what it was read with.')
  })

  test('no longer has the share', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    stack.clinked.others.takeBack({ share: tokens.anna.facade })
    await nextRound(stack)
    expectNoLiveButtons()
    await expectEnded('it is no longer shared with you.')
  })

  test('and not when another of theirs still has it', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await type('/shares disconnect', PROJECTS)
    const value = elementsOf(lastMessage(stack, ANNA, PROJECTS), 'disconnect').find((button) =>
      JSON.stringify(button).includes('Façade'),
    )?.value
    await choose('disconnect', { value })
    reply(stack, 'Still here?')
    await nextRound(stack)
    reply(stack, 'Yes.')
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Still here?'), expect.stringContaining('Yes.')])
    expect(toldDirectly(stack)).toEqual([])
  })
})

describe('a subscription outlives', () => {
  test('an hour in which Clinked does not answer: what came meanwhile comes afterwards', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Nobody hears me.')
    stack.clinked.faults.add({ match: { section: '3.1' }, status: 503 })
    for (let round = 0; round < 12; round++) await nextRound(stack)
    expect(toldDirectly(stack)).toEqual([])
    stack.clinked.faults.clear()
    stack.clock.advance(3_600_000)
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Nobody hears me.')])
  })
})

describe('a subscription ends when the channel', () => {
  beforeEach(async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Anybody?')
  })
  const channel = () => stack.slack.store.channel(PROJECTS)

  test('was archived', async () => {
    Object.assign(channel() ?? {}, { archived: true })
    await nextRound(stack)
    await expectEnded('I can no longer post in that channel.')
  })

  test('has removed the app', async () => {
    channel()?.members.delete('U0SHARES')
    await nextRound(stack)
    await expectEnded('I can no longer post in that channel.')
  })
})

test('a subscription ends quietly with its owner’s account', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  await subscribe(stack)
  Object.assign(stack.slack.store.person(ANNA) ?? {}, { deleted: true })
  reply(stack, 'Goodbye.')
  await nextRound(stack)
  expectNoLiveButtons()
  expect(news()).toEqual([])
  expect(toldDirectly(stack)).toEqual([])
  expect(stack.failedJobs).toBe(0)
})
