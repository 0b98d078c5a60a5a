import type { Clinked } from '../clinked/client.ts'
import { UpstreamError } from '../errors.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import type { OwnWordStore } from '../store/own-words.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { type Message, readConversation } from './conversation.ts'
import { findShare, type ShareAccess, type ShareServices } from './list-shares.ts'
import { mentionsIn } from './mentions.ts'
import { findOwnMessage } from './own-message.ts'
import { audited, contextOf, type Share, type ShareRef } from './share.ts'

export interface NewMessage {
  /** Names this submission: the same however often its job comes. */
  key: string
  share: ShareRef
  /** What it is written to is called, for where it is shown when it was not taken. */
  name: string
  text: string
  /** The comment it answers. */
  parent?: number | undefined
}

/**
 * Writes a reply to a discussion (§3.4), or a comment on a share of another kind, or an answer to one (§7.3),
 * exactly once, and notes it as the person's own.
 *
 * @returns the share it was written to.
 * @throws as findShare and writeOnce.
 */
export async function writeMessage(
  person: Person,
  { key, share: ref, name, text, parent }: NewMessage,
  services: ShareServices & { writes: WriteStore; audit: AuditStore; ownWords: OwnWordStore },
): Promise<Share> {
  const access = await findShare(person, ref, services)
  const { share, session, shareToken } = access
  const { clinked, ownWords, clock } = services
  const isReply = share.kind === 'discussion'
  const id = await writeOnce(
    {
      key,
      intent: {
        kind: isReply ? 'reply' : 'comment',
        owner: person,
        payload: { share: ref, text, name, parent },
      },
      send: async () => {
        const created = isReply
          ? await clinked.discussions.createReply(session, { shareToken, reply: text })
          : await createComment(clinked, access, text, parent)
        return created.id
      },
      find: (since) => findOwnMessage(clinked, access, { text, parent, since }),
      note: (written) => ({
        person,
        act: isReply ? 'reply' : 'comment',
        object: {
          ...audited(share),
          ...(parent === undefined ? {} : { parent: `comment_${parent}` }),
          ...(written === undefined ? {} : { message: `${isReply ? 'reply' : 'comment'}_${written}` }),
        },
      }),
    },
    services,
  )
  // The message is on record by now: where this fails, the job comes again, and finds only this left to do.
  const context = isReply ? (`reply_${id}` as const) : (`comment_${id}` as const)
  await ownWords.add(person, { shareId: share.id, context, at: clock() })
  return share
}

/** Mentions go along where there are any; as their form is a guess, a refusal of them does not keep the comment back. */
async function createComment(
  clinked: Clinked,
  access: ShareAccess,
  message: string,
  parent: number | undefined,
): Promise<{ id: number }> {
  const { share, session, shareToken } = access
  const comment = { shareToken, context: contextOf(share), message, parent }
  const mentions = message.includes('@')
    ? mentionsIn(message, await participants(clinked, access, parent))
    : undefined
  if (mentions === undefined) return clinked.comments.create(session, comment)
  try {
    return await clinked.comments.create(session, { ...comment, mentions })
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'rejected' || error.mayHaveActed) throw error
    return clinked.comments.create(session, comment)
  }
}

/** What was said last on the share and, for an answer, in its thread. */
async function participants(
  clinked: Clinked,
  access: ShareAccess,
  parent: number | undefined,
): Promise<Message[]> {
  const [around, answers] = await Promise.all([
    readConversation(clinked, access, undefined),
    parent === undefined ? undefined : readConversation(clinked, access, undefined, parent),
  ])
  return [...around.messages, ...(answers?.messages ?? [])]
}
