import type { KnownBlock } from '@slack/types'
import {
  NotConnectedError,
  NotInstalledError,
  OutOfTimeError,
  type Service,
  ShareNotFoundError,
  SharePasswordError,
  UpstreamError,
  type UpstreamErrorCode,
} from '../../errors.ts'
import { ACTION } from '../actions.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** What each upstream is called. */
export const SERVICE: Record<Service, Mrkdwn> = { clinked: mrkdwn`Clinked`, intralinks: mrkdwn`Intralinks` }

/** Of each way in which an upstream fails: what is said, with the upstream's name. */
export const SENTENCE: Record<UpstreamErrorCode, (service: Mrkdwn) => Mrkdwn> = {
  unauthorized: (service) =>
    mrkdwn`${service} no longer takes this connection: it has lapsed or was taken back.`,
  login_refused: (service) =>
    mrkdwn`${service} did not take this e-mail address and password, or the account is locked.`,
  logged_in_elsewhere: (service) =>
    mrkdwn`${service} allows you one session at a time, and you are logged in elsewhere.`,
  entrance_required: (service) => mrkdwn`${service} wants you to enter this workspace first.`,
  forbidden: (service) => mrkdwn`${service} does not let you do this.`,
  not_found: (service) =>
    mrkdwn`This is no longer there in ${service}: it was removed, or is no longer shared with you.`,
  rate_limited: (service) => mrkdwn`${service} is getting too many requests just now.`,
  unavailable: (service) => mrkdwn`${service} is not answering just now.`,
  rejected: (service) => mrkdwn`${service} did not accept this.`,
  malformed: (service) => mrkdwn`${service} answered with something this app does not understand.`,
  too_long: (service) => mrkdwn`${service} has too many entries here for this app to list.`,
}

/** What went wrong, in one sentence that a person understands. */
export function sentence(error: unknown): Mrkdwn {
  if (error instanceof UpstreamError) return SENTENCE[error.code](SERVICE[error.service])
  if (error instanceof ShareNotFoundError) return mrkdwn`None of your connections has this.`
  if (error instanceof SharePasswordError) {
    return mrkdwn`This has a password of its own: connect it with its own link and that password.`
  }
  if (error instanceof NotConnectedError) return mrkdwn`You have not connected ${SERVICE[error.service]} yet.`
  if (error instanceof OutOfTimeError) return mrkdwn`It took too long to answer.`
  if (error instanceof NotInstalledError) {
    return mrkdwn`This app has to be added to your workspace again: ask whoever looks after the apps there.`
  }
  return mrkdwn`Something went wrong in this app.`
}

/** A connection that did not answer, as a list shows it. */
export interface TroubleView {
  label: string
  error: UpstreamError
}

/** Connections that a screen names; of the others it says how many they are. */
const TROUBLES_SHOWN = 5

/** What is wrong with a person's connections: at most 6 blocks, however many fail. */
export function connectionTroubles(troubles: TroubleView[]): KnownBlock[] {
  const more = troubles.length - TROUBLES_SHOWN
  return [
    ...troubles.slice(0, TROUBLES_SHOWN).map(connectionTrouble),
    ...(more > 0 ? [context(mrkdwn`${more} more could not be asked.`)] : []),
  ]
}

/** What is wrong with one connection, and what to do about it. */
function connectionTrouble({ label, error }: TroubleView): KnownBlock {
  const text = mrkdwn`:warning: *${name(label, 100)}*: ${sentence(error)}`
  if (error.code !== 'unauthorized') return section(text)
  return section(text, button({ text: 'Connect again', actionId: ACTION.connect }))
}

/** A button for what to do next. */
export interface NextStep {
  text: string
  actionId: string
  value?: string
  /** Where it leads, for a link. */
  url?: string
}

/**
 * Something could not be done: what happened, and what to do next.
 * @param other another way out.
 */
export function errorScreen(what: Mrkdwn, next?: NextStep, other?: NextStep): Screen {
  const blocks: KnownBlock[] = [section(mrkdwn`:warning: ${what}`)]
  if (next) {
    blocks.push(actions([button({ ...next, style: 'primary' }), ...(other ? [button(other)] : [])]))
  }
  return { title: 'That did not work', text: what, blocks }
}

/** It did not work yet, and goes on being tried: the person need not do anything. */
export function stillTryingScreen(error: unknown): Screen {
  const text = mrkdwn`${sentence(error)} I keep trying for a few minutes and tell you how it went.`
  return { title: 'Still trying', text, blocks: [section(mrkdwn`:hourglass_flowing_sand: ${text}`)] }
}

/**
 * Slack gives 3 s to open a modal; they were over.
 * @param isResumed whether it is because the person was busy connecting.
 */
export function pressAgainScreen(again: NextStep, isResumed: boolean): Screen {
  const text = isResumed
    ? mrkdwn`:white_check_mark: You are connected. Press to go on.`
    : mrkdwn`That took longer than Slack allows. Please press once more.`
  const go = button({ ...again, text: isResumed ? 'Go on' : again.text, style: 'primary' })
  return { title: 'Once more', text, blocks: [section(text), actions([go])] }
}
