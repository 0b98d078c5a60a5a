import { type Html, html } from './html.ts'
import { PROBLEMS, type Problem } from './problems.ts'
import { STYLE } from './style.ts'

/** What the page to connect on shows. */
export interface ConnectPage {
  /** The person's name in Slack. */
  personName: string
  /** The workspace's name. */
  teamName?: string
  csrf: string
  /** What stood in the way of the last try. */
  problem?: Problem
  /** What was typed for the link then. A password is never shown again. */
  shareLink?: string
  /** Whether the share may have a password. */
  asksPassword?: boolean
}

/** The page with the form. */
export function connectPage(page: ConnectPage): string {
  const { personName, teamName, csrf, problem, shareLink, asksPassword = false } = page
  const workspace = teamName === undefined ? undefined : html` in the workspace <strong>${teamName}</strong>`
  return layout(
    problem ? 'Error: Connect Clinked' : 'Connect Clinked',
    html`<h1>Connect Clinked</h1>
<p>This connects Clinked for <strong>${personName}</strong>${workspace} in Slack. Not you? Close this page.</p>
<form method="post" action="">
<input type="hidden" name="provider" value="clinked">
<input type="hidden" name="csrf" value="${csrf}">
${problem ? html`<p class="error" id="error" role="alert">${PROBLEMS[problem].words}</p>` : undefined}
<label for="share_link">Share link or token</label>
<p class="hint" id="share_link_hint">Paste it from the e-mail that told you something was shared.</p>
<input id="share_link" name="share_link" type="text" required maxlength="2000" inputmode="url" autocomplete="off"
  autocapitalize="none" spellcheck="false" value="${shareLink}" autofocus ${describedBy(problem)}>
${asksPassword ? passwordField : undefined}
<button>Connect</button>
</form>
<p><small>The link is exchanged for access to what was shared with you, which is kept encrypted and used for you
alone. <strong>/shares disconnect</strong> takes it back at any time.</small></p>`,
  )
}

const passwordField = html`<label for="share_password">Password of the share</label>
<p class="hint" id="share_password_hint">Leave it empty where the share has none.</p>
<input id="share_password" name="share_password" type="password" maxlength="200" autocomplete="off"
  aria-describedby="share_password_hint">
`

/** Ties the hint to the field of the link, and the error where that is the link's. */
function describedBy(problem: Problem | undefined): Html {
  return problem && PROBLEMS[problem].isTheLinks
    ? html`aria-describedby="error share_link_hint" aria-invalid="true"`
    : html`aria-describedby="share_link_hint"`
}

/** What was connected. */
export interface ConnectedPage {
  guestEmail?: string
  /** What is shared by it: `kind` is a word such as `note`. */
  shares: { kind: string; name: string }[]
}

const MOST_NAMED = 20

/** The page after connecting. */
export function connectedPage({ guestEmail, shares }: ConnectedPage): string {
  const named = shares.slice(0, MOST_NAMED)
  const unnamed = shares.length - named.length
  return layout(
    'Connected',
    html`<h1>Connected</h1>
<p>${sharesIn(shares.length)}${guestEmail === undefined ? undefined : html` with <strong>${guestEmail}</strong>`}.</p>
${named.length > 0 ? html`<ul>${named.map(shareItem)}</ul>` : undefined}
${unnamed > 0 ? html`<p>And ${unnamed} more.</p>` : undefined}
<p class="done">Go back to Slack: your list is there.</p>
<p><small>You can close this page.</small></p>`,
  )
}

const shareItem = ({ kind, name }: ConnectedPage['shares'][number]): Html =>
  html`<li>${name} <small>${kind}</small></li>`

function sharesIn(count: number): string {
  if (count === 0) return 'Clinked accepted the link. At the moment nothing is shared'
  return count === 1 ? 'One thing is shared' : `${count} things are shared`
}

/** A page that says one thing: what happened, and what to do next. */
export const messagePage = (title: string, text: string): string =>
  layout(title, html`<h1>${title}</h1><p>${text}</p>`)

const layout = (title: string, content: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Shares for Slack</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<p class="product">Shares for Slack</p>
${content}
</main>
</body>
</html>
`.markup
