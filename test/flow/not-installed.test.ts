import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ANNA } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack({ slackClient: { clientId: '1111.2222', clientSecret: 'client-secret' } })
})
afterAll(() => stack.stop())

const { letAllTriesPass } = stepsOf(() => stack)

test('where the app has not been added, App Home stays as it is, and no job fails over it', async () => {
  await stack.slack.as(ANNA).openHome()
  await letAllTriesPass()
  expect(stack.failedJobs).toBe(0)
  expect(await stack.deadLetters()).toEqual([])
  expect(stack.slack.calls).toEqual([])
})
