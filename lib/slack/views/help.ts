import { ACTION } from '../actions.ts'
import { actions, button, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { mrkdwn, name } from './text.ts'

/**
 * What the app does and how to ask for it.
 * @param unknown the word that was typed and is none of the command's.
 */
export function helpScreen(unknown?: string): Screen {
  return {
    title: 'Help',
    text: mrkdwn`What you can do with /shares and /dataroom`,
    blocks: [
      ...(unknown === undefined
        ? []
        : [section(mrkdwn`I do not know “${name(unknown, 100)}”. This is what I do know:`)]),
      section(
        mrkdwn`*Everything shared with you, here in Slack*
\`/shares\` lists what is shared with you: open it, reply, comment, react
\`/shares search plan\` finds what has “plan” in its name, in shared folders too
\`/shares approvals\` shows what waits for your decision
\`/shares digest daily 09:00\` tells you each morning what is new and what waits; \`/shares digest off\` ends that
\`/shares subscribe\` in a channel brings it the news of something shared with you; \`/shares subscriptions\` lists and ends that
\`/shares connect\` adds what somebody shared with you in Clinked, or your data rooms in Intralinks
\`/shares disconnect\` removes a connection and forgets its tokens
\`/shares audit\` gives you a table of what you did through this app
\`/shares forget-me\` deletes everything this app keeps of you
\`/shares help\` shows this
\`/dataroom\` lists your data rooms in Intralinks: open one, find a document, get it; \`/dataroom aurora\` finds one by its name
\`/dataroom connect\` logs in to Intralinks, for about an hour

Only you see the answers. The Home tab of this app shows the same at a glance.`,
      ),
      actions([
        button({ text: 'My shares', actionId: ACTION.listShares, style: 'primary' }),
        button({ text: 'My data rooms', actionId: ACTION.listRooms }),
        button({ text: 'Connect', actionId: ACTION.connect }),
      ]),
    ],
  }
}
