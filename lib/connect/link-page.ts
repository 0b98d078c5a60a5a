import { type Html, html } from './html.ts'
import { type ConnectPage, connectedPage, field, formPage } from './page.ts'

/** The page that asks for a share link of Clinked. */
export interface LinkPage extends ConnectPage {
  /** What was typed for the link. A password is never shown again. */
  shareLink?: string
  /** Whether the share may have a password. */
  asksPassword?: boolean
}

/** The page that asks for a share link of Clinked. */
export function linkPage({ shareLink, asksPassword = false, ...page }: LinkPage): string {
  const { problem } = page
  const isForLink = problem?.field !== 'is_me'
  return formPage(page, {
    provider: 'clinked',
    fields: html`${field({
      name: 'share_link',
      type: 'text',
      label: 'Share link or token',
      hint: 'Paste it from the e-mail that told you something was shared.',
      attributes: html`required maxlength="2000" inputmode="url" autocomplete="off"
  autocapitalize="none" spellcheck="false" value="${shareLink}"`,
      problem,
      hasFocus: isForLink,
    })}
${
  asksPassword
    ? field({
        name: 'share_password',
        type: 'password',
        label: 'Password of the share',
        hint: 'Leave it empty where the share has none.',
        attributes: html`maxlength="200" autocomplete="off"`,
        problem,
        hasFocus: false,
      })
    : undefined
}`,
    buttons: html`<button>Connect</button>`,
    promise: html`The link is exchanged for access to what was shared with you, which is kept encrypted and used for you
alone. <strong>/shares disconnect</strong> takes it back at any time.`,
  })
}

/** What a share link opened. */
export interface ConnectedLink {
  guestEmail?: string
  /** What is shared by it: `kind` is a word such as `note`. */
  shares: { kind: string; name: string }[]
}

const MOST_NAMED = 20

/** The page after a share link was connected. */
export function linkConnectedPage({ guestEmail, shares }: ConnectedLink): string {
  const named = shares.slice(0, MOST_NAMED)
  return connectedPage({
    what: html`${sharesIn(shares.length)}${guestEmail === undefined ? undefined : html` with <strong>${guestEmail}</strong>`}`,
    items: named.map(shareItem),
    unnamed: shares.length - named.length,
    next: 'your list is there',
  })
}

const shareItem = ({ kind, name }: ConnectedLink['shares'][number]): Html =>
  html`<li>${name} <small>${kind}</small></li>`

function sharesIn(count: number): string {
  if (count === 0) return 'Clinked accepted the link. At the moment nothing is shared'
  return count === 1 ? 'One thing is shared' : `${count} things are shared`
}
