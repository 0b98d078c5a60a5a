import { type Html, html } from './html.ts'
import { type ConnectPage, connectedPage, field, formPage, messagePage } from './page.ts'
import { LOGIN_PROBLEMS } from './problems.ts'

/** The page that asks for a login to Intralinks. */
export interface LoginPage extends ConnectPage {
  /** What was typed for the e-mail address. The password is never shown again. */
  email?: string
}

/** The page that asks for a login to Intralinks. */
export function loginPage({ email = '', ...page }: LoginPage): string {
  const { problem } = page
  // With an address that will do, it is the password that is to be typed again.
  const isForEmail = email === '' || problem?.field === 'email'
  const isForPassword = !isForEmail && problem?.field !== 'is_me'
  return formPage(page, {
    provider: 'intralinks',
    fields: html`${field({
      name: 'email',
      type: 'email',
      label: 'E-mail address',
      hint: 'The one you log in to Intralinks with.',
      attributes: html`required maxlength="254" autocomplete="username"
  autocapitalize="none" spellcheck="false" value="${email}"`,
      problem,
      hasFocus: isForEmail,
    })}
${field({
  name: 'password',
  type: 'password',
  label: 'Password',
  hint: 'It goes to Intralinks, once, and is kept nowhere.',
  attributes: html`required maxlength="200" autocomplete="current-password"`,
  problem,
  hasFocus: isForPassword,
})}`,
    buttons: html`<button>Connect</button>
${problem === LOGIN_PROBLEMS.elsewhere ? endOtherSession : undefined}`,
    promise: html`They are exchanged for access to your data rooms that lasts about an hour, is kept encrypted and used
for you alone. <strong>/shares disconnect</strong> forgets it at any time.`,
  })
}

/** The one thing that throws somebody out elsewhere. The first button is the one that Enter presses. */
const endOtherSession: Html = html`<p class="hint" id="end_hint">Or end the other session: you are thrown out of Intralinks in your browser
at once, and what you have not saved there is lost. For this too, type your password first.</p>
<button class="second" name="end_other_sessions" value="yes" aria-describedby="end_hint">End the other session and connect</button>`

/** @param lastsMs how long the connection lasts */
export const loginConnectedPage = ({ email, lastsMs }: { email: string; lastsMs: number }): string =>
  connectedPage({
    what: html`You are logged in to Intralinks as <strong>${email}</strong>, for ${Math.round(lastsMs / 60_000)} minutes`,
    next: '/dataroom shows your data rooms',
  })

/** The page where a login would be asked for, had the deployment keys for Intralinks. */
export const notSetUpPage = (): string =>
  messagePage(
    'Intralinks is not set up here',
    'This app has no keys of its own for Intralinks yet, so nobody can connect it. Ask whoever set the app up in your workspace for it.',
    'clinked',
  )
