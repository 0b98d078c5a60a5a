import type { Page } from 'playwright-core'
import { logins } from '../../../infra/sandbox/intralinks/index.ts'
import { connectUrl, tokens } from '../../flow/people.ts'
import type { Act, Stage } from '../scene.ts'
import { browser, inDm, inGeneral } from '../sights.ts'

/** Asks for a page, and opens it. */
async function openPage(stage: Stage, command = '/shares connect'): Promise<Page> {
  await stage.type(command)
  const page = stage.browser()
  await page.goto(connectUrl(stage.stack))
  return page
}

/** Fills in the page that is open, and sends it. */
async function send(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  const isMe = page.getByRole('checkbox')
  if (await isMe.count()) await isMe.check()
  await page.getByRole('button', { name: /^Connect/ }).click()
  await page.waitForLoadState()
}

const LINK = 'Share link or token'

export const connecting: Act = {
  title: 'Connecting',
  begin: async () => {},
  scenes: [
    {
      picture: 'connect',
      title: 'The offer to connect',
      when: '`/shares` with nothing connected, `/shares connect`, and wherever another connection would help.',
      drawnBy: ['connectScreen'],
      play: async ({ type }) => {
        await type('/shares')
        return inGeneral()
      },
    },
    {
      picture: 'connect-rooms',
      title: 'The offer to connect Intralinks',
      when: '`/dataroom` with nothing connected, and `/dataroom connect`.',
      drawnBy: ['connectScreen'],
      play: async ({ type }) => {
        await type('/dataroom')
        return inGeneral()
      },
    },
    {
      picture: 'connect-page',
      title: 'The page for Clinked',
      when: 'Connect, in the offer. It asks who is there only where Slack cannot.',
      drawnBy: ['linkPage'],
      play: async (stage) => {
        await openPage(stage)
        return browser
      },
    },
    {
      picture: 'connect-page-problem',
      title: 'A link that is none',
      when: 'Connect, on the page. What stands in the way is said at the field.',
      drawnBy: ['linkPage'],
      play: async ({ browser: window }) => {
        await send(window(), { [LINK]: 'the one from Maria' })
        return browser
      },
    },
    {
      picture: 'connect-page-password',
      title: 'A link with a password',
      when: 'Connect, on the page, where Clinked does not take the link as it is.',
      drawnBy: ['linkPage'],
      play: async ({ browser: window }) => {
        await send(window(), { [LINK]: tokens.anna.insurance })
        return browser
      },
    },
    {
      picture: 'connect-page-down',
      title: 'Clinked does not answer',
      when: 'Connect, on the page.',
      drawnBy: ['linkPage'],
      play: async (stage) => {
        stage.stack.clinked.faults.add({ match: { section: '1.1' }, status: 503 })
        await send(await openPage(stage), { [LINK]: tokens.anna.facade })
        stage.stack.clinked.faults.clear()
        return browser
      },
    },
    {
      picture: 'connected-page',
      title: 'Connected',
      when: 'Connect, on the page. In Slack, what was asked for goes on by itself.',
      drawnBy: ['linkConnectedPage'],
      play: async (stage) => {
        await send(await openPage(stage), { [LINK]: tokens.anna.facade })
        return browser
      },
    },
    {
      picture: 'connected-notice',
      title: 'It was connected for you',
      when: 'In one’s messages, where Slack did not confirm who was there.',
      drawnBy: ['connectedScreen'],
      play: async ({ stack }) => {
        await stack.drain()
        return inDm()
      },
    },
    {
      picture: 'connected-undone',
      title: 'A connection was undone',
      when: 'Not you? Undo.',
      drawnBy: ['undoneScreen'],
      play: async ({ press }) => {
        await press('undo_connect')
        return inDm()
      },
    },
    {
      picture: 'page-used',
      title: 'A page that was used',
      when: 'The address of a page that has connected, was open for ten minutes, or was sent ten times.',
      drawnBy: ['messagePage'],
      play: async ({ browser: window }) => {
        await window().goto(window().url())
        return browser
      },
    },
    {
      picture: 'login-page',
      title: 'The page for Intralinks',
      when: 'Connect, in the offer.',
      drawnBy: ['loginPage'],
      play: async (stage) => {
        await openPage(stage, '/dataroom connect')
        return browser
      },
    },
    {
      picture: 'login-page-refused',
      title: 'A login that Intralinks does not take',
      when: 'Connect, on the page.',
      drawnBy: ['loginPage'],
      play: async ({ browser: window }) => {
        await send(window(), { 'E-mail address': logins.anna.email, Password: 'wrong' })
        return browser
      },
    },
    {
      picture: 'login-page-elsewhere',
      title: 'Somebody who is logged in elsewhere',
      when: 'Connect, on the page, where Intralinks allows one session at a time.',
      drawnBy: ['loginPage'],
      play: async ({ browser: window }) => {
        await send(window(), { 'E-mail address': logins.ben.email, Password: logins.ben.password })
        return browser
      },
    },
    {
      picture: 'logged-in-page',
      title: 'Intralinks is connected',
      when: 'Connect, on the page.',
      drawnBy: ['loginConnectedPage'],
      play: async ({ browser: window }) => {
        await send(window(), { 'E-mail address': logins.anna.email, Password: logins.anna.password })
        return browser
      },
    },
  ],
}
