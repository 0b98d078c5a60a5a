import type { Grant } from '../http/grant.ts'
import type { Transport } from '../http/transport.ts'
import { createCaller, type Session } from './caller.ts'
import { listContents } from './contents.ts'
import { listFolders } from './folders.ts'
import { type ClientKeys, grant, type Login } from './oauth.ts'
import { acceptSplash, getSplash } from './splash.ts'
import { listWorkspaces } from './workspaces.ts'

export interface IntralinksOptions extends ClientKeys {
  /** Such as `https://api.intralinks.com`; it may have a path. No other address is ever called. */
  baseUrl: string
  transport: Transport
  /** Epoch ms. */
  clock?: () => number
}

/**
 * Intralinks' API as far as reading data rooms needs it: one function per operation, grouped by resource, each called
 * as `(session, parameters)`.
 *
 * All of them throw UpstreamError: `unauthorized` when the token has run out, `logged_in_elsewhere` when another
 * session of the person ended theirs, `entrance_required` for a workspace that this session has not entered, and
 * `malformed` when the answer is not what is documented.
 */
export type Intralinks = ReturnType<typeof createIntralinks>

/** @returns the client. It holds no token and no answer: one serves everybody. */
export function createIntralinks(options: IntralinksOptions) {
  const { baseUrl, transport, clientId, clientSecret, clock = Date.now } = options
  const { call, callWithoutSession, openDocument } = createCaller(new URL(baseUrl), transport, clock)
  const listAllWorkspaces = call(listWorkspaces)
  return {
    oauth: {
      /** Exchanges e-mail and password for an access token. A refusal is `login_refused`. */
      grant: (login: Login): Promise<Grant> =>
        callWithoutSession(grant, { ...login, clientId, clientSecret }),
    },
    workspaces: { list: (session: Session) => listAllWorkspaces(session, {}) },
    splash: { get: call(getSplash), accept: call(acceptSplash) },
    folders: { list: call(listFolders), contents: call(listContents) },
    documents: {
      /** The bytes as they come; read them to their end or destroy them. */
      open: openDocument,
    },
  }
}
