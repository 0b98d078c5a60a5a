import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { keepLog } from '../faults/watch.ts'
import { addToSlack, begin, untilAgreed, visit } from './install-steps.ts'
import { ANNA, BEN, lastMessage, words } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { allRows, asText } from './table.ts'

const HOUR = 3_600_000
const slackClient = { clientId: '1111.2222', clientSecret: `client-secret-${randomUUID()}` }

let stack: Stack
const { type, later } = stepsOf(() => stack)
let log: string[]
beforeAll(async () => {
  log = keepLog().lines
  stack = await startStack({ slackClient })
})
beforeEach(async () => {
  await stack.reset()
  log.length = 0
})
afterAll(async () => {
  jest.restoreAllMocks()
  await stack.stop()
})

describe('adding the app', () => {
  test('leads from the button through Slack and back, and then it answers there', async () => {
    const { page } = await addToSlack(stack.appUrl, 'allow')

    expect(page).toContain('Shares for Slack is in <strong>Northwind</strong> now.')
    expect(page).toContain('href="slack://app?team=T0LOCAL&#38;id=A0SHARES"')

    await openHome()
    expect(homeCalls()).toMatchObject([{ response: { ok: true } }])
  })

  test('to a whole organisation leads to choosing its workspaces, in each of which it answers then', async () => {
    const { page } = await addToSlack(stack.appUrl, 'allow_everywhere')

    expect(page).toContain('is in none of its workspaces yet')
    expect(page).toContain(
      'https://app.slack.com/manage/E0LOCAL/integrations/profile/A0SHARES/workspaces/add',
    )

    await openHome()
    expect(homeCalls()).toMatchObject([{ args: { team_id: 'T0LOCAL' }, response: { ok: true } }])
  })

  test('that is cancelled in Slack keeps nothing and offers to begin again', async () => {
    const { page, status } = await addToSlack(stack.appUrl, 'cancel')

    expect(status).toBe(200)
    expect(page).toContain('You cancelled in Slack')
    expect(page).toContain('href="/slack/install"')
    expect(asText(await allRows())).not.toContain('installation#')
  })

  test('works once: the same address again is refused', async () => {
    const { address, cookie } = await addToSlack(stack.appUrl, 'allow')
    const again = await visit(address, cookie)

    expect(again.status).toBe(400)
    expect(again.page).toContain('works once')
    expect(calls('oauth.v2.access')).toHaveLength(1)
  })

  test('works in the browser alone in which it was begun, for ten minutes', async () => {
    const { address, cookie } = await untilAgreed(stack.appUrl, 'allow')
    const elsewhere = await visit(address, undefined)
    const { cookie: another } = await begin(stack.appUrl)
    const withAnother = await visit(address, another)
    stack.clock.advance(10 * 60_000)
    const late = await visit(address, cookie)

    expect([elsewhere, withAnother, late].map(({ status }) => status)).toEqual([400, 400, 400])
    expect(calls('oauth.v2.access')).toEqual([])
    expect(asText(await allRows())).not.toContain('installation#')
  })

  test.each([
    ['does not answer', { status: 500 }, 503, 'Slack does not answer'],
    ['is asked too much', { retryAfterSeconds: 30 }, 503, 'Slack does not answer'],
    ['no longer takes the code', { error: 'invalid_code' }, 400, 'works once'],
    ['refuses the app', { error: 'bad_client_secret' }, 502, 'Slack refused this app itself'],
  ])('says so when Slack %s, and can be begun again', async (_, fault, status, sentence) => {
    const { address, cookie } = await untilAgreed(stack.appUrl, 'allow')
    stack.slack.store.faults.add({ method: 'oauth.v2.access', times: 1, ...fault })

    expect(await visit(address, cookie)).toMatchObject({ status, page: expect.stringContaining(sentence) })
    expect(await addToSlack(stack.appUrl, 'allow')).toMatchObject({ status: 200 })
  })

  test('sends each page with a strict policy, and to nobody else', async () => {
    const { headers } = await fetch(`${stack.appUrl}/slack/install`)

    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toMatch(/; Secure; HttpOnly; Path=\/; Max-Age=600$/)
  })
})

describe('the token', () => {
  test('is renewed before it lapses, and kept renewed', async () => {
    await addToSlack(stack.appUrl, 'allow')
    stack.clock.advance(11 * HOUR)
    await openHome()
    await openHome(BEN)
    stack.clock.advance(11 * HOUR)
    await openHome()

    expect(homeCalls().map(({ response }) => response.ok)).toEqual([true, true, true])
    expect(calls('oauth.v2.access').map(({ args }) => args.grant_type)).toEqual([
      undefined,
      'refresh_token',
      'refresh_token',
    ])
  })

  test('that has lapsed is renewed once, whatever comes at the same time', async () => {
    await addToSlack(stack.appUrl, 'allow')
    stack.clock.advance(13 * HOUR)
    const people = [ANNA, BEN].map((userId) => stack.slack.as(userId))
    await Promise.all(people.map((person) => person.openHome()))
    await stack.drain()
    await later(2_000)

    expect(homeCalls().filter(({ response }) => response.ok)).toHaveLength(2)
    expect(calls('oauth.v2.access')).toHaveLength(2)
  })

  test('serves on while Slack does not renew it ahead of time', async () => {
    await addToSlack(stack.appUrl, 'allow')
    stack.clock.advance(11 * HOUR)
    stack.slack.store.faults.add({ method: 'oauth.v2.access', times: 2, status: 500 })
    await openHome()

    expect(homeCalls()).toMatchObject([{ response: { ok: true } }])
  })
})

test('where the app was not added, who uses it is told what to do', async () => {
  await type('/shares')

  expect(words(lastMessage(stack, ANNA))).toContain('has to be added to your workspace again')
  expect(stack.failedJobs).toBe(0)
})

test('no code, state, token or secret is in a page, the table or the log', async () => {
  const { address, cookie, page } = await addToSlack(stack.appUrl, 'allow')
  const again = await visit(address, cookie)
  stack.clock.advance(11 * HOUR)
  await openHome()
  stack.clock.advance(11 * HOUR)
  stack.slack.store.faults.add({ method: 'oauth.v2.access', times: 2, status: 500 })
  await openHome()

  const { code, state } = Object.fromEntries(new URL(address).searchParams)
  const tokens = calls('oauth.v2.access').flatMap(({ response }) => [
    response.access_token,
    response.refresh_token,
  ])
  const secrets = [slackClient.clientSecret, code, state, ...tokens.filter((token) => token !== undefined)]
  const places = [page, again.page, asText(await allRows()), log.join('')]

  expect(secrets).toHaveLength(7)
  expect(log.join('')).toContain('not renewed ahead of time')
  for (const place of places) {
    for (const secret of secrets) expect(place).not.toContain(secret)
  }
})

/** App Home is drawn with the app's token. */
async function openHome(userId = ANNA): Promise<void> {
  await stack.slack.as(userId).openHome()
  await stack.drain()
}

const calls = (method: string) => stack.slack.calls.filter((call) => call.method === method)
const homeCalls = () => calls('views.publish')
