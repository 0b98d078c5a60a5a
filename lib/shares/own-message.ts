import type { Clinked } from '../clinked/client.ts'
import { listComments } from '../clinked/comments.ts'
import { listReplies } from '../clinked/discussions.ts'
import { withoutTokens } from '../clinked/share-token.ts'
import { readConversation } from './conversation.ts'
import type { ShareAccess } from './list-shares.ts'
import { tooLong } from './too-long.ts'

/** How far Clinked's clock may be behind ours, in ms, when one's own message is looked for by its date. */
const CLOCK_SKEW_MS = 60_000

/** Parts that are read at most, of some ten messages each: a list may have no end. */
const MOST_PARTS = 25

/** A message as it was sent, or was to be. */
interface OwnMessage {
  text: string
  /** The comment it answers. */
  parent: number | undefined
  /** When it was first meant to be sent, in epoch ms. */
  since: number
}

/**
 * Looks for a message in a share's conversation, from the newest back to those that are older than it can be.
 *
 * It is recognised by its text and date: the API tells nobody apart who has no user of their own, and a guest has none.
 * Somebody else writing the very same words meanwhile is taken for it, which costs a repetition of those words and
 * nothing more.
 *
 * @returns its id, or undefined where it is not there.
 * @throws UpstreamError: `too_long` where so much was said since that it cannot be told.
 */
export async function findOwnMessage(
  clinked: Clinked,
  access: ShareAccess,
  { text, parent, since }: OwnMessage,
): Promise<number | undefined> {
  const earliest = since - CLOCK_SKEW_MS
  let part = await readConversation(clinked, access, undefined, parent)
  for (let read = 1; ; read++) {
    const own = part.messages.find(
      (message) => isAsWritten(message.text, text) && message.dateCreated >= earliest,
    )
    if (own) return own.id
    const isPast = part.messages.some(({ dateCreated }) => dateCreated < earliest)
    if (isPast || part.older === undefined) return undefined
    if (read === MOST_PARTS)
      throw tooLong(access.share.kind === 'discussion' ? listReplies.label : listComments.label)
    part = await readConversation(clinked, access, part.older, parent)
  }
}

/** The client takes share tokens out of what it reads, so that none counts here. */
function isAsWritten(read: string, text: string): boolean {
  const any = { has: () => true }
  return withoutTokens(read.trim(), any) === withoutTokens(text, any)
}
