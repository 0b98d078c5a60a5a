import type { Person } from '../store/person.ts'
import { type Conversation, type Cursor, type Message, readConversation } from './conversation.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import type { Share, ShareRef } from './share.ts'

/** A comment whose answers are shown, and the part of them; undefined for their newest. */
interface ThreadStep {
  comment: number
  cursor: Cursor | undefined
}

/** A comment and a part of its answers. */
export interface OpenThread {
  share: Share
  /** Undefined where newer comments have moved it on from where it was: the API does not give a single one. */
  comment: Message | undefined
  answers: Conversation
}

/**
 * Reads the answers to a comment (§7.2 with `parent`), and the comment from the list it was opened in.
 * @param outer the part of the share's conversation that the first of the path is in.
 * @param path comments, each an answer to the one before: the answers to the last are read.
 * @throws as findShare; UpstreamError.
 */
export async function readThread(
  person: Person,
  ref: ShareRef,
  { outer, path }: { outer: Cursor | undefined; path: ThreadStep[] },
  services: ShareServices,
): Promise<OpenThread> {
  const access = await findShare(person, ref, services)
  const [above, opened] = [path.at(-2), path.at(-1)]
  const [around, answers] = await Promise.all([
    readConversation(services.clinked, access, above ? above.cursor : outer, above?.comment),
    readConversation(services.clinked, access, opened?.cursor, opened?.comment),
  ])
  return { share: access.share, comment: around.messages.find(({ id }) => id === opened?.comment), answers }
}
