import type { Service } from '../errors.ts'
import { type Html, html } from './html.ts'
import type { Problem } from './problems.ts'
import { type Somebody, somebody } from './somebody.ts'
import { STYLE } from './style.ts'

export const NAME: Record<Service, string> = { clinked: 'Clinked', intralinks: 'Intralinks' }

/** Whom a page connects, and what stood in the way of the last try. */
export interface ConnectPage extends Somebody {
  csrf: string
  /** Whether they said that it is them; undefined where Slack has confirmed it. */
  isMe: boolean | undefined
  problem?: Problem
  /** What else can be connected on the same page. */
  other?: Service
}

/** What the page asks for one provider. */
interface ProviderForm {
  provider: Service
  fields: Html
  buttons: Html
  /** What is done with what is filled in. */
  promise: Html
}

/** The page with the form. */
export function formPage(page: ConnectPage, { provider, fields, buttons, promise }: ProviderForm): string {
  const { csrf, isMe, problem, other } = page
  const name = NAME[provider]
  return layout(
    problem ? `Error: Connect ${name}` : `Connect ${name}`,
    html`<h1>Connect ${name}</h1>
<p>This connects ${name} for ${somebody(page)} in Slack. Not you? Close this page.</p>
<form method="post" action="">
<input type="hidden" name="provider" value="${provider}">
<input type="hidden" name="csrf" value="${csrf}">
${problem && problem.field === undefined ? errorLine(problem) : undefined}
${fields}
${isMe === undefined ? undefined : isThisYou(page, isMe)}
${buttons}
</form>
<p><small>${promise}</small></p>
${other && otherLink(other)}`,
  )
}

/** Asks in Slack's place whether the person who opened the page is whom it is for. */
function isThisYou(page: ConnectPage, isMe: boolean): Html {
  const own = page.problem?.field === 'is_me' ? page.problem : undefined
  return html`<fieldset>
<legend>Is this you?</legend>
${own && errorLine(own)}
<p class="hint" id="is_me_hint">If somebody else sent you this page, close it: what you connect here becomes theirs.</p>
<p class="choice"><input id="is_me" name="is_me" type="checkbox" value="yes" required
  aria-describedby="${own ? 'error ' : ''}is_me_hint"${own ? html` aria-invalid="true" autofocus` : undefined}${isMe ? html` checked` : undefined}>
<label for="is_me">Yes, I am ${somebody(page)}</label></p>
</fieldset>`
}

/** A field that is seen. */
interface Field {
  name: 'share_link' | 'share_password' | 'email' | 'password'
  type: 'text' | 'email' | 'password'
  label: string
  hint: string
  /** Further attributes. */
  attributes: Html
  problem: Problem | undefined
  hasFocus: boolean
}

/** A field with its label and hint, and the error where that is this field's. */
export function field({ name, type, label, hint, attributes, problem, hasFocus }: Field): Html {
  const own = problem?.field === name ? problem : undefined
  const described = own
    ? html`aria-describedby="error ${name}_hint" aria-invalid="true"`
    : html`aria-describedby="${name}_hint"`
  return html`${own && errorLine(own)}
<label for="${name}">${label}</label>
<p class="hint" id="${name}_hint">${hint}</p>
<input id="${name}" name="${name}" type="${type}" ${attributes} ${described}${hasFocus ? html` autofocus` : undefined}>
`
}

const errorLine = ({ words }: Problem): Html => html`<p class="error" id="error" role="alert">${words}</p>`

const otherLink = (provider: Service): Html =>
  html`<p>Was it something in ${NAME[provider]}? <a href="?provider=${provider}">Connect ${NAME[provider]}</a></p>`

/** What was connected: one sentence of it, and the things that came with it. */
export interface ConnectedPage {
  what: Html
  items?: Html[]
  /** How many more things there are. */
  unnamed?: number
  /** What there is in Slack now. */
  next: string
}

/** The page after connecting. */
export function connectedPage({ what, items = [], unnamed = 0, next }: ConnectedPage): string {
  return layout(
    'Connected',
    html`<h1>Connected</h1>
<p>${what}.</p>
${items.length > 0 ? html`<ul>${items}</ul>` : undefined}
${unnamed > 0 ? html`<p>And ${unnamed} more.</p>` : undefined}
<p class="done">Go back to Slack: ${next}.</p>
<p><small>You can close this page.</small></p>`,
  )
}

/** A page that says one thing: what happened, and what to do next. */
export const messagePage = (title: string, text: string, other?: Service): string =>
  layout(title, html`<h1>${title}</h1><p>${text}</p>${other && otherLink(other)}`)

/** Every page: its title, which the browser shows, and what stands on it. */
export const layout = (title: string, content: Html): string =>
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
