import type { ModalView } from '@slack/types'
import type { RoomSplash } from '../../datarooms/enter.ts'
import { ACTION } from '../actions.ts'
import { FORM } from '../forms.ts'
import { type RoomView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { LIMIT } from './limits.ts'
import { noteContent } from './note-content.ts'
import { actions, button, context, divider, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name, plain } from './text.ts'

export interface SplashFormContent {
  splash: RoomSplash
  /** The place that was wanted, and the document, if it was one. */
  wanted: RoomView & { d?: string }
  /** The job that shows it. */
  showing: string
  /** Where Intralinks is in a browser. */
  webUrl: string
  /** Whether another text was shown before. */
  isChanged: boolean
}

/** What is to be accepted before a data room is entered: only the person's own press accepts it. */
export function splashForm({ splash, wanted, showing, webUrl, isChanged }: SplashFormContent): ModalView {
  const { blocks, pages } = noteContent(splash.splashText ?? '')
  const missing = [...(pages > 1 ? [LONGER] : []), ...(splash.hasImage ? [PICTURE] : [])]
  const { w, f, p, q, b, d } = wanted
  const place = {
    ...(f === undefined ? {} : { f }),
    ...(p === undefined ? {} : { p }),
    ...(q === undefined ? {} : { q }),
    ...(b === undefined ? {} : { b }),
    ...(d === undefined ? {} : { d }),
  }
  return {
    type: 'modal',
    callback_id: FORM.enterRoom,
    title: plain('Enter', LIMIT.viewTitle),
    submit: plain('Accept and enter', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.entrance.write({ w, ...place, h: splash.hash, j: showing }),
    blocks: [
      ...(isChanged ? [section(CHANGED)] : []),
      section(
        mrkdwn`*${name(splash.workspaceName ?? 'This data room', 100)}* asks you to accept this before you enter:`,
      ),
      divider,
      ...(blocks.length > 0 || missing.length > 0 ? blocks : [section(NO_TEXT)]),
      divider,
      ...missing.map((what) =>
        section(mrkdwn`:warning: ${what} Read all of it in Intralinks before you accept it.`),
      ),
      ...(missing.length > 0 ? [actions([openIntralinks(webUrl)])] : []),
      context(called(splash)),
    ],
  }
}

function called({ acceptText }: RoomSplash): Mrkdwn {
  return acceptText ? mrkdwn`Intralinks calls it “${name(acceptText, 60)}”. ${RECORDED}` : RECORDED
}

const CHANGED = mrkdwn`:warning: The text has changed since you saw it, and nothing was accepted. This is what it says now:`
const RECORDED = mrkdwn`That you accept it is recorded by Intralinks, and by this app: who, which text, when.`
const NO_TEXT = mrkdwn`There is no text to it.`
const LONGER = mrkdwn`The text is longer than fits here.`
const PICTURE = mrkdwn`There is a picture to it, which this app cannot show.`

/** A link to Intralinks itself: of no data room the address is known. */
export function openIntralinks(webUrl: string) {
  return button(intralinksStep(webUrl))
}

/** The same, as what to do next. */
export function intralinksStep(webUrl: string): NextStep {
  return { text: 'Open Intralinks', actionId: ACTION.followLink, url: webUrl }
}

const ASKS: Record<string, Mrkdwn> = {
  ONE_TIME_PASSWORD: mrkdwn`a one-time password`,
  OTP_DELIVERY_OPTION: mrkdwn`you to choose how one-time passwords reach you`,
  SECURITY_QUESTION: mrkdwn`the answer to your security question`,
  CONTENT_DECLARATION_REQUIRED: mrkdwn`a declaration on what you will do with the content`,
}

/** Intralinks asks for more than a yes, and for what. @param again what was wanted, once that is done */
export function notEnteredScreen(state: string, again: NextStep, webUrl: string): Screen {
  const what = Object.hasOwn(ASKS, state) ? ASKS[state] : undefined
  const text = mrkdwn`You are not in yet: Intralinks asks for ${what ?? name(state, 60)} as well, which can be given in Intralinks only.`
  return {
    title: 'Not entered',
    text,
    blocks: [section(mrkdwn`:lock: ${text}`), actions([openIntralinks(webUrl), button(again)])],
  }
}
