import { ACTION } from '../actions.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn, slackPerson } from './text.ts'

/**
 * The offer to connect.
 * @param url the single-use page, good for 10 minutes.
 * @param userId the Slack person it is for.
 */
export function connectScreen({ url, userId }: { url: string; userId: string }): Screen {
  return {
    title: 'Connect',
    text: mrkdwn`Connect what is shared with you in Clinked.`,
    blocks: [
      section(
        mrkdwn`:link: *Connect what is shared with you in Clinked*\nThe page asks for the share link from your e-mail. Then we go on here, with what you asked for.`,
      ),
      actions([button({ text: 'Connect', actionId: ACTION.connectPage, url, style: 'primary' })]),
      context(mrkdwn`For ${slackPerson(userId)} only · works once, within 10 minutes`),
    ],
  }
}
