import { html } from 'hono/html'
import type { demoLinks } from './clinked/index.ts'
import type { demoLogins } from './intralinks/index.ts'
import { plainPage } from './plain-page.ts'

/** The page at the sandbox's address where Slack is elsewhere: what there is to connect there. None: it is real. */
export function elsewherePage({
  links,
  logins,
}: {
  links: typeof demoLinks | undefined
  logins: typeof demoLogins | undefined
}): ReturnType<typeof plainPage> {
  return plainPage(
    'What there is to connect',
    html`<p>Slack is not here: SLACK_APP_TOKEN or SLACK_API_URL says so. Type this there:</p>
<h2>/shares</h2>
${
  links
    ? html`<ul>
${links.map(({ label, link, note }) => html`<li>${label}: <code>${link}</code><br><small>${note}</small></li>`)}
</ul>`
    : html`<p>Clinked is not here either: CLINKED_API_URL says so. Connect a link that was shared with you in Clinked.</p>`
}
<h2>/dataroom</h2>
${
  logins
    ? html`<ul>
${logins.map(({ email, password, note }) => html`<li><code>${email}</code>, <code>${password}</code><br><small>${note}</small></li>`)}
</ul>`
    : html`<p>Intralinks is not here either: INTRALINKS_API_URL says so. Log in as you do at Intralinks.</p>`
}`,
  )
}
