import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closed } from '../../lib/connect/closed.ts'
import { linkConnectedPage, linkPage } from '../../lib/connect/link-page.ts'
import { loginConnectedPage, loginPage, notSetUpPage } from '../../lib/connect/login-page.ts'
import { LINK_PROBLEMS, LOGIN_PROBLEMS, NOT_SAID } from '../../lib/connect/problems.ts'
import {
  SIGN_IN_PROBLEMS,
  signInPage,
  signInProblemPage,
  wrongPersonPage,
} from '../../lib/connect/sign-in-pages.ts'
import { ANNA, connectUrl, GENERAL, tokens } from '../flow/people.ts'
import { type Stack, startStack } from '../flow/stack.ts'
import { startBrowser } from './browser.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), startBrowser()])
})
afterAll(async () => {
  await browser.close()
  await stack.stop()
})

/** What axe finds wrong with a page, each with where. */
async function findings(page: Page): Promise<string[]> {
  // Evaluated, not loaded: the pages' policy runs no script, and it stays as it is.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await inPage.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

const who = { personName: 'anna', teamName: 'northwind', csrf: 'csrf', other: 'intralinks' as const }
const asking = { ...who, isMe: false }
const confirmed = { ...who, isMe: undefined }
const shares = [{ kind: 'note', name: 'Home Page' }]

const PAGES: Record<string, string> = {
  'the form': linkPage(asking),
  'the form, confirmed by Slack': linkPage(confirmed),
  'the form with a password': linkPage({ ...asking, asksPassword: true }),
  'the form that was not said to be theirs': linkPage({ ...asking, problem: NOT_SAID }),
  ...Object.fromEntries(
    Object.entries(LINK_PROBLEMS).map(([name, problem]) => [
      `the form: ${name}`,
      linkPage({ ...asking, problem }),
    ]),
  ),
  'the Intralinks form': loginPage(asking),
  'the Intralinks form, confirmed by Slack': loginPage(confirmed),
  'the Intralinks form that was not said to be theirs': loginPage({ ...asking, problem: NOT_SAID }),
  ...Object.fromEntries(
    Object.entries(LOGIN_PROBLEMS).map(([name, problem]) => [
      `the Intralinks form: ${name}`,
      loginPage({ ...asking, email: 'anna@northwind.example', problem }),
    ]),
  ),
  'Intralinks is not set up': notSetUpPage(),
  'is this you': signInPage({ ...who, provider: 'clinked' }, 'https://slack.com/openid/connect/authorize'),
  'wrong person': wrongPersonPage(who, '/connect/1'),
  ...Object.fromEntries(
    (Object.keys(SIGN_IN_PROBLEMS) as (keyof typeof SIGN_IN_PROBLEMS)[]).map((problem) => [
      `signing in: ${problem}`,
      signInProblemPage(problem, '/connect/1'),
    ]),
  ),
  connected: linkConnectedPage({ guestEmail: 'anna@northwind.example', shares }),
  'logged in': loginConnectedPage({ email: 'anna@northwind.example', lastsMs: 3_600_000 }),
  ...Object.fromEntries(
    (['used', 'expired', 'exhausted'] as const).map((state) => [state, closed(state).body ?? '']),
  ),
}

describe.each(['light', 'dark'] as const)('axe finds nothing, in %s colours, on', (colorScheme) => {
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    context = await browser.newContext({ colorScheme })
    page = await context.newPage()
  })
  afterAll(() => context.close())

  test.each(Object.entries(PAGES))('%s', async (_, content) => {
    await page.setContent(content)
    expect(await findings(page)).toEqual([])
  })
})

test('axe would find what is wrong', async () => {
  const page = await browser.newPage()
  await page.setContent(linkPage(asking).replaceAll('<label', '<span').replace(' lang="en"', ''))
  expect(await findings(page)).toEqual([
    expect.stringContaining('html-has-lang'),
    expect.stringContaining('label-title-only: <input id="share_link"'),
    expect.stringContaining('label: <input id="share_link"'),
  ])
  await page.close()
})

test('the form is filled in, put right and sent with the keyboard alone, and works only once', async () => {
  await stack.slack.as(ANNA).command(GENERAL, '/shares')
  await stack.drain()
  const page = await browser.newPage()
  page.setDefaultTimeout(5_000)
  /** What the keyboard is at. */
  const focus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent)
  const heading = (name: string) => page.getByRole('heading', { name }).waitFor()
  await page.goto(connectUrl(stack))

  // It begins at its first field, and asks for the rest before anything is sent.
  expect(await focus()).toBe('share_link')
  await page.keyboard.type('no link')
  await page.keyboard.press('Enter')
  expect(await focus()).toBe('is_me')
  await page.keyboard.press('Space')
  const isMe = page.getByRole('checkbox', { name: 'Yes, I am anna in the workspace northwind' })
  expect(await isMe.isChecked()).toBe(true)
  expect(await findings(page)).toEqual([])

  // What is wrong is said at its field, where one goes on.
  await page.keyboard.press('Tab')
  expect(await focus()).toBe('Connect')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await focus()).toBe('share_link')
  expect(await page.getByLabel('Share link or token').getAttribute('aria-describedby')).toContain('error')
  expect(await findings(page)).toEqual([])

  await page.keyboard.press('Control+A')
  await page.keyboard.type(tokens.anna.facade)
  await page.keyboard.press('Enter')
  await heading('Connected')
  expect(await findings(page)).toEqual([])

  await page.goto(connectUrl(stack))
  await heading('Already used')
  expect(await findings(page)).toEqual([])
  await page.close()
})
