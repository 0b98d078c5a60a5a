import type { OpenThread } from '../../shares/threads.ts'
import { type ShareView, values } from '../values.ts'
import { conversationBlocks } from './conversation.ts'
import { goTo } from './go-to.ts'
import { jsonBytes, LIMIT } from './limits.ts'
import { answerButton, messageBlocks } from './message.ts'
import { actions, context, divider, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name } from './text.ts'

/** What the messages may take as JSON; Slack's limit leaves room for all else in the view. */
const BYTES = LIMIT.viewBytes - 10_000

/** Of that, what the comment that is answered may take. */
const COMMENT_BYTES = 30_000

/** A comment with its answers. */
export function threadScreen(
  { share, comment, answers }: OpenThread,
  shown: ShareView,
  notice?: Mrkdwn,
): Screen {
  const around = { shown, shareName: share.name, isOpen: true, bytes: COMMENT_BYTES }
  const about = [
    ...(notice ? [section(notice)] : []),
    ...(comment ? messageBlocks(comment, around) : [section(COMMENT_ELSEWHERE)]),
    actions([
      goTo('← Back', 'back', above(shown)),
      answerButton(newest(shown), share.name, comment?.author ?? 'this comment', 'primary'),
    ]),
    divider,
  ]
  const count = comment?.answers
  const bytes = BYTES - jsonBytes(about)
  return {
    title: 'Answers',
    text: mrkdwn`Answers to a comment on ${name(share.name)}`,
    blocks: [
      context(mrkdwn`On *${name(share.name, 100)}*`),
      ...about,
      ...conversationBlocks(answers, { shown, shareName: share.name, word: 'answers', count, bytes }),
    ],
    privateMetadata: values.shareView.write(shown),
  }
}

const COMMENT_ELSEWHERE = mrkdwn`Answers to a comment that is further down in the conversation`

/** The thread or the share that this thread was opened in, where it was. */
function above({ t, ...share }: ShareView): ShareView {
  const threads = t?.slice(0, -1) ?? []
  return threads.length > 0 ? { ...share, t: threads } : share
}

/** The thread from its newest answer on, which is where one's own then is. */
function newest({ t = [], ...share }: ShareView): ShareView {
  const { c: _, ...thread } = t.at(-1) ?? { k: 0 }
  return { ...share, t: [...t.slice(0, -1), thread] }
}
