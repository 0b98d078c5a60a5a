import type { Page } from 'playwright-core'
import { connectUrl } from '../../flow/people.ts'
import type { Act, Stage } from '../scene.ts'
import { browser } from '../sights.ts'

/** Begins to add the app, and answers in Slack. */
async function add({ stack, browser: window }: Stage, answer: string | RegExp): Promise<void> {
  await window().goto(`${stack.appUrl}/slack/install`)
  await goOn(window(), 'Add to Slack', answer)
}

/** Opens the connect page that was offered last, and answers in Slack who is there. */
async function signIn({ stack, browser: window }: Stage, answer: string): Promise<void> {
  await window().goto(connectUrl(stack))
  await goOn(window(), 'Sign in with Slack', answer)
}

async function goOn(page: Page, link: string, answer: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: link }).click()
  await page.getByRole('button', { name: answer }).click()
  await page.waitForLoadState()
}

/** Played where the app can be added to any workspace. */
export const adding: Act = {
  title: 'Adding the app, and signing in',
  begin: async () => {},
  scenes: [
    {
      picture: 'add-page',
      title: 'To add the app',
      when: '`/slack/install`, of a deployment that can be added to workspaces.',
      drawnBy: ['addPage'],
      play: async ({ stack, browser: window }) => {
        await window().goto(`${stack.appUrl}/slack/install`)
        return browser
      },
    },
    {
      picture: 'add-page-problem',
      title: 'The app was not added',
      when: 'Somebody cancelled in Slack, came too late, or Slack refused.',
      drawnBy: ['problemPage'],
      play: async (stage) => {
        await add(stage, 'Cancel')
        return browser
      },
    },
    {
      picture: 'added-everywhere-page',
      title: 'The app was added to an organisation',
      when: 'Allow, in Slack, for all of an organisation.',
      drawnBy: ['addedToOrganisationPage'],
      play: async (stage) => {
        await add(stage, /^Allow in all of/)
        return browser
      },
    },
    {
      picture: 'added-page',
      title: 'The app was added',
      when: 'Allow, in Slack.',
      drawnBy: ['addedPage'],
      play: async (stage) => {
        await add(stage, 'Allow in Northwind')
        return browser
      },
    },
    {
      picture: 'sign-in-page',
      title: 'Is this you?',
      when: 'Connect, in the offer: Slack confirms who is there, where it can.',
      drawnBy: ['signInPage'],
      play: async ({ stack, type, browser: window }) => {
        await type('/shares')
        await window().goto(connectUrl(stack))
        return browser
      },
    },
    {
      picture: 'sign-in-page-wrong',
      title: 'A page for somebody else',
      when: 'Sign in with Slack, as another than the page is for.',
      drawnBy: ['wrongPersonPage'],
      play: async (stage) => {
        await signIn(stage, 'Allow as Ben Okafor')
        return browser
      },
    },
    {
      picture: 'sign-in-page-problem',
      title: 'Slack did not confirm it',
      when: 'Somebody cancelled in Slack, came too late, or Slack does not answer.',
      drawnBy: ['signInProblemPage'],
      play: async (stage) => {
        await signIn(stage, 'Cancel')
        return browser
      },
    },
    {
      picture: 'connect-page-confirmed',
      title: 'The page for Clinked, once Slack has confirmed it',
      when: 'Sign in with Slack, as oneself.',
      drawnBy: ['linkPage'],
      play: async (stage) => {
        await signIn(stage, 'Allow as Anna Keller')
        return browser
      },
    },
  ],
}
