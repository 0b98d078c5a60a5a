import type { KnownBlock, StaticSelect } from '@slack/types'
import type { ReactionType } from '../../clinked/reactions.ts'
import type { ReactionSummary } from '../../clinked/shapes.ts'
import type { Conversation, Cursor, Message } from '../../shares/conversation.ts'
import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { refValue, values } from '../values.ts'
import { LIMIT } from './limits.ts'
import { actions, button, context, outsideText, section } from './parts.ts'
import { join, type Mrkdwn, mrkdwn, name, plain, time } from './text.ts'

/** The five reactions (§7.6), as Slack's emoji show them, and the count of each in a summary. */
const REACTION: Record<ReactionType, { emoji: Mrkdwn; word: string; count: keyof ReactionSummary }> = {
  THUMBS_UP: { emoji: mrkdwn`:thumbsup:`, word: 'Thumbs up', count: 'thumbsUp' },
  THUMBS_DOWN: { emoji: mrkdwn`:thumbsdown:`, word: 'Thumbs down', count: 'thumbsDown' },
  HEART: { emoji: mrkdwn`:heart:`, word: 'Heart', count: 'heart' },
  OPEN_EYE: { emoji: mrkdwn`:eye:`, word: 'Seen', count: 'openEye' },
  FIRE: { emoji: mrkdwn`:fire:`, word: 'Fire', count: 'fire' },
}

const REACTION_TYPES = Object.keys(REACTION) as ReactionType[]

/** In an option's value: take one's own reaction back. */
export const TAKE_BACK = 'TAKE_BACK'

/** The replies or comments, the newest first, with what can be done about each. */
export function conversationBlocks(
  { messages, older, newer }: Conversation,
  { share, word }: { share: Pick<Share, 'id' | 'item'>; word: 'replies' | 'comments' },
): KnownBlock[] {
  if (messages.length === 0)
    return [context(word === 'replies' ? mrkdwn`No replies yet` : mrkdwn`No comments yet`)]
  const toPage = (text: string, cursor: Cursor) =>
    button({
      text,
      actionId: `${ACTION.conversationPage}:${text.toLowerCase()}`,
      value: values.shareView.write({ ...refValue(share), c: cursor }),
    })
  const pages = [...(newer ? [toPage('Newer', newer)] : []), ...(older ? [toPage('Older', older)] : [])]
  return [
    section(word === 'replies' ? mrkdwn`*Replies*, the newest first` : mrkdwn`*Comments*, the newest first`),
    ...messages.flatMap(messageBlocks),
    ...(pages.length > 0 ? [actions(pages)] : []),
  ]
}

function messageBlocks(message: Message): KnownBlock[] {
  const { author, dateCreated, edited, answers, reactions } = message
  const facts = join(
    [
      mrkdwn`*${name(author, 100)}*`,
      time(dateCreated),
      edited ? mrkdwn`changed` : undefined,
      answers > 0 ? mrkdwn`${answers} ${answers === 1 ? mrkdwn`answer` : mrkdwn`answers`}` : undefined,
      reactions && reactionCounts(reactions),
    ],
    ' · ',
  )
  const body = outsideText(message.text, reactionSelect(message))
  return [context(facts), { ...body, block_id: blockId(message) }]
}

/** Slack keeps a choice as long as its block has the same id: with another reaction it is another block. */
function blockId({ context, reactions }: Message): string {
  return `${context}:${reactions?.userReaction ?? ''}:${reactions?.totalReactions ?? 0}`
}

function reactionCounts(summary: ReactionSummary): Mrkdwn | undefined {
  const counts = REACTION_TYPES.flatMap((type) => {
    const { emoji, count } = REACTION[type]
    const number = Number(summary[count] ?? 0)
    if (number === 0) return []
    return [summary.userReaction === type ? mrkdwn`${emoji} ${number} (you)` : mrkdwn`${emoji} ${number}`]
  })
  return counts.length > 0 ? join(counts, '  ') : undefined
}

function reactionSelect({ context: target, reactions }: Message): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTION.react,
    placeholder: plain('React', LIMIT.placeholder),
    options: REACTION_TYPES.map((type) => {
      const isOwn = reactions?.userReaction === type
      const { emoji, word } = REACTION[type]
      return {
        text: plain(isOwn ? `${emoji} Take back` : `${emoji} ${word}`, LIMIT.optionText),
        value: `${target} ${isOwn ? TAKE_BACK : type}`,
      }
    }),
  }
}
