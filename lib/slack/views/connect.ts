import type { Service } from '../../errors.ts'
import type { Connection } from '../../store/connections.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { SERVICE } from './errors.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name, oneLine, slackPerson, time } from './text.ts'

export interface ConnectOffer {
  provider: Service
  /** Whether what they had connected there has ended. */
  isAgain: boolean
  /** The single-use page, good for 10 minutes. */
  url: string
  /** The Slack person it is for. */
  userId: string
  /** Why what they wanted cannot be done with the connections they have. */
  reason?: Mrkdwn
  /** What they typed, which would be lost if they did not connect; empty for nothing. */
  typed: string
}

const WORDS: Record<Service, { what: Mrkdwn; how: Mrkdwn }> = {
  clinked: {
    what: mrkdwn`Connect what is shared with you in Clinked`,
    how: mrkdwn`The page asks for the share link from your e-mail.`,
  },
  intralinks: {
    what: mrkdwn`Connect your data rooms in Intralinks`,
    how: mrkdwn`The page asks for the e-mail address and password you log in to Intralinks with. The password is kept nowhere, and the connection lasts about an hour.`,
  },
}

/** Nobody can connect Intralinks: the deployment has no keys for it. */
export const ROOMS_NOT_SET_UP = mrkdwn`Intralinks is not set up here: this app has no keys of its own for it. Ask whoever set the app up in your workspace for it.`

/** The offer to connect. */
export function connectScreen({ provider, isAgain, url, userId, reason, typed }: ConnectOffer): Screen {
  const { what, how } = WORDS[provider]
  return {
    title: 'Connect',
    text: mrkdwn`${what}.`,
    blocks: [
      ...(reason ? [section(mrkdwn`:warning: ${reason}`)] : []),
      ...(typed
        ? [section(mrkdwn`What you wrote is sent once you have connected:`), outsideText(typed)]
        : []),
      section(mrkdwn`:link: *${what}*\n${how} Then we go on here, with what you asked for.`),
      actions([
        button({
          text: isAgain ? 'Connect again' : 'Connect',
          actionId: ACTION.connectPage,
          url,
          style: 'primary',
        }),
      ]),
      context(mrkdwn`For ${slackPerson(userId)} only · works once, within 10 minutes`),
    ],
  }
}

/** Tells a person that somebody used their connect page, where Slack has not confirmed that it was them. */
export function connectedScreen({ id, provider, label, connectedAt }: Connection): Screen {
  return {
    title: 'Connected',
    text: mrkdwn`An account was connected for you: ${name(label, 100)} in ${SERVICE[provider]}.`,
    blocks: [
      section(
        mrkdwn`:link: An account was connected for you: *${name(label, 100)}* in ${SERVICE[provider]}, ${time(connectedAt)}.`,
      ),
      actions([
        button({
          text: 'Not you? Undo',
          actionId: ACTION.undoConnect,
          value: values.connection.write({ id }),
          label: `Not you? Undo connecting ${oneLine(label)}`,
          style: 'danger',
        }),
      ]),
      context(mrkdwn`If it was you, there is nothing to do.`),
    ],
  }
}

/** After that was undone. @param label of the connection; undefined where it was gone already */
export function undoneScreen(label: string | undefined): Screen {
  const what =
    label === undefined
      ? mrkdwn`It was disconnected before, so there is nothing left to undo.`
      : mrkdwn`Undone: *${name(label, 100)}* is disconnected, and its tokens are deleted.`
  return {
    title: 'Undone',
    text: what,
    blocks: [
      section(mrkdwn`:white_check_mark: ${what}`),
      context(mrkdwn`Whoever did this had the address of your connect page. Send it to nobody.`),
    ],
  }
}
