// A signed `/shares` as Slack sends it, and what came of it: the offer to connect, and the page it leads to.
// node first-command.mjs <address of the app> <address of the sandbox>
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const [app, sandbox] = process.argv.slice(2)

const body = new URLSearchParams({
  command: '/shares',
  text: '',
  team_id: 'T0LOCAL',
  team_domain: 'northwind',
  channel_id: 'C0PROJECTS',
  channel_name: 'projects',
  user_id: 'U0ANNA',
  user_name: 'anna',
  api_app_id: 'A0SHARES',
  trigger_id: '1.1.first',
}).toString()
const timestamp = String(Math.floor(Date.now() / 1000))
const signature = createHmac('sha256', 'local-signing-secret').update(`v0:${timestamp}:${body}`).digest('hex')
const acknowledged = await fetch(`${app}/slack/events`, {
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  },
})
assert.equal(acknowledged.status, 200)

const link = await connectLink()
const page = await fetch(link)
assert.equal(page.status, 200)
assert.match(await page.text(), /name="share_link"/)

/** The address behind the button that the app offered to Anna. */
async function connectLink() {
  for (let tries = 0; tries < 100; tries++) {
    const state = await (await fetch(`${sandbox}/page/state?user=U0ANNA`)).text()
    const link = state.match(new RegExp(`${app}/connect/[\\w-]+`))?.[0]
    if (link) return link
    await wait(100)
  }
  throw new Error('No offer to connect arrived in Slack within 10 s.')
}
