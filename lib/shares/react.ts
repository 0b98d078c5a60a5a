import type { ReactionType } from '../clinked/reactions.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import type { Message } from './conversation.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import { audited, type ShareRef } from './share.ts'

export const REACTIONS: readonly ReactionType[] = ['THUMBS_UP', 'THUMBS_DOWN', 'HEART', 'OPEN_EYE', 'FIRE']

export interface ReactionChange {
  /** Names this press: the same however often its job comes. */
  key: string
  share: ShareRef
  message: Message['context']
  /** The reaction to have; undefined takes one's own back. */
  reaction: ReactionType | undefined
}

/**
 * Gives a reply or comment one's reaction (§7.6), or takes it back (§7.7), exactly once.
 * @throws as findShare and writeOnce.
 */
export async function react(
  person: Person,
  { key, share, message, reaction }: ReactionChange,
  services: ShareServices & { writes: WriteStore; audit: AuditStore },
): Promise<void> {
  const access = await findShare(person, share, services)
  const { session, shareToken } = access
  const { reactions } = services.clinked
  const target = { shareToken, context: message }
  await writeOnce(
    {
      key,
      intent: { kind: 'reaction', owner: person, payload: { share, message, reaction } },
      send: async () => {
        if (reaction) await reactions.create(session, { ...target, reactionType: reaction })
        else await reactions.remove(session, target)
        return true
      },
      find: async () => {
        const { userReaction } = await reactions.summary(session, target)
        return userReaction === reaction ? true : undefined
      },
      note: () => ({
        person,
        act: 'reaction',
        object: { ...audited(access.share), message, reaction: reaction ?? 'none' },
      }),
    },
    services,
  )
}
