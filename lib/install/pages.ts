import { type Html, html } from '../connect/html.ts'
import { layout } from '../connect/page.ts'

/** Where adding the app begins. */
const INSTALL_PATH = '/slack/install'

/** @param url Slack's own page, where somebody agrees */
export const addPage = (url: string): string =>
  layout(
    'Add to Slack',
    html`<h1>Add to Slack</h1>
<p>Shares for Slack lets people work in Slack with what others share with them in Clinked and Intralinks. Each of them
connects their own; adding the app shares nothing.</p>
<p><a class="button" href="${url}">Add to Slack</a></p>
<p><small>Slack shows next what the app may do, and asks whether you agree. The button is good for ten minutes.</small></p>`,
  )

/** Slack's ids of where the app was added, and of the app. */
export interface AddedPage {
  name: string | undefined
  teamId: string
  appId: string
}

/** The app was added to one workspace. */
export const addedPage = ({ name, teamId, appId }: AddedPage): string =>
  layout(
    'Added',
    html`<h1>Added</h1>
<p>Shares for Slack is in <strong>${name ?? 'your workspace'}</strong> now.</p>
<p><a class="button" href="slack://app?${new URLSearchParams({ team: teamId, id: appId }).toString()}">Open Slack</a></p>
<p>Or open <a href="https://app.slack.com/client/${teamId}">Slack in the browser</a>. There, type
<strong>/shares</strong> to begin.</p>`,
  )

/**
 * The app was added to an organisation: until it is added to workspaces of it, it is in none.
 * https://docs.slack.dev/enterprise/organization-ready-apps
 */
export const addedToOrganisationPage = ({
  name,
  enterpriseId,
  appId,
}: Omit<AddedPage, 'teamId'> & { enterpriseId: string }): string =>
  layout(
    'One more step',
    html`<h1>One more step</h1>
<p>Shares for Slack belongs to <strong>${name ?? 'your organisation'}</strong> now, but is in none of its workspaces yet.</p>
<p><a class="button" href="https://app.slack.com/manage/${enterpriseId}/integrations/profile/${appId}/workspaces/add">Choose workspaces</a></p>`,
  )

/** Why the app was not added, and what to do next. */
export interface Problem {
  statusCode: number
  title: string
  words: string
  /** Whether to begin again is what helps. */
  canBeginAgain: boolean
}

export const problemPage = ({ title, words, canBeginAgain }: Problem): string =>
  layout(title, html`<h1>${title}</h1><p>${words}</p>${canBeginAgain ? beginAgain : undefined}`)

const beginAgain: Html = html`<p><a class="button" href="${INSTALL_PATH}">Begin again</a></p>`
