import type { Person, ReactionType } from './model.ts'
import type { Store } from './store.ts'

/** The counts of the reactions to a reply or a comment, and the reader's own (§3.3, §7.5). Disabled ones do not count. */
export function reactionSummary(store: Store, context: string, reader: Person) {
  const reactions = store.reactions.filter((each) => each.context === context && !each.disabled)
  const count = (type: ReactionType) => reactions.filter((each) => each.reactionType === type).length
  return {
    totalReactions: reactions.length,
    userReaction: reactions.find((each) => each.user === reader)?.reactionType ?? null,
    thumbsUp: count('THUMBS_UP'),
    thumbsDown: count('THUMBS_DOWN'),
    heart: count('HEART'),
    openEye: count('OPEN_EYE'),
    fire: count('FIRE'),
  }
}

/** The same inside a list, where it is null as long as there is none (§3.4, §7.2). */
export function summaryOrNull(store: Store, context: string, reader: Person) {
  const summary = reactionSummary(store, context, reader)
  return summary.totalReactions === 0 ? null : summary
}
