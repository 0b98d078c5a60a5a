import type { Clinked } from '../clinked/client.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { readConversation } from './conversation.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import { contextOf, type Share, type ShareRef } from './share.ts'

/** How far Clinked's clock may be behind ours, in ms, when one's own message is looked for by its date. */
const CLOCK_SKEW_MS = 60_000

export interface NewMessage {
  /** Names this submission: the same however often its job comes. */
  key: string
  share: ShareRef
  text: string
}

/**
 * Writes a reply to a discussion (§3.4), or a comment on a share of another kind (§7.3), exactly once.
 *
 * A message written by a delivery that died is recognised by its text and date: the API tells nobody apart who has
 * no user of their own, and a guest has none. Somebody else writing the very same words within the same minute is
 * taken for it, which costs a repetition of those words and nothing more.
 *
 * @returns the share it was written to.
 * @throws as findShare and writeOnce.
 */
export async function writeMessage(
  person: Person,
  { key, share: ref, text }: NewMessage,
  services: ShareServices & { writes: WriteStore },
): Promise<Share> {
  const access = await findShare(person, ref, services)
  const { share, session, shareToken } = access
  const { clinked } = services
  const kind = share.kind === 'discussion' ? 'reply' : 'comment'
  await writeOnce(
    {
      key,
      intent: { kind, ownerUserId: person.userId, payload: { share: ref, text, name: share.name } },
      send: () => (kind === 'reply' ? sendReply(clinked) : sendComment(clinked)),
      find: async (since) => {
        const { messages } = await readConversation(clinked, access, undefined)
        return messages.find(
          (message) => message.text.trim() === text && message.dateCreated >= since - CLOCK_SKEW_MS,
        )?.id
      },
    },
    services,
  )
  return share

  async function sendReply({ discussions }: Clinked): Promise<number> {
    return (await discussions.createReply(session, { shareToken, reply: text })).id
  }

  async function sendComment({ comments }: Clinked): Promise<number> {
    const created = await comments.create(session, { shareToken, context: contextOf(share), message: text })
    return created.id
  }
}
