import { type Html, html } from './html.ts'

/** Whom a page is for. */
export interface Somebody {
  /** The person's name in Slack. */
  personName: string
  /** The workspace's name. */
  teamName?: string
}

/** A person with their workspace, as every page names them. */
export const somebody = ({ personName, teamName }: Somebody): Html =>
  html`<strong>${personName}</strong>${teamName === undefined ? undefined : html` in the workspace <strong>${teamName}</strong>`}`
