import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { tokens } from '../../infra/sandbox/clinked/index.ts'
import { createPage } from '../../infra/sandbox/page/index.ts'
import { writesTo } from '../flow/people.ts'
import { type Stack, startStack } from '../flow/stack.ts'
import { startBrowser } from './browser.ts'

let stack: Stack
let browser: Browser
let server: Server
let anna: Page

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), startBrowser()])
  const slack = createPage().all('*', ({ req }) => stack.slack.app.fetch(req.raw))
  server = createAdaptorServer({ fetch: slack.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  context.setDefaultTimeout(5000)
  anna = await context.newPage()
  await anna.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#U0ANNA/C0GENERAL`)
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await stack.stop()
})

/** Does what the person does, and then what the app was asked by it. */
async function andWork(act: () => Promise<void>): Promise<void> {
  await Promise.all([anna.waitForResponse(/\/page\/(command|action|submit)$/), act()])
  await stack.drain()
}

const press = (name: string | RegExp) => andWork(() => anna.getByRole('button', { name }).last().click())

test('somebody connects, reads, replies and approves, and never leaves the page but to connect', async () => {
  await anna.getByLabel('Message to #general').fill('/shares')
  await andWork(() => anna.keyboard.press('Enter'))

  const opened = anna.context().waitForEvent('page')
  await andWork(() => anna.getByRole('link', { name: 'Connect' }).click())
  const connectPage = await opened
  await connectPage.getByText(/^anna/i).first().waitFor()
  await connectPage
    .getByLabel('Share link or token')
    .fill(`https://app.clinked.example/share/${tokens.anna.facade}`)
  await connectPage.getByRole('checkbox', { name: /^Yes, I am anna/i }).check()
  await connectPage.getByRole('button', { name: 'Connect' }).click()
  await connectPage.getByRole('heading', { name: 'Connected' }).waitFor()
  await connectPage.close()
  await stack.drain()

  await press('Open Façade material: brick or timber?')
  const modal = anna.getByRole('dialog', { name: 'Discussion' })
  await modal.getByText('Which one do you want to see built?').waitFor()

  await press('Reply')
  await anna.getByLabel('Your reply').fill('Yes, brick it is. 🧱')
  await press('Reply')
  await modal.getByText(/is posted\./).waitFor()
  await modal.getByText('Yes, brick it is. 🧱').waitFor()
  await modal.getByRole('button', { name: 'Close', exact: true }).click()
  await modal.waitFor({ state: 'detached' })

  await press('Waiting approvals')
  await anna.getByRole('link', { name: 'messages with this app' }).click()
  const card = anna.getByRole('article').filter({ hasText: 'Change order 07.pdf' })
  await andWork(() => card.getByRole('button', { name: /^Accept/ }).click())
  await card.getByText('Accepted').waitFor()
  await card.getByText('@Anna Keller').waitFor()
  expect(await card.getByRole('button', { name: /^(Accept|Decline|Decide)/ }).count()).toBe(0)

  expect(writesTo(stack, '3.4')).toMatchObject([{ status: 201, body: { reply: 'Yes, brick it is. 🧱' } }])
  expect(writesTo(stack, '11.12')).toMatchObject([{ status: 200, body: { status: 'ACCEPT' } }])
  expect(stack.failedJobs).toBe(0)
})
