import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createPage } from '../../infra/sandbox/page/index.ts'
import { type Sandbox, startSandbox } from '../../infra/sandbox/server.ts'
import { startBrowser } from './browser.ts'
import { closeBrowser, closeWindows, startSlackWindows } from './window.ts'

afterEach(closeWindows)
afterAll(closeBrowser)

const PROJECTS = 'C0PROJECTS'

describe('fonts', () => {
  test('emoji and Arabic show without fonts of the machine, which are loaded when they are needed', async () => {
    const slack = await startSlackWindows()
    const anna = await slack.open()
    const loaded = () =>
      anna.evaluate(async () => {
        await document.fonts.ready
        return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
      })
    expect(await loaded()).not.toContain('Noto Color Emoji')

    await slack.web.chat.postMessage({ channel: PROJECTS, text: ':thumbsup: *مرحبا*' })
    await anna.getByText('مرحبا').waitFor()

    expect(new Set(await loaded())).toEqual(new Set(['Noto Color Emoji', 'Noto Sans Arabic']))
    expect(await isInColour(anna, '👍', 'Noto Color Emoji')).toBe(true)
  })
})

/** Whether the browser really paints it: a font can be loaded and stay blank. */
function isInColour(window: Page, text: string, font: string): Promise<boolean> {
  return window.evaluate(
    ({ text, font }) => {
      const canvas = new OffscreenCanvas(60, 60).getContext('2d')
      if (!canvas) throw new Error('no canvas')
      canvas.font = `40px "${font}"`
      canvas.fillText(text, 0, 45)
      const { data } = canvas.getImageData(0, 0, 60, 60)
      return data.some((red, at) => at % 4 === 0 && red !== data[at + 2])
    },
    { text, font },
  )
}

describe('links', () => {
  test('Slack’s link to the app leads to its messages, in the page', async () => {
    const slack = await startSlackWindows()
    await slack.web.chat.postEphemeral({
      channel: PROJECTS,
      user: 'U0ANNA',
      text: 'See your <https://slack.com/app_redirect?app=A0SHARES&amp;team=T0LOCAL|messages>.',
    })
    await slack.web.chat.postMessage({ channel: 'U0ANNA', text: 'Here it is.' })
    const anna = await slack.open()

    await anna.getByRole('link', { name: 'messages' }).click()

    await anna.getByText('Here it is.').waitFor()
    expect(anna.context().pages()).toHaveLength(1)
  })

  test('a link to another app leads out of the page', async () => {
    const slack = await startSlackWindows()
    const address = 'https://slack.com/app_redirect?app=A0OTHER&team=T0LOCAL'
    await slack.web.chat.postMessage({ channel: PROJECTS, text: `<${address}|other>` })
    const anna = await slack.open()

    const link = anna.getByRole('link', { name: 'other' })

    expect(await link.getAttribute('href')).toBe(address)
    expect(await link.getAttribute('target')).toBe('_blank')
  })
})

test('a channel in which nothing was said tells what to try', async () => {
  const anna = await (await startSlackWindows()).open()
  await anna.getByText('Nothing has been said here yet. Type /shares and press Enter.').waitFor()
})

describe('a reset', () => {
  let sandbox: Sandbox
  afterEach(() => sandbox.stop())

  test('leaves an open page in use: it goes on with what is there then', async () => {
    sandbox = await startSandbox({
      port: 0,
      clock: Date.now,
      slack: { signingSecret: 'secret', botToken: 'xoxb-test', appUrl: 'http://127.0.0.1:9/slack/events' },
      clinked: false,
      page: createPage(),
    })
    const browser = await startBrowser()
    try {
      const anna = await browser.newPage()
      await anna.goto(`${sandbox.url}/#U0ANNA/${PROJECTS}`)
      await anna.getByLabel('Message to #projects').fill('before')
      await anna.keyboard.press('Enter')
      await anna.getByText('before').waitFor()

      sandbox.reset()

      await anna.getByText('before').waitFor({ state: 'detached' })
      await sandbox.slack?.as('U0BEN').message(PROJECTS, 'after')
      await anna.getByText('after').waitFor()
    } finally {
      await browser.close()
    }
  })
})
