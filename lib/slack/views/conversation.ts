import type { KnownBlock } from '@slack/types'
import type { Conversation, Cursor, Message } from '../../shares/conversation.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { jsonBytes } from './limits.ts'
import { messageBlocks } from './message.ts'
import { actions, button, context, section } from './parts.ts'
import { type Mrkdwn, mrkdwn } from './text.ts'

type Word = 'replies' | 'comments' | 'answers'

/** What a conversation is called, says where nobody has begun it, and says where a part of it holds nothing. */
const WORDS: Record<Word, { one: Mrkdwn; many: Mrkdwn; all: Mrkdwn; yet: Mrkdwn; here: Mrkdwn }> = {
  replies: {
    one: mrkdwn`1 reply`,
    many: mrkdwn`replies`,
    all: mrkdwn`Replies`,
    yet: mrkdwn`No replies yet`,
    here: mrkdwn`There are no more replies.`,
  },
  comments: {
    one: mrkdwn`1 comment`,
    many: mrkdwn`comments`,
    all: mrkdwn`Comments`,
    yet: mrkdwn`No comments yet`,
    here: mrkdwn`There are no more comments.`,
  },
  answers: {
    one: mrkdwn`1 answer`,
    many: mrkdwn`answers`,
    all: mrkdwn`Answers`,
    yet: mrkdwn`No answers yet`,
    here: mrkdwn`There are no more answers.`,
  },
}

interface Within {
  /** What the modal shows: the share, or a thread in it, and which part of its conversation. */
  shown: ShareView
  shareName: string
  word: Word
  /** How many there are in all; undefined where that is not told. */
  count?: number | undefined
  /** What the blocks may take, as JSON: messages are cut where they would take more. */
  bytes: number
}

/** The replies, comments or answers, the newest first, with what can be done about each. */
export function conversationBlocks(
  { messages, older, newer }: Conversation,
  { shown, shareName, word, count, bytes }: Within,
): KnownBlock[] {
  const toPage = (text: string, cursor: Cursor) =>
    button({
      text,
      actionId: `${ACTION.conversationPage}:${text.toLowerCase()}`,
      value: values.shareView.write(atCursor(shown, cursor)),
    })
  const pages = [...(newer ? [toPage('Newer', newer)] : []), ...(older ? [toPage('Older', older)] : [])]
  const turning = pages.length > 0 ? [actions(pages)] : []
  const { one, many, all, yet, here } = WORDS[word]
  if (messages.length === 0) return [context(pages.length > 0 ? here : yet), ...turning]

  // A count that is less than what is there to see is passed over.
  const isTold = count !== undefined && count >= messages.length
  const title = isTold ? (count === 1 ? one : mrkdwn`${count} ${many}`) : all
  const block = (message: Message, most?: number) => messageBlocks(message, { shown, shareName, bytes: most })
  const whole = messages.flatMap((message) => block(message))
  return [
    section(messages.length === 1 ? mrkdwn`*${title}*` : mrkdwn`*${title}*, the newest first`),
    // Where they would take more than there is, each has an equal share of it.
    ...(jsonBytes(whole) <= bytes
      ? whole
      : messages.flatMap((message) => block(message, bytes / messages.length))),
    ...turning,
  ]
}

/** The cursor is that of the thread where one is shown: the share's own stays, for going back. */
function atCursor(shown: ShareView, cursor: Cursor): ShareView {
  const thread = shown.t?.at(-1)
  if (!shown.t || !thread) return { ...shown, c: cursor }
  return { ...shown, t: [...shown.t.slice(0, -1), { ...thread, c: cursor }] }
}
