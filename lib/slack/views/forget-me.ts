import { ACTION } from '../actions.ts'
import { actions, button, confirm, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn } from './text.ts'

/** What goes when a person is forgotten, and the button for it. */
export function forgetMeScreen(): Screen {
  return {
    title: 'Forget me',
    text: mrkdwn`This deletes everything this app keeps of you.`,
    blocks: [
      section(
        mrkdwn`*This deletes everything this app keeps of you here*: your connections and their tokens, your digest, the channel subscriptions you made, and what it remembers of what you saw and wrote.`,
      ),
      actions([
        button({
          text: 'Forget me',
          actionId: ACTION.forgetMe,
          style: 'danger',
          confirm: confirm({
            title: 'Forget you?',
            text: mrkdwn`This cannot be undone. To use the app again you connect anew.`,
            yes: 'Forget me',
            no: 'Keep it all',
            style: 'danger',
          }),
        }),
      ]),
      context(
        mrkdwn`Nothing changes in Clinked or Intralinks. The audit of what you did there stays until it lapses: \`/shares audit\` shows it.`,
      ),
    ],
  }
}

/** After it was done. */
export function forgottenScreen(): Screen {
  const text = mrkdwn`You are forgotten: your connections, tokens, digest and subscriptions are deleted.`
  return {
    title: 'Forgotten',
    text,
    blocks: [
      section(mrkdwn`:white_check_mark: ${text}`),
      actions([button({ text: 'Connect again', actionId: ACTION.connect })]),
      context(mrkdwn`Messages that this app sent you are yours: delete those you do not want to keep.`),
    ],
  }
}
