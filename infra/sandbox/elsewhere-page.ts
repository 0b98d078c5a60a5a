import { html } from 'hono/html'
import type { demoLinks } from './clinked/index.ts'
import type { demoLogins } from './intralinks/index.ts'

/** The page at the sandbox's address where Slack is a real workspace: what there is to connect there. */
export function elsewherePage({
  links,
  logins,
}: {
  links: typeof demoLinks
  logins: typeof demoLogins
}): ReturnType<typeof html> {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Demo shares</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }</style>
<h1>Demo shares</h1>
<p>Slack is not here: SLACK_APP_TOKEN or SLACK_API_URL says so. What there is to connect from there:</p>
<h2>/shares</h2>
<ul>
${links.map(({ label, link, note }) => html`<li>${label}: <code>${link}</code><br><small>${note}</small></li>`)}
</ul>
<h2>/dataroom</h2>
<ul>
${logins.map(({ email, password, note }) => html`<li><code>${email}</code>, <code>${password}</code><br><small>${note}</small></li>`)}
</ul>
</html>`
}
