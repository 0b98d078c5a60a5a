import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { keepLog } from '../faults/watch.ts'
import { newBrowser } from './browser.ts'
import { identitySteps } from './identity-steps.ts'
import { ANNA, BEN } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { allRows, asText } from './table.ts'

/** The way to Slack and back, and what is left of it. */

const slackClient = { clientId: '1111.2222', clientSecret: `client-secret-${randomUUID()}` }

let stack: Stack
const { addApp, annasPage, asked, signIn, untilSlackLeadsBack } = identitySteps(() => stack)
let log: string[]
beforeAll(async () => {
  log = keepLog().lines
  stack = await startStack({ slackClient })
})
beforeEach(async () => {
  await stack.reset()
  log.length = 0
  await addApp()
})
afterAll(async () => {
  jest.restoreAllMocks()
  await stack.stop()
})

describe('the address that Slack leads back to', () => {
  test('works once', async () => {
    const [browser, url] = [newBrowser(), await annasPage()]
    const back = await untilSlackLeadsBack(browser, url, BEN)
    expect(await browser.open(back)).toMatchObject({ status: 403 })
    const again = await browser.open(back)
    expect(again).toMatchObject({ status: 400, text: expect.stringContaining('works once') })
    expect(asked()).toHaveLength(1)
  })

  test('works no more once its page has lapsed', async () => {
    const [browser, url] = [newBrowser(), await annasPage()]
    const back = await untilSlackLeadsBack(browser, url, ANNA)
    stack.clock.advance(10 * 60_000)
    expect(await browser.open(back)).toMatchObject({ status: 410, text: expect.stringContaining('Expired') })
    expect(asked()).toEqual([])
  })

  test.each(['', '?code=1', '?state=1', '?state=1&code=1', '?error=access_denied'])(
    'with %j alone is refused',
    async (query) => {
      expect(await newBrowser().open(`${stack.appUrl}/connect/openid${query}`)).toMatchObject({ status: 400 })
    },
  )
})

test('a page that is only opened, by a mail scanner perhaps, changes nothing', async () => {
  const url = await annasPage()
  const before = await allRows()
  await newBrowser().open(url)
  await fetch(url, { method: 'HEAD' })
  expect(await allRows()).toEqual(before)
})

test('no code, state, nonce, token, proof or secret is in a page, the table or the log', async () => {
  const [browser, url] = [newBrowser(), await annasPage()]
  const back = await untilSlackLeadsBack(browser, url, ANNA)
  const before = [...browser.cookies.values()]
  stack.slack.store.faults.add({ method: 'openid.connect.token', error: 'bad_client_secret' })
  const pages = [await browser.open(back), await browser.open(back), await signIn(browser, url, BEN)]
  pages.push(await signIn(browser, url, ANNA))
  const after = [...browser.cookies.values()]

  const { code, state } = Object.fromEntries(new URL(back).searchParams)
  const answers = asked().flatMap(({ response, args }) => [
    response.access_token,
    response.id_token,
    args.code,
  ])
  const proofs = [...before, ...after].map((cookie) => cookie.split('.')[1])
  const secrets = [slackClient.clientSecret, code, state, ...answers, ...proofs].filter(
    (each) => each !== undefined,
  )
  expect(secrets.length).toBeGreaterThanOrEqual(11)
  expect(log.join('')).toContain('Slack did not say who opened the connect page')
  const places = [asText(await allRows()), log.join(''), ...pages.map(({ text }) => text)]
  for (const place of places) {
    for (const secret of secrets) expect(place).not.toContain(secret)
  }
})
