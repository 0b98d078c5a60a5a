import { ACTION } from '../actions.ts'
import type { NextStep } from './errors.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn } from './text.ts'

/** What the file is called on a screen. */
export function auditTitle(ofAll: boolean): Mrkdwn {
  return ofAll ? mrkdwn`The audit of this workspace` : mrkdwn`Your audit`
}

/** What is said with the file. */
export function auditComment(ofAll: boolean): Mrkdwn {
  const what = ofAll
    ? mrkdwn`what everybody in this workspace did in Clinked and Intralinks through this app`
    : mrkdwn`what you did in Clinked and Intralinks through this app`
  return mrkdwn`${auditTitle(ofAll)}: ${what} in the last 400 days, by ids and without contents. Times are UTC.`
}

/** @param now epoch ms. */
export function auditFileName(now: number): string {
  return `audit-${new Date(now).toISOString().slice(0, 10)}.csv`
}

/** Asks for it again. @param value as it was asked for. */
export function auditStep(value: string): NextStep {
  return { text: 'Try again', actionId: ACTION.audit, value }
}

export const AUDIT_NOT_SENT = mrkdwn`It could not be sent in one piece.`

/** Said below where the file is. */
export const auditWhereabouts = context(mrkdwn`It is a CSV file: any spreadsheet opens it.`)

const ONLY_ADMINS = mrkdwn`Only admins and owners of this workspace can have the audit of everybody in it.`

/** It was asked for by somebody who may not have it. */
export const onlyAdminsScreen: Screen = {
  title: 'Audit',
  text: ONLY_ADMINS,
  blocks: [
    section(mrkdwn`:no_entry: ${ONLY_ADMINS}`),
    actions([button({ text: 'My own audit', actionId: ACTION.audit, value: 'audit' })]),
  ],
}
