import type { Service } from '../errors.ts'
import { type Html, html } from './html.ts'
import { layout, NAME } from './page.ts'
import { type Somebody, somebody } from './somebody.ts'

/** @param url the address at Slack where it confirms who somebody is */
export const signInPage = (who: Somebody & { provider: Service }, url: string): string =>
  layout(
    `Connect ${NAME[who.provider]}`,
    html`<h1>Connect ${NAME[who.provider]}</h1>
<p>This page is for ${somebody(who)}, and for nobody else. Is this you? Slack confirms it.</p>
<p><a class="button" href="${url}">Sign in with Slack</a></p>
<p><small>Slack tells this app who you are, and nothing more. Then this page goes on.</small></p>`,
  )

/** @param page the address of the connect page */
export const wrongPersonPage = (who: Somebody, page: string): string =>
  layout(
    'Not for you',
    html`<h1>Not for you</h1>
<p>This page is for ${somebody(who)}. You are signed in to Slack as somebody else, or in another workspace, so nothing
was connected.</p>
<p>For a page of your own, type <strong>/shares connect</strong> in Slack. If you are ${who.personName}, sign in to Slack
as yourself in this browser first.</p>
${again(page, 'Try again')}`,
  )

/** What can come of asking Slack who somebody is, other than an answer. */
export const SIGN_IN_PROBLEMS = {
  cancelled: {
    statusCode: 200,
    title: 'Not connected',
    words: 'You cancelled in Slack, so nothing was connected.',
  },
  lost: {
    statusCode: 400,
    title: 'Not connected yet',
    words:
      'This address works once, in the browser where the sign-in was begun. Sign in again on the page that the button in Slack opened; if that does not help, type /shares connect in Slack for a new one.',
  },
  refused: {
    statusCode: 502,
    title: 'Not connected',
    words:
      'Slack refused to tell this app who you are. This is not your doing: tell whoever looks after Shares for Slack.',
  },
  unavailable: {
    statusCode: 503,
    title: 'Not connected yet',
    words: 'Slack does not answer this app at the moment. Try again in a minute.',
  },
} as const

/** @param page the address of the connect page, where it is known */
export const signInProblemPage = (problem: keyof typeof SIGN_IN_PROBLEMS, page?: string): string => {
  const { title, words } = SIGN_IN_PROBLEMS[problem]
  return layout(
    title,
    html`<h1>${title}</h1><p>${words}</p>${page === undefined ? undefined : again(page, 'Try again')}`,
  )
}

const again = (page: string, words: string): Html =>
  html`<p><a class="button" href="${page}">${words}</a></p>`
