import type { Share as SharedAs } from '../clinked/shares.ts'
import type { Person } from '../store/person.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import type { Share, ShareRef } from './share.ts'

/** How something is shared with a person. */
export interface AboutShare {
  share: Share
  /** As the upstream tells it, without the share token. */
  sharedAs: Omit<SharedAs, 'tokenKey'>
}

/**
 * Reads how one share is shared (§2.2). What is shared it does not tell: that comes from the list of shares (§2.1).
 * @throws as findShare; UpstreamError.
 */
export async function readAbout(person: Person, ref: ShareRef, services: ShareServices): Promise<AboutShare> {
  const { share, session, shareToken } = await findShare(person, ref, services)
  const { tokenKey: _, ...sharedAs } = await services.clinked.shares.get(session, { shareToken })
  return { share, sharedAs }
}
