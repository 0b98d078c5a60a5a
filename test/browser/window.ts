import type { Browser, Page } from 'playwright-core'
import { createPage } from '../../infra/sandbox/page/index.ts'
import { type Received, startWorkspace, type TestWorkspace } from '../unit/sandbox-slack/workspace.ts'
import { startBrowser } from './browser.ts'

/** A workspace with the page on it, and windows in which people look at it. */
export interface SlackWindows extends TestWorkspace {
  /** Opens the page as a person, at #projects unless told otherwise. */
  open: (user?: 'U0ANNA' | 'U0BEN', where?: string) => Promise<Page>
  /** What the app was sent of one kind: `command`, or the `type` of an interaction or event. */
  sent: (kind: string) => Received['body'][]
}

const page = createPage()
let browser: Promise<Browser> | undefined
const open: TestWorkspace[] = []

/** A workspace of its own for one test; all share one browser and one bundle. */
export async function startSlackWindows(): Promise<SlackWindows> {
  browser ??= startBrowser()
  const workspace = await startWorkspace()
  open.push(workspace)
  workspace.slack.app.route('/', page)
  return {
    ...workspace,
    async open(user = 'U0ANNA', where = 'C0PROJECTS') {
      const context = await (await browser)?.newContext({ viewport: { width: 1280, height: 800 } })
      const window = await context?.newPage()
      if (!window) throw new Error('no browser')
      window.setDefaultTimeout(5000)
      await window.goto(`${workspace.url}/#${user}/${where}`)
      await window.getByRole('heading', { name: 'Northwind' }).waitFor()
      return window
    },
    sent: (kind) => workspace.received.map(({ body }) => body).filter((body) => kindOf(body) === kind),
  }
}

/** Closes what the test opened. */
export async function closeWindows(): Promise<void> {
  for (const context of (await browser)?.contexts() ?? []) await context.close()
  for (const workspace of open.splice(0)) await workspace.stop()
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
}

function kindOf(body: Received['body']): unknown {
  if ('command' in body) return 'command'
  return body.type === 'event_callback' ? (body.event as { type: string }).type : body.type
}
