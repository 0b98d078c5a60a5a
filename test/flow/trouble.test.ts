import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  ANNA,
  buttonValue,
  connect,
  elementsOf,
  GENERAL,
  lastMessage,
  tokens,
  topView,
  words,
  writesTo,
} from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { type, open, connectAndOpen, press, submit, reply, later, nextTry, letAllTriesPass, shown } = stepsOf(
  () => stack,
)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

/** The replies in Clinked with this text. */
const repliesSaying = (text: string) =>
  writesTo(stack, '3.4').filter(({ body }) => JSON.stringify(body).includes(text))

describe('while Clinked is down', () => {
  test('the list says so for the connection that fails, and shows the others', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.faults.add({ match: { section: '2.1' }, status: 503 })
    await type('/shares')
    expect(words(lastMessage(stack, ANNA))).toContain('Clinked is not answering just now.')
    expect(stack.failedJobs).toBe(0)
  })

  test('opening says that it goes on trying, and fills the same modal when Clinked is back', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.faults.add({ match: { section: '3.1' }, times: 2, status: 503 })
    await open('Façade material')
    expect(shown()).toContain('I keep trying for a few minutes')
    await nextTry()
    expect(shown()).toContain('Which one do you want to see built?')
    expect(stack.slack.as(ANNA).views()).toHaveLength(1)
  })

  test('a job that fails for good is told to the person and lands in the dead-letter queue', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.faults.add({ match: { section: '3.4' }, status: 503 })
    await reply('Is anybody there?')
    await letAllTriesPass()
    const told = shown()
    expect(told).toContain('may or may not have been posted')
    expect(told).toContain('Is anybody there?')
    expect(await stack.deadLetters()).toHaveLength(1)

    stack.clinked.faults.clear()
    await press('try_write_again')
    expect(JSON.stringify(topView(stack, ANNA))).toContain('"initial_value":"Is anybody there?"')
    await submit()
    expect(repliesSaying('Is anybody there?').filter(({ status }) => status === 201)).toHaveLength(1)
  })
})

describe('a write reaches Clinked exactly once', () => {
  test('though the connection drops after Clinked took it', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'after' })
    await reply('Brick. Final answer.')
    await nextTry()
    expect(repliesSaying('Brick. Final answer.')).toHaveLength(1)
    expect(shown()).toContain('Brick. Final answer.')
    expect(await stack.deadLetters()).toEqual([])
  })

  test('though the connection drops before Clinked took it', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    stack.clinked.faults.add({ match: { section: '3.4' }, times: 1, drop: 'before' })
    await reply('Timber, perhaps?')
    await nextTry()
    expect(shown().match(/Timber, perhaps\?/g)).toHaveLength(1)
  })

  test('though the queue delivers the job twice', async () => {
    await connectAndOpen(tokens.anna.facade, 'Façade material')
    const anna = stack.slack.as(ANNA)
    await press('reply')
    await anna.submit({ text: { text: { value: 'Once is enough.' } } })
    const [body] = await stack.sqs.bodies(stack.sqs.jobs)
    await stack.drain()
    await stack.sqs.client.send(new SendMessageCommand({ QueueUrl: stack.sqs.jobs.url, MessageBody: body }))
    await stack.drain()
    expect(repliesSaying('Once is enough.')).toHaveLength(1)
  })
})

describe('tokens run out', () => {
  test('an access token is granted anew without anybody noticing', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.expireTokens()
    await type('/shares')
    expect(elementsOf(lastMessage(stack, ANNA), 'open_share').length).toBeGreaterThan(0)
    expect(writesTo(stack, '1.1')).toHaveLength(2)
  })

  test('a share that was taken back offers to connect again', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 400 })
    await type('/shares')
    const list = lastMessage(stack, ANNA)
    expect(words(list)).toContain('Clinked no longer takes this connection')
    expect(words(list)).toContain('Connect again')
  })

  test('what was taken back is not said to be there, beside a connection that has lapsed', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    stack.clinked.others.takeBack({ share: tokens.anna.facade })
    // The link of the first is over, and so is its token; the second goes on.
    stack.clinked.expireTokens()
    await open('Façade material')
    expect(shown()).toContain('None of your connections has this.')
  })
})

describe('Clinked’s rate limit', () => {
  test('is told, waited for as long as Clinked asks, and then it goes on', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    stack.clinked.faults.add({
      match: { section: '3.1' },
      times: 1,
      status: 429,
      headers: { 'retry-after': '120' },
    })
    await open('Façade material')
    expect(shown()).toContain('too many requests')
    stack.clock.advance(60_000)
    expect(await stack.drain()).toBe(0)
    await later(61_000)
    expect(shown()).toContain('Which one do you want to see built?')
  })
})

describe('Slack’s own limits', () => {
  test('a trigger that expired in the queue asks to press once more', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await stack.slack.as(ANNA).press('open_share', {
      value: buttonValue(lastMessage(stack, ANNA), 'open_share', 'Façade material'),
    })
    await later(4_000)
    const message = lastMessage(stack, ANNA)
    expect(words(message)).toContain('Please press once more')
    expect(elementsOf(message, 'open_share')).toHaveLength(1)
  })

  test('an answer after the response URL’s half hour still reaches the person', async () => {
    await connect(stack, ANNA, tokens.anna.facade)
    await stack.slack.as(ANNA).command(GENERAL, '/shares')
    await later(31 * 60_000)
    const anna = stack.slack.as(ANNA)
    expect(words(anna.messages(anna.directMessages).at(-1))).toContain('Shared with you')
  })
})
