import type { Person } from '../store/person.ts'
import type { Message } from './conversation.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import type { ShareRef } from './share.ts'

/** One person's reaction to a reply or comment. */
export interface Reaction {
  /** One of `ReactionType`, as far as the reference knows. */
  type: string
  /** Who reacted. */
  by: string
}

/**
 * Lists who reacted to a reply or comment (§7.4), without what was taken back.
 * @throws as findShare; UpstreamError.
 */
export async function listReactions(
  person: Person,
  share: ShareRef,
  message: Message['context'],
  services: ShareServices,
): Promise<Reaction[]> {
  const { session, shareToken } = await findShare(person, share, services)
  const reactions = await services.clinked.reactions.list(session, { shareToken, context: message })
  return reactions
    .filter(({ disabled }) => !disabled)
    .map(({ reactionType, user }) => ({ type: reactionType, by: user.name }))
}
