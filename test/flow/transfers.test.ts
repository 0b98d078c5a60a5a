import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { deliverBatch, receiveBatch } from '../../infra/sandbox/event-source.ts'
import { holdLongTimers, holdNextContent, letGo } from './hold.ts'
import { ANNA, connect, tokens, words, writesTo } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { pressInModal, open, fillInPage, later, letAllTriesPass, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.tenderFolder)
})
afterEach(() => {
  jest.restoreAllMocks()
  letGo()
})
afterAll(() => stack.stop())

const MINUTE = 60_000
const anna = () => stack.slack.as(ANNA)
const inDm = () => anna().messages(anna().directMessages)
const sent = () => [...stack.slack.store.files.values()].map(({ bytes }) => Buffer.from(bytes).toString())

/** Anna asks for a file. */
async function askForSchedule(): Promise<void> {
  const share = await open('Tender documents')
  const file = stack.clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
  await pressInModal('get_file', { ...share, e: file?.id })
  await anna().press('send_here:file')
}

/** Has one of the two functions do the next that waits for it. */
async function deliverNext(name: 'worker' | 'transfer'): Promise<void> {
  const source = { client: stack.sqs.client, ...stack.sqs[name === 'worker' ? 'jobs' : 'transfers'] }
  const messages = await receiveBatch(source, { batchSize: 1, waitSeconds: 0 })
  expect(messages).toHaveLength(1)
  await deliverBatch(source, messages, stack[name])
}

describe('A file on its way into Slack', () => {
  test('waits in a queue of its own, and the person is told at once', async () => {
    await askForSchedule()
    await deliverNext('worker')
    expect(shown()).toContain('It is on its way')
    expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
    expect(await stack.sqs.bodies(stack.sqs.transfers)).toHaveLength(1)

    await deliverNext('transfer')
    expect(sent()).toEqual([expect.stringContaining('Excavation;week 12')])
    expect(shown()).toContain('is in your')
  })

  test('may take longer than a worker has', async () => {
    await askForSchedule()
    const timers = holdLongTimers()
    const content = holdNextContent(stack)
    const drained = stack.drain()
    await content.started
    timers.ringWithin(MINUTE)
    content.release()
    await drained

    expect(sent()).toEqual([expect.stringContaining('Excavation;week 12')])
    expect(stack.failedJobs).toBe(0)
  })

  test('comes again when its time is over where the function died over it, and is there once', async () => {
    await askForSchedule()
    await deliverNext('worker')
    const content = holdNextContent(stack)
    const dead = deliverNext('transfer')
    await content.started
    stack.clock.advance(15 * MINUTE)
    expect(await stack.drain()).toBe(0)

    stack.clock.advance(3 * MINUTE)
    expect(await stack.drain()).toBe(1)
    expect(sent()).toEqual([expect.stringContaining('Excavation;week 12')])
    expect(inDm()).toMatchObject([{ files: [{ name: 'Schedule.csv' }] }])

    // What is left of the dead one goes, so that nothing is under way when the test ends.
    await anna().close()
    content.release()
    await dead
  })

  test('is sent once, though the worker handed it on twice, and nothing ends among the dead letters', async () => {
    await askForSchedule()
    await deliverNext('worker')
    const [body] = await stack.sqs.bodies(stack.sqs.transfers)
    await stack.sqs.client.send(
      new SendMessageCommand({ QueueUrl: stack.sqs.transfers.url, MessageBody: body }),
    )
    const content = holdNextContent(stack)
    const first = deliverNext('transfer')
    await content.started
    await deliverNext('transfer')
    for (let passed = 0; passed < 14; passed++) {
      stack.clock.advance(MINUTE)
      expect(await stack.drain()).toBe(0)
    }
    content.release()
    await first
    stack.clock.advance(MINUTE)
    expect(await stack.drain()).toBe(1)

    expect(sent()).toHaveLength(1)
    expect(await stack.deadLetters()).toEqual([])
  })

  test('goes on by itself after its connection was made anew', async () => {
    await askForSchedule()
    await deliverNext('worker')
    stack.clinked.expireTokens()
    stack.clinked.faults.add({ match: { section: '1.1' }, status: 400, times: 1 })
    await deliverNext('transfer')
    expect(shown()).toContain('Connect')

    await fillInPage({ share_link: tokens.anna.tenderFolder })
    expect(sent()).toEqual([expect.stringContaining('Excavation;week 12')])
    expect(shown()).toContain('is in your')
  })

  test('that never gets there is told where it was asked for, and ends among the dead letters', async () => {
    stack.slack.store.faults.add({ method: 'files.getUploadURLExternal', status: 500, times: 100 })
    await askForSchedule()
    await letAllTriesPass()
    expect(shown()).toContain('was not sent')
    expect(words(inDm())).toContain('was not sent')
    expect(await stack.deadLetters()).toMatchObject([{ kind: 'transfer' }])
  })
})

test('A note’s version that is asked for in a message opens its window in time, and is sent', async () => {
  const share = await open('Design principles')
  stack.clinked.faults.add({ match: { section: '5.6' }, status: 404, times: 1 })
  await pressInModal('get_note_version', { ...share, v: 1 })
  await anna().close(undefined, true)

  await anna().press('get_note_version')
  await deliverNext('worker')
  expect(shown()).toContain('It is on its way')
  await deliverNext('transfer')
  expect(sent()).toHaveLength(1)
  expect(shown()).toContain('is in your')
})

test('Files that are saved to a share are told of at once, and saved once though the function dies over them', async () => {
  const share = await open('Tender documents')
  const id = await anna().upload(anna().directMessages, {
    name: 'offer.txt',
    bytes: Buffer.from('Our offer'),
  })
  await stack.drain()
  await pressInModal('upload_here', share)
  await anna().submit({ upload: { upload: { type: 'file_input', files: [{ id }] } } })
  await deliverNext('worker')
  expect(words(inDm().at(-1))).toContain('Saving your file in Clinked…')

  // Clinked has made the file, and the function dies before it hears of that.
  stack.clinked.faults.add({ match: { section: '11.6' }, drop: 'after', times: 1 })
  await deliverNext('transfer')
  await later(18 * MINUTE)
  expect(writesTo(stack, '11.6')).toHaveLength(1)
  expect(inDm()).toHaveLength(2)
  expect(words(inDm().at(-1))).toContain('*offer.txt* is saved in Clinked.')
})
