import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { posted } from './channel-steps.ts'
import { goneSteps } from './gone-steps.ts'
import { holdNextContent, letGo } from './hold.ts'
import { ANNA, BEN, connect, elementsOf, lastMessage, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { rowsAbout } from './table.ts'

let stack: Stack
const { type, pressInModal, openShare, reply, liveALittle, forgetMe, settle } = goneSteps(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await liveALittle()
})
afterEach(letGo)
afterAll(() => stack.stop())

const anna = () => stack.slack.as(ANNA)

describe('who has asked to be forgotten', () => {
  test('is asked first, and nothing is deleted for the asking', async () => {
    const before = await rowsAbout(ANNA)
    await type('/shares forget-me')

    const [button] = elementsOf(lastMessage(stack, ANNA), 'forget_me')
    expect(JSON.stringify(button)).toContain('This cannot be undone')
    expect(await rowsAbout(ANNA)).toEqual(
      expect.arrayContaining(before.filter((row) => row.startsWith('person'))),
    )
  })

  test('leaves nothing but the audit, while others keep theirs', async () => {
    const bens = await rowsAbout(BEN)
    expect((await rowsAbout(ANNA)).map((row) => row.split(/[# ]/)[0])).toEqual(
      expect.arrayContaining(['person', 'ticket', 'write', 'job']),
    )
    await forgetMe()
    await stack.drain()

    expect(await rowsAbout(ANNA)).toEqual([])
    expect(await rowsAbout(BEN)).toEqual(bens)
    await settle()
    expect(await rowsAbout(ANNA)).toEqual([])
    expect(stack.failedJobs).toBe(0)
  })

  test('is told so, sees the welcome, and leaves no live button in a channel', async () => {
    await forgetMe()
    await stack.drain()

    expect(words(lastMessage(stack, ANNA))).toContain('You are forgotten')
    expect(words(stack.slack.store.homes.get(ANNA))).toContain('Everything shared with you')
    expect(elementsOf(posted(stack).parents, 'stop_subscription')).toEqual([])
  })

  test('is forgotten and told even where the first delivery breaks off', async () => {
    stack.slack.store.faults.add({ method: 'views.publish', times: 1, status: 500 })
    await forgetMe()
    await stack.drain()
    expect(await rowsAbout(ANNA)).toEqual([])
    stack.clock.advance(2_000)
    await settle()

    expect(stack.failedJobs).toBeGreaterThan(0)
    expect(await stack.deadLetters()).toEqual([])
    expect(words(lastMessage(stack, ANNA))).toContain('You are forgotten')
    expect(await rowsAbout(ANNA)).toEqual([])
  })

  test('can come back at once, and keeps what is connected then', async () => {
    await forgetMe()
    await stack.drain()
    stack.clock.advance(1_000)
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await settle()

    await type('/shares')
    expect(words(lastMessage(stack, ANNA))).toContain('Tender documents')
  })
})

describe('what goes on while somebody is forgotten', () => {
  test('brings nothing back: a file that is on its way', async () => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    const { s } = await openShare('Tender documents')
    const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
    await pressInModal('get_file', { s, e: file?.id })
    const content = holdNextContent(stack)
    await anna().press('send_here:file')
    const sending = stack.drain()
    await content.started

    await forgetMe()
    await stack.drain()
    content.release()
    await sending
    await settle()
    expect(await rowsAbout(ANNA)).toEqual([])
  })

  test('and what was asked before is no longer done', async () => {
    const before = writesTo(stack, '3.4').length
    await reply('Too late.')
    const [body] = await stack.sqs.bodies(stack.sqs.jobs)
    // The queue keeps no order: what was asked later is done first.
    await stack.sqs.reset()
    await forgetMe()
    await stack.drain()
    const late = new SendMessageCommand({ QueueUrl: stack.sqs.jobs.url, MessageBody: body })
    await stack.sqs.client.send(late)
    await settle()

    expect(writesTo(stack, '3.4')).toHaveLength(before)
    expect(await rowsAbout(ANNA)).toEqual([])
  })
})
