import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { demoLinks } from '../../infra/sandbox/clinked/index.ts'
import { fillInConnectPage } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.reset())
afterAll(() => stack.stop())

test('who has connected nothing is offered to, and once they have, gets the list they wanted', async () => {
  const anna = stack.slack.as('U0ANNA')

  expect(await anna.command('C0PROJECTS', '/shares')).toMatchObject({ ok: true })
  await stack.drain()
  const page = connectPage()
  const connected = await fillInConnectPage(page, { share_link: demoLinks[0]?.link ?? '' })
  await stack.drain()

  expect(connected.status).toBe(200)
  expect(anna.messages('C0PROJECTS').at(-1)?.text).toMatch(/^\d+ things are shared with you/)
  expect(stack.failedJobs).toBe(0)
  expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
})

test('a request with a wrong signature is refused, and nothing is queued', async () => {
  const refused = await fetch(`${stack.appUrl}/slack/events`, {
    method: 'POST',
    body: new URLSearchParams({ command: '/shares', team_id: 'T0LOCAL', user_id: 'U0ANNA' }),
    headers: {
      'x-slack-request-timestamp': String(Math.floor(stack.clock.now() / 1000)),
      'x-slack-signature': `v0=${'0'.repeat(64)}`,
    },
  })

  expect(refused.status).toBe(401)
  expect(await stack.sqs.bodies(stack.sqs.jobs)).toEqual([])
})

test('a job that Slack refuses four times ends among the dead letters', async () => {
  stack.slack.store.faults.add({ method: '*', status: 500, times: 100 })
  await stack.slack.as('U0ANNA').command('C0PROJECTS', '/shares')

  for (let delivery = 1; delivery < 4; delivery++) {
    expect(await stack.drain()).toBe(1)
    expect(await stack.deadLetters()).toEqual([])
    stack.clock.advance(10 * 60_000)
  }

  // The last time it waits for nothing.
  expect(await stack.drain()).toBe(1)
  expect(await stack.deadLetters()).toMatchObject([{ kind: 'slack', body: { command: '/shares' } }])
})

/** The address behind the button that the app offered last. */
function connectPage(): string {
  const said = JSON.stringify(stack.slack.calls.at(-1)?.args)
  return new RegExp(`${stack.appUrl}/connect/[\\w-]+`).exec(said)?.[0] ?? ''
}
