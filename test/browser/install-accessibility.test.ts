import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { addedPage, addedToOrganisationPage, addPage, problemPage } from '../../lib/install/pages.ts'
import { PROBLEMS } from '../../lib/install/problems.ts'
import { startBrowser } from './browser.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

test.each([
  ['the button', addPage('https://slack.com/oauth/v2/authorize?scope=commands')],
  ['what was added', addedPage({ name: 'Northwind', teamId: 'T0LOCAL', appId: 'A0SHARES' })],
  [
    'what an organisation does next',
    addedToOrganisationPage({ name: 'Northwind Group', enterpriseId: 'E0LOCAL', appId: 'A0SHARES' }),
  ],
  ...Object.entries(PROBLEMS).map(
    ([name, problem]) => [`the problem ${name}`, problemPage(problem)] as const,
  ),
])('the page for adding the app that shows %s can be used by everybody, light and dark', async (_, html) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme })
    await page.setContent(html)
    await page.evaluate(axe)
    const { violations } = await page.evaluate<{ violations: unknown[] }>('axe.run()')
    await page.close()
    expect(violations).toEqual([])
  }
})
