import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { deliverBatch, receiveBatch } from '../../infra/sandbox/event-source.ts'
import { nextRound, posted, reply, subscribe } from './channel-steps.ts'
import { ANNA, connect, tokens, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { later } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

const DAY = 24 * 3_600_000
const parent = () => words(posted(stack).parents.at(-1))
const news = () => posted(stack).news.map(words)

describe('news by others', () => {
  test('comes to the thread once, under a message that says what came last', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Timber after all?')
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Timber after all?')])
    expect(parent()).toContain('Latest: 1 new reply')

    await nextRound(stack)
    await nextRound(stack)
    expect(news()).toHaveLength(1)

    const before = stack.clinked.requests.length
    await nextRound(stack)
    expect(stack.clinked.requests.slice(before).map(({ section }) => section)).toEqual(['3.1'])
  })

  test('names new files and versions of a shared folder, and who they are by', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await subscribe(stack, 'Tender documents')
    stack.clock.advance(60_000)
    const { others } = stack.clinked
    const item = Number(others.addFile({ share: tokens.anna.tenderFolder, name: 'Bill of quantities.txt' }))
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('*Bill of quantities.txt* · new · by Maria Lindqvist')])
    expect(parent()).toContain('Latest: 1 new file')

    others.uploadVersion({ share: tokens.anna.tenderFolder, item })
    await nextRound(stack)
    expect(news().at(-1)).toContain('*Bill of quantities.txt* · version 2')
  })

  test('comes as one daily summary, by the subscriber’s own clock, and not at all where there is none', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack, 'Façade material', { daily: '09:00' })
    reply(stack, 'One.')
    await nextRound(stack)
    reply(stack, 'Two.')
    expect(news()).toEqual([])

    stack.clock.advance(DAY)
    await nextRound(stack)
    expect(news()).toEqual([expect.stringMatching(/One\.[\s\S]*Two\./)])
    stack.clock.advance(DAY)
    await nextRound(stack)
    expect(news()).toHaveLength(1)
  })

  test('comes below a new message where somebody has deleted the one there was', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    stack.slack.store.messages.length = 0
    reply(stack, 'Anybody there?')
    await nextRound(stack)
    reply(stack, 'Yes.')
    await nextRound(stack)
    expect(posted(stack).parents).toHaveLength(1)
    expect(news()).toHaveLength(2)
  })

  test('is not posted again where Slack’s answer was lost', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Once only.')
    stack.slack.store.faults.add({ method: 'chat.postMessage', drop: 'after', times: 1 })
    for (let round = 0; round < 3; round++) await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Once only.')])
    reply(stack, 'And on.')
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Once only.'), expect.not.stringContaining('Once only.')])
  })

  test('that Slack may or may not have taken is at least told of above the thread', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Lost.')
    stack.slack.store.faults.add({ method: 'chat.postMessage', status: 500, times: 1 })
    for (let round = 0; round < 3; round++) await nextRound(stack)
    expect(news()).toEqual([])
    expect(parent()).toContain('Latest: 1 new reply')
  })

  test('comes once where two look for it at the same time, one of which has waited for an hour', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Once only.')
    for (const minutes of [5, 61]) {
      stack.clock.advance(minutes * 60_000)
      await stack.round()
    }
    const source = { client: stack.sqs.client, ...stack.sqs.jobs }
    const next = () => receiveBatch(source, { batchSize: 1, waitSeconds: 0 })
    const looks = [await next(), await next()]
    expect(looks.flat()).toHaveLength(2)
    await Promise.all(looks.map((look) => deliverBatch(source, look, stack.worker)))
    for (let round = 0; round < 3; round++) await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Once only.')])
    expect(await stack.deadLetters()).toEqual([])
  })

  test('is of the kinds that were chosen', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack, 'Façade material', { kinds: ['versions'] })
    await subscribe(stack, 'Review fire safety concept', { kinds: ['changes'] })
    reply(stack, 'Not for this channel.')
    stack.clinked.others.changeTask({ share: tokens.anna.fireSafety, progress: 80 })
    await nextRound(stack)
    expect(news()).toEqual([expect.stringContaining('Now *80 %* done')])
  })

  test('comes below a new message where the old one is deleted in that very moment', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Still told.')
    stack.slack.store.faults.add({ method: 'chat.postMessage', error: 'thread_not_found' })
    await nextRound(stack)
    expect(posted(stack).parents).toHaveLength(2)
    expect(posted(stack).news).toMatchObject([{ thread_ts: posted(stack).parents[1]?.ts }])
  })

  test('that Slack has refused for certain comes a little later', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await subscribe(stack)
    reply(stack, 'Later.')
    stack.slack.store.faults.add({ method: 'chat.postMessage', retryAfterSeconds: 30, times: 1 })
    await nextRound(stack)
    expect(news()).toEqual([])
    // As long as Slack asked, and up to a minute more: those who were refused together do not come again together.
    await later(91_000)
    expect(news()).toEqual([expect.stringContaining('Later.')])
  })
})
