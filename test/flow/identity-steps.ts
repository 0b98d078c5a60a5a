import { type Browser, newBrowser, type Page } from './browser.ts'
import { connectUrl } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** What people do where Slack can be asked who somebody is. */
export function identitySteps(stackOf: () => Stack) {
  return {
    /** Somebody adds the app to the workspace. */
    addApp: async (): Promise<void> => {
      const browser = newBrowser()
      const page = await browser.open(`${stackOf().appUrl}/slack/install`)
      const slack = await browser.open(browser.linkTo(page, 'Add to Slack'))
      await browser.send(slack, { answer: 'allow' })
    },

    /** Anna types `/shares`. @returns the address of the page that she is offered */
    annasPage: async (): Promise<string> => {
      await stepsOf(stackOf).type('/shares')
      return connectUrl(stackOf())
    },

    /** Opens a connect page, goes to Slack and answers there. @returns what Slack leads back to */
    signIn: async (browser: Browser, url: string, user: string): Promise<Page> => {
      const page = await browser.open(url)
      return browser.send(await browser.open(browser.linkTo(page, SIGN_IN)), { user })
    },

    /** Answers in Slack, and does not go where it leads. @returns that address */
    untilSlackLeadsBack: async (browser: Browser, url: string, user: string): Promise<string> => {
      const slackPage = browser.linkTo(await browser.open(url), SIGN_IN)
      const asked = Object.fromEntries(new URL(slackPage).searchParams)
      const body = new URLSearchParams({ ...asked, user })
      const led = await fetch(slackPage, { method: 'POST', body, redirect: 'manual' })
      return led.headers.get('location') ?? ''
    },

    /** The calls by which Slack was asked who somebody is. */
    asked: () => stackOf().slack.calls.filter(({ method }) => method === 'openid.connect.token'),

    /** The requests for access that Clinked was sent. */
    grants: () => stackOf().clinked.requests.filter(({ section }) => section === '1.1'),
  }
}

/** What the link to Slack is called. */
export const SIGN_IN = 'Sign in with Slack'
