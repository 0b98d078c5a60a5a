import type { KnownBlock } from '@slack/types'
import type { ReactionType } from '../../clinked/reactions.ts'
import type { ReactionSummary } from '../../clinked/shapes.ts'
import type { Reaction } from '../../shares/reactions.ts'
import type { ShareView } from '../values.ts'
import { code } from './facts.ts'
import { goTo } from './go-to.ts'
import { actions, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name } from './text.ts'

interface Kind {
  emoji: Mrkdwn
  word: Mrkdwn
  /** Its count in a summary. */
  count: keyof ReactionSummary
}

/** The five reactions (§7.6), as Slack's emoji show them. */
export const REACTION: Record<ReactionType, Kind> = {
  THUMBS_UP: { emoji: mrkdwn`:thumbsup:`, word: mrkdwn`Thumbs up`, count: 'thumbsUp' },
  THUMBS_DOWN: { emoji: mrkdwn`:thumbsdown:`, word: mrkdwn`Thumbs down`, count: 'thumbsDown' },
  HEART: { emoji: mrkdwn`:heart:`, word: mrkdwn`Heart`, count: 'heart' },
  OPEN_EYE: { emoji: mrkdwn`:eye:`, word: mrkdwn`Seen`, count: 'openEye' },
  FIRE: { emoji: mrkdwn`:fire:`, word: mrkdwn`Fire`, count: 'fire' },
}

export const REACTION_TYPES = Object.keys(REACTION) as ReactionType[]

/** Kinds that are shown, should the upstream have invented more, and people of each. */
const MOST_KINDS = 20
const MOST_PEOPLE = 50

/**
 * Who reacted to a message, by reaction.
 * @param shown what is gone back to.
 */
export function reactionsScreen(reactions: Reaction[], shown: ShareView): Screen {
  const people = new Map<string, string[]>(REACTION_TYPES.map((type) => [type, []]))
  for (const { type, by } of reactions) people.set(type, [...(people.get(type) ?? []), by])
  const kinds = [...people].filter(([, by]) => by.length > 0).slice(0, MOST_KINDS)
  return {
    title: 'Who reacted',
    text: mrkdwn`Who reacted`,
    blocks: [
      ...(kinds.length > 0 ? kinds.map(kindBlock) : [context(mrkdwn`Nobody has reacted, or no longer.`)]),
      actions([goTo('← Back', 'back', shown)]),
    ],
  }
}

function kindBlock([type, by]: [string, string[]]): KnownBlock {
  const known = isKnown(type) ? REACTION[type] : undefined
  const what = known ? mrkdwn`${known.emoji} *${known.word}*` : mrkdwn`*${code(type)}*`
  const who = by.slice(0, MOST_PEOPLE).map((person) => name(person, 50))
  const more = by.length - who.length
  return section(
    mrkdwn`${what} · ${by.length}\n${join(who, ', ')}${more > 0 ? mrkdwn` and ${more} more` : mrkdwn``}`,
  )
}

function isKnown(type: string): type is ReactionType {
  return Object.hasOwn(REACTION, type)
}
