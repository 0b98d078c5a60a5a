import { readdirSync, readFileSync } from 'node:fs'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { redrive } from '../../infra/redrive.ts'
import type { Job } from '../../lib/jobs/job.ts'
import { jobStories } from './job-kinds.ts'
import { ANNA, GENERAL, toldSlack } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { later } = stepsOf(() => stack)
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

/** Jobs as version 1 of the format had them on the queue. They are never changed. */
const v1 = new URL('../fixtures/jobs/v1/', import.meta.url)
const stories = Object.values(jobStories(() => stack)).flat()

/** What Slack and Clinked name anew each time, which no fixture can hold. */
const MINTED = ['response_url', 'trigger_id', 'view_id', 'zipId', 'ts']
/** The same by our own names. */
const OURS: Record<string, string> = { viewId: 'view_id' }

/** Takes everything off the queues. @returns what is minted in it, by its name */
async function takeOff(): Promise<Map<string, unknown>> {
  const minted = new Map<string, unknown>()
  const { sqs } = stack
  for (const body of [...(await sqs.bodies(sqs.jobs)), ...(await sqs.bodies(sqs.transfers))]) {
    JSON.parse(body, (name, value: unknown) => {
      if (MINTED.includes(name)) minted.set(name, value)
      return value
    })
  }
  await sqs.reset()
  return minted
}

async function put(job: Job): Promise<void> {
  const { url } = job.kind === 'transfer' ? stack.sqs.transfers : stack.sqs.jobs
  await stack.sqs.client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(job) }))
}

describe('a job of version 1 is done by this version:', () => {
  test.each(stories.map((story) => [story.file, story] as const))(
    '%s',
    async (file, { ask, look, shows }) => {
      await ask()
      const minted = await takeOff()
      expect(await look()).not.toContain(shows)

      const text = readFileSync(new URL(file, v1), 'utf8')
      await put(JSON.parse(text, (name, value: unknown) => minted.get(OURS[name] ?? name) ?? value) as Job)
      await stack.drain()

      expect(await look()).toContain(shows)
      expect(stack.failedJobs).toBe(0)
    },
  )

  test('and there are no others', () => {
    expect(readdirSync(v1).toSorted()).toEqual(stories.map(({ file }) => file).toSorted())
  })
})

test('a job of a version to come is not begun, and waits among the dead letters for a worker that knows it', async () => {
  await stack.slack.as(ANNA).command(GENERAL, '/shares help')
  const [body = ''] = await stack.sqs.bodies(stack.sqs.jobs)
  await stack.sqs.reset()
  const job = JSON.parse(body) as Job
  await put({ ...job, version: 2 } as unknown as Job)
  for (const minutes of [0, 1, 1, 10, 10]) {
    await later(minutes * 60_000)
  }
  expect(stack.slack.calls).toEqual([])
  expect(await stack.deadLetters()).toEqual([{ ...job, version: 2 }])

  expect(await redrive(stack.sqs.client, stack.sqs.deadLetters.url)).toEqual({ sent: 1, left: 0 })
  expect(await stack.sqs.bodies(stack.sqs.jobs)).toHaveLength(1)
  expect(toldSlack(stack)).not.toContain('/shares subscribe')
})
