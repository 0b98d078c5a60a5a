import type { ApprovalStatus } from '../clinked/approvals.ts'
import { ShareNotFoundError } from '../errors.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { type Approval, isWaiting } from './approval.ts'
import { listApprovals } from './approvals.ts'
import { findShare, type ShareServices } from './list-shares.ts'

/** The two answers a person can give. */
export type Verdict = 'accept' | 'decline'

export interface Decision {
  shareId: string
  fileId: number
  requestId: number
  /** The request's date as the person saw it, in epoch ms: asked anew later, it is another one to decide. */
  askedAt: number
  verdict: Verdict
  /** Goes to whoever asked; empty for none. */
  message: string
}

/** How a decision went. */
export interface Decided {
  approval: Approval
  /** False when the request had been decided already, by somebody else or in Clinked itself. */
  byThisPerson: boolean
}

/**
 * Accepts or declines an approval request (§11.12), exactly once: it is read first, so that one decided elsewhere
 * meanwhile is left as it is.
 *
 * @throws ShareNotFoundError when the request is gone; as findShare and writeOnce.
 */
export async function decide(
  person: Person,
  decision: Decision,
  services: ShareServices & { writes: WriteStore },
): Promise<Decided> {
  const { shareId, fileId, requestId, verdict, message } = decision
  const access = await findShare(person, { shareId }, services)
  const { session, shareToken } = access
  const { clinked, writes } = services
  const read = async (): Promise<Approval> => {
    const approvals = await listApprovals(clinked, access, fileId)
    const approval = approvals.find(({ request }) => request.id === requestId)
    if (!approval) throw new ShareNotFoundError('The file has no such approval request.')
    return approval
  }
  const keyAt = (askedAt: number) =>
    `approval#${person.teamId}#${person.userId}#${fileId}#${requestId}#${askedAt}`

  const approval = await read()
  if (!isWaiting(approval)) {
    // A delivery that died after the upstream had taken its decision left this record.
    const record = await writes.read(keyAt(decision.askedAt))
    return { approval, byThisPerson: record !== undefined && record.state !== 'failed' }
  }

  const status = statusFor(verdict, approval.request.type)
  const outcome = await writeOnce<Outcome>(
    {
      key: keyAt(approval.request.lastModified),
      intent: {
        kind: 'approval',
        ownerUserId: person.userId,
        payload: { shareId, fileId, requestId, verdict, message },
      },
      send: async () => {
        const parameters = message === '' ? {} : { parameters: message }
        const target = { shareToken, file: fileId, request: requestId }
        return outcomeOf(await clinked.approvals.update(session, { ...target, status, ...parameters }))
      },
      find: async () => {
        const now = await read()
        return isWaiting(now) ? undefined : outcomeOf(now.request)
      },
    },
    services,
  )
  return { approval: { ...approval, request: { ...approval.request, ...outcome } }, byThisPerson: true }
}

/** What of a decided request is kept: its new status, and when. */
type Outcome = Pick<Approval['request'], 'status' | 'lastModified'>

function outcomeOf({ status, lastModified }: Outcome): Outcome {
  return { status, lastModified }
}

/**
 * What each type of request calls a refusal. The reference lists both words and does not say which goes with which:
 * the type's own name is what there is to go by.
 */
function statusFor(verdict: Verdict, type: string): ApprovalStatus {
  if (verdict === 'accept') return 'ACCEPT'
  return type === 'FILE_APPROVAL' ? 'REJECT' : 'DECLINE'
}
