import type { KnownTokens } from './share-token.ts'

/** Leave to act for one guest, granted by 1.1. */
export interface Session {
  /** The bearer token. The client writes the new one here after a renewal. */
  accessToken: string
  /**
   * The guest's share tokens, which are kept out of what the client answers: as far as they are known, until 2.1 has
   * listed them, when the client writes them here.
   */
  shareTokens?: KnownTokens
  /** Grants and keeps a new token. The client calls it when the old one is refused, never twice at the same time. */
  renew(): Promise<string>
}

/** @returns a function that renews a session whose token was refused, once for all calls that were refused. */
export function createRenewals(): (session: Session, refusedToken: string) => Promise<string> {
  const underWay = new WeakMap<Session, Promise<string>>()

  async function renew(session: Session): Promise<string> {
    session.accessToken = await session.renew()
    return session.accessToken
  }

  return (session, refusedToken) => {
    // The refusal may arrive after another call has renewed the session.
    if (session.accessToken !== refusedToken) return Promise.resolve(session.accessToken)
    const renewal = underWay.get(session) ?? renew(session).finally(() => underWay.delete(session))
    underWay.set(session, renewal)
    return renewal
  }
}
