import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { createPage } from '../../infra/sandbox/page/index.ts'
import { startBrowser } from '../browser/browser.ts'
import { ANNA, GENERAL } from '../flow/people.ts'
import type { Stack } from '../flow/stack.ts'
import { type Drawing, palettePng } from './palette.ts'
import type { MessageSight, Sight } from './scene.ts'

/** Takes pictures of what people see. */
export interface Camera {
  /** @returns a PNG, the same to the byte whenever the same is to be seen */
  take: (sight: Sight) => Promise<Buffer>
  /** The browser's window beside Slack. */
  window: () => Page
  /** A new window, without the cookies of the one before. */
  openWindow: () => Promise<void>
  stop: () => Promise<void>
}

/** So tall that nothing has to be scrolled to. */
const SLACK = { width: 900, height: 4_000 }
/** As people have it on their desk. */
const WHOLE = { width: 1280, height: 800 }
const WEB = { width: 560, height: 400 }

/** Shown whole, and nothing of what is behind it. */
const STYLE = `
  .dialog { max-height: none; border-radius: 0; box-shadow: none; border: 1px solid #ddd }
  .dialog::backdrop { background: #fff }
  .message-menu { display: none }
  .home > .blocks { padding: 16px }
  body:has(> main) { min-height: 0; padding: 0; background: #fff }
`

export async function startCamera(stack: Stack): Promise<Camera> {
  const app = createPage().all('*', ({ req }) => stack.slack.app.fetch(req.raw))
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await startBrowser()
  const contexts: BrowserContext[] = []

  /** Its own styles let in no others: here they have to. */
  async function newPage(viewport: typeof SLACK): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'en-US', bypassCSP: true })
    context.setDefaultTimeout(5_000)
    contexts.push(context)
    return context.newPage()
  }

  const slack = await newPage(SLACK)
  let window = await newPage(WEB)

  /** Draws Slack anew, at the time that it is in the story. */
  async function look(where: string, { user = ANNA, viewport = SLACK } = {}): Promise<void> {
    await slack.setViewportSize(viewport)
    await slack.clock.setFixedTime(stack.clock.now())
    await slack.goto('about:blank')
    await slack.goto(`${url}/#${user}/${where}`)
    await slack.getByRole('heading', { name: 'Northwind' }).waitFor({ state: 'attached' })
  }

  async function find(sight: Sight): Promise<Locator> {
    switch (sight.in) {
      case 'browser':
        return window.locator('main')
      case 'window':
        await look(GENERAL, { viewport: WHOLE })
        return slack.locator('body')
      case 'modal':
        await look(GENERAL)
        return slack.locator('dialog.modal')
      case 'home':
        await look('home')
        return slack.locator('.home > .blocks')
      case 'question':
        await look(sight.channel)
        await slack.getByRole('button', { name: sight.button }).last().click()
        return slack.locator('dialog.confirm')
      case 'message':
        return findMessage(sight)
    }
  }

  async function findMessage({ channel, user, saying, thread }: MessageSight): Promise<Locator> {
    await look(channel, user === undefined ? {} : { user })
    const all = slack.locator('.main article.message')
    const message = (saying ? all.filter({ hasText: saying }) : all).last()
    if (!thread) return message
    await message.locator('.replies').click()
    return slack.locator('.thread article.message').last()
  }

  return {
    window: () => window,
    async openWindow() {
      window = await newPage(WEB)
    },
    async take(sight) {
      const found = await find(sight)
      await found.waitFor()
      const page = found.page()
      if (sight.in !== 'window') await page.addStyleTag({ content: STYLE })
      if (sight.in === 'message') await page.addStyleTag({ content: '.modal { display: none }' })
      await page.evaluate(settled)
      const png = await found.screenshot({ animations: 'disabled', caret: 'hide' })
      return palettePng(await slack.evaluate(pixelsOf, png.toString('base64')))
    },
    async stop() {
      for (const context of contexts) await context.close()
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** In the page: nothing has the focus, and all pictures and fonts are there. */
async function settled(): Promise<void> {
  const { activeElement, images, fonts } = document
  if (activeElement instanceof HTMLElement) activeElement.blur()
  await Promise.all([...images].map((image) => image.decode()))
  await fonts.ready
}

/** In the page, for the browser knows how to read it. @param png in base64 */
async function pixelsOf(png: string): Promise<Drawing> {
  const response = await fetch(`data:image/png;base64,${png}`)
  const image = await createImageBitmap(await response.blob())
  const { width, height } = image
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(image, 0, 0)
  const drawn = context?.getImageData(0, 0, width, height)
  return { width, height, pixels: new Uint8Array(drawn?.data ?? []) }
}
