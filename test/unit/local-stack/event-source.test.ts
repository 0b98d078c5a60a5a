import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { SQSEvent } from 'aws-lambda'
import { readDeployment } from '../../../infra/sandbox/deployment.ts'
import { deliverBatch, type InvokeFunction, receiveBatch } from '../../../infra/sandbox/event-source.ts'
import { startQueuePoller } from '../../../infra/sandbox/queue-poller.ts'
import { type LocalSqs, startSqs } from '../../../infra/sandbox/sqs.ts'
import { type Clock, startClock } from '../../flow/clock.ts'

const deployment = readDeployment()
const visibilityMs = (deployment.jobs.VisibilityTimeout ?? 0) * 1000

let clock: Clock
let sqs: LocalSqs

beforeAll(async () => {
  clock = startClock()
  sqs = await startSqs({ port: 0, ...deployment })
})
beforeEach(() => sqs.reset())
afterAll(async () => {
  await sqs.stop()
  clock.stop()
})

describe('a queue of the deployment', () => {
  test.each([
    ['jobs', 'worker'],
    ['transfers', 'transfer'],
  ] as const)('hides %s for at least six times as long as the %s may run', (queue, fed) => {
    expect(deployment[queue].VisibilityTimeout).toBeGreaterThanOrEqual(6 * deployment[fed].timeout)
  })
})

describe('a batch', () => {
  test('comes as Lambda sends it', async () => {
    await send('first')
    const events: SQSEvent[] = []

    await deliver(async (event) => {
      events.push(event)
      return { batchItemFailures: [] }
    })

    expect(events).toEqual([
      {
        Records: [
          {
            messageId: expect.any(String),
            receiptHandle: expect.any(String),
            body: 'first',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: String(clock.now()),
              SenderId: expect.any(String),
              ApproximateFirstReceiveTimestamp: String(clock.now()),
            },
            messageAttributes: {
              kind: { dataType: 'String', stringValue: 'test', stringListValues: [], binaryListValues: [] },
            },
            md5OfBody: '8b04d5e3775d298e78455efc5ca404d5',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:shares-for-slack-local-jobs',
            awsRegion: 'us-east-1',
          },
        ],
      },
    ])
  })

  test('leaves the failed ones on the queue and deletes the others', async () => {
    await send('good')
    await send('bad')

    await deliver(async ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }))

    expect(await left()).toEqual(['bad'])
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['no failures', { batchItemFailures: [] }],
  ])('is done when the function answers %s', async (_, answer) => {
    await send('one')
    await deliver(async () => answer)
    expect(await left()).toEqual([])
  })

  test.each(['', 'no such message'])(
    'has failed whole when the answer names "%s"',
    async (itemIdentifier) => {
      await send('one')
      await deliver(async () => ({ batchItemFailures: [{ itemIdentifier }] }))
      expect(await left()).toEqual(['one'])
    },
  )

  test('has failed whole when the function throws', async () => {
    await send('one')
    await expect(deliver(() => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory')
    expect(await left()).toEqual(['one'])
  })

  test('comes again when its time is over, and ends among the dead letters', async () => {
    await send('poison')
    const counts: string[] = []
    const fail: InvokeFunction = async ({ Records }) => {
      counts.push(...Records.map(({ attributes }) => attributes.ApproximateReceiveCount))
      throw new Error('poisoned')
    }

    for (let attempt = 1; attempt <= 4; attempt++) {
      await expect(deliver(fail)).rejects.toThrow('poisoned')
      expect(await receive()).toEqual([])
      clock.advance(visibilityMs)
    }

    expect(await receive()).toEqual([])
    expect(counts).toEqual(['1', '2', '3', '4'])
    expect(await sqs.bodies(sqs.deadLetters)).toEqual(['poison'])
  })
})

describe('the poller', () => {
  test('runs batches side by side, but no more than it may', async () => {
    const onError = jest.fn()
    const bothStarted = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<null>()
    const invoke = jest.fn<InvokeFunction>(() => {
      if (invoke.mock.calls.length === 2) bothStarted.resolve()
      return gate.promise
    })
    const source = { client: sqs.client, ...sqs.jobs }
    const poller = startQueuePoller({ source, invoke, batchSize: 1, maximumConcurrency: 2, onError })

    for (const body of ['one', 'two', 'three']) await send(body)
    await bothStarted.promise
    const waiting = await receive()
    const stopped = poller.stop()
    gate.resolve(null)
    await stopped

    expect(waiting).toEqual(['three'])
    expect(invoke).toHaveBeenCalledTimes(2)
    expect(await left()).toEqual(['three'])
    expect(onError).not.toHaveBeenCalled()
  })

  test('goes on after a function has failed', async () => {
    const errors: unknown[] = []
    const second = Promise.withResolvers<void>()
    const poller = startQueuePoller({
      source: { client: sqs.client, ...sqs.jobs },
      invoke: async ({ Records }) => {
        if (Records[0]?.body === 'bad') throw new Error('failed')
        second.resolve()
        return null
      },
      batchSize: 1,
      maximumConcurrency: 1,
      onError: (error) => errors.push(error),
    })

    await send('bad')
    await send('good')
    await second.promise
    await poller.stop()

    expect(errors).toEqual([new Error('failed')])
    expect(await left()).toEqual(['bad'])
  })
})

async function send(body: string): Promise<void> {
  await sqs.client.send(
    new SendMessageCommand({
      QueueUrl: sqs.jobs.url,
      MessageBody: body,
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'test' } },
    }),
  )
}

async function deliver(invoke: InvokeFunction): Promise<void> {
  const source = { client: sqs.client, ...sqs.jobs }
  await deliverBatch(source, await receiveBatch(source, { batchSize: 10, waitSeconds: 0 }), invoke)
}

/** What can be received now. */
async function receive(): Promise<(string | undefined)[]> {
  const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: sqs.jobs.url }))
  return Messages.map(({ Body }) => Body)
}

/** What has not been deleted. */
function left(): Promise<string[]> {
  return sqs.bodies(sqs.jobs)
}
