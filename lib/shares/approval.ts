import type { ApprovalRequest } from '../clinked/approvals.ts'
import type { Version } from '../clinked/shapes.ts'
import type { Share } from './share.ts'

/** Files of one shared folder that are asked for their approval requests: the API has no call for all of them. */
export const FILES_PER_FOLDER = 60
/** Calls that ask for requests, one for each file mostly, for one person at once. */
export const CALLS_TO_ASK = 100

/** Approval requests of a file that are shown with it: the rest of the screen needs room too. */
export const APPROVALS_PER_FILE = 8

/** The status of a request that nobody has decided (§11.12). */
const UNDECIDED = 'NONE'

/** One request to approve one version of a file. */
export interface Approval {
  /** The share, or item in a shared folder, that was open when it was read. */
  share: Pick<Share, 'id' | 'item'>
  fileId: number
  fileName: string
  version: Version
  request: ApprovalRequest
  addressee: Addressee
  /** The Slack person who decided it here, where that is on record. */
  decidedBy?: string | undefined
}

/**
 * Whom a request asks, as far as can be told: the API gives a guest's address and a request's `targetName`, and where
 * a file's requests have nobody by that address, nothing says who the guest is among them.
 */
type Addressee = 'guest' | 'other' | 'unknown'

export function isWaiting({ request }: Pick<Approval, 'request'>): boolean {
  return request.status === UNDECIDED
}
