import { ACTION } from '../actions.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, slackPerson } from './text.ts'

export interface ConnectOffer {
  /** The single-use page, good for 10 minutes. */
  url: string
  /** The Slack person it is for. */
  userId: string
  /** Why what they wanted cannot be done with the connections they have. */
  reason?: Mrkdwn
  /** What they typed, which would be lost if they did not connect; empty for nothing. */
  typed: string
}

/** The offer to connect. */
export function connectScreen({ url, userId, reason, typed }: ConnectOffer): Screen {
  return {
    title: 'Connect',
    text: mrkdwn`Connect what is shared with you in Clinked.`,
    blocks: [
      ...(reason ? [section(mrkdwn`:warning: ${reason}`)] : []),
      ...(typed
        ? [section(mrkdwn`What you wrote is sent once you have connected:`), outsideText(typed)]
        : []),
      section(
        mrkdwn`:link: *Connect what is shared with you in Clinked*\nThe page asks for the share link from your e-mail. Then we go on here, with what you asked for.`,
      ),
      actions([button({ text: 'Connect', actionId: ACTION.connectPage, url, style: 'primary' })]),
      context(mrkdwn`For ${slackPerson(userId)} only · works once, within 10 minutes`),
    ],
  }
}
