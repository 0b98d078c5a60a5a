import type { ActionsBlockElement, Button, KnownBlock, StaticSelect } from '@slack/types'
import type { ReactionSummary } from '../../clinked/shapes.ts'
import type { Message } from '../../shares/conversation.ts'
import { ACTION } from '../actions.ts'
import { MOST_THREADS, type ShareView, values } from '../values.ts'
import { goTo } from './go-to.ts'
import { cut, cutBytes, jsonBytes, LIMIT } from './limits.ts'
import { actions, button, context, outsideText } from './parts.ts'
import { REACTION, REACTION_TYPES } from './reactions.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, plain, time } from './text.ts'

/** In an option's value: take one's own reaction back. */
export const TAKE_BACK = 'TAKE_BACK'

interface Around {
  /** What the modal shows, and the share's name. */
  shown: ShareView
  shareName: string
  /** Whether its answers are shown below it, so that there is no button to them. */
  isOpen?: boolean
  /** What the blocks may take as JSON: the text is cut where it would take more. */
  bytes?: number | undefined
}

/** A reply, comment or answer: who wrote what, and what can be done about it. */
export function messageBlocks(message: Message, around: Around): KnownBlock[] {
  const { author, dateCreated, edited, reactions, text } = message
  const facts = join(
    [
      mrkdwn`*${name(author, 100)}*`,
      time(dateCreated),
      edited ? mrkdwn`changed` : undefined,
      reactions && reactionCounts(reactions),
    ],
    ' · ',
  )
  const blocksWith = (shownText: string): KnownBlock[] => [
    context(facts),
    outsideText(shownText),
    { ...actions(messageActions(message, around)), block_id: blockId(message) },
  ]
  const { bytes = Number.POSITIVE_INFINITY } = around
  return blocksWith(cutBytes(text, bytes - jsonBytes(blocksWith(''))))
}

/** Slack keeps a choice as long as its block has the same id: with another reaction it is another block. */
function blockId({ context: target, reactions }: Message): string {
  return cut(`${target}:${reactions?.userReaction ?? ''}:${reactions?.totalReactions ?? 0}`, LIMIT.blockId)
}

function messageActions(message: Message, around: Around): ActionsBlockElement[] {
  const { author, answers, context: target, reactions } = message
  const { shown, isOpen = false } = around
  // In a thread one answers the comment it belongs to, and not each answer, unless somebody has in Clinked.
  const isAnswerable = target.startsWith('comment_') && !isOpen && (answers > 0 || !shown.t?.length)
  return [
    reactionSelect(message),
    ...(isAnswerable ? [answersButton(message, around)] : []),
    ...(reactions && reactions.totalReactions > 0
      ? [
          button({
            text: 'Who reacted',
            actionId: ACTION.whoReacted,
            value: values.reactions.write({ ...shown, m: target }),
            label: `Who reacted to ${oneLine(author)}`,
          }),
        ]
      : []),
  ]
}

/** Leads to the answers there are; where there are none, straight to the form for the first. */
function answersButton({ id, author, answers }: Message, { shown, shareName }: Around): Button {
  if (answers === 0) return answerButton(threadOf(shown, id), shareName, author)
  const text = answers === 1 ? '1 answer' : `${answers} answers`
  return goTo(text, 'answers', threadOf(shown, id), `${text} to ${oneLine(author)}`)
}

/** Opens the form for an answer. @param thread what is shown afterwards: the answers, this one among them. */
export function answerButton(
  thread: ShareView,
  shareName: string,
  author: string,
  style?: 'primary',
): Button {
  return button({
    text: 'Answer',
    actionId: ACTION.answer,
    value: values.writeForm.write({ ...thread, n: cut(oneLine(shareName), 100) }),
    label: `Answer ${oneLine(author)}`,
    ...(style ? { style } : {}),
  })
}

function threadOf(shown: ShareView, comment: number): ShareView {
  return { ...shown, t: [...(shown.t ?? []), { k: comment }].slice(-MOST_THREADS) }
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
