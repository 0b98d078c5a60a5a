import { ShareNotFoundError } from '../errors.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { type Approval, isWaiting } from './approval.ts'
import {
  type Asked,
  deciderIn,
  decisionKey,
  findDecider,
  isSameDecision,
  keepDecider,
  type Outcome,
  type SlackDecision,
  statusFor,
} from './decision-record.ts'
import { findApproval } from './file-approvals.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import { audited, type ShareRef } from './share.ts'

/** A person's decision on a request as they saw it. */
export interface Decision extends Asked, Omit<SlackDecision, 'userId'> {
  share: ShareRef
}

/** How a decision went. */
export interface Decided {
  /** As it is now: it still waits where it was asked anew after the person saw it. */
  approval: Approval
  /** The message that went with what was decided in Slack, be it this decision or an earlier one; empty for none. */
  message: string
  /** Whether it is this decision that was sent: not where there was another before it, or it was asked anew. */
  isSent: boolean
}

/**
 * Accepts or declines an approval request (§11.12), exactly once, whoever of the workspace decides it: it is read
 * first, so that one decided elsewhere meanwhile is left as it is.
 *
 * @throws ShareNotFoundError when the request is gone; as findShare and writeOnce.
 */
export async function decide(
  person: Person,
  decision: Decision,
  services: ShareServices & { writes: WriteStore; audit: AuditStore },
): Promise<Decided> {
  const { fileId, requestId, askedAt, verdict, message } = decision
  const { clinked, writes } = services
  const access = await findShare(person, decision.share, services)
  const { session, shareToken, share } = access
  const own: SlackDecision = { userId: person.userId, verdict, message }
  const key = decisionKey(person, decision)

  const isShareItself = share.item === undefined && share.entityId === fileId
  const file = isShareItself
    ? { id: fileId, friendlyName: share.name }
    : await clinked.files.get(session, { shareToken, file: fileId })
  const approval = await read()
  if (isWaiting(approval) && approval.request.lastModified !== askedAt) {
    return { approval, message: '', isSent: false }
  }
  const { made, ...request } = isWaiting(approval) ? await send(approval) : await outcomeOf(approval)
  const decided: Approval = {
    ...approval,
    request: { ...approval.request, ...request },
    decidedBy: made?.userId,
  }
  if (made) await keepDecider(person, decided, made, services)
  return { approval: decided, message: made?.message ?? '', isSent: isSameDecision(made, own) }

  async function read(): Promise<Approval> {
    const found = await findApproval(clinked, access, file, requestId)
    if (!found) throw new ShareNotFoundError('The file has no such approval request.')
    return found
  }

  /** What became of one that is decided. A delivery that died may have decided it. */
  async function outcomeOf(now: Approval): Promise<Outcome> {
    const { status, lastModified } = now.request
    const made = (await findDecider(person, now, writes)) ?? deciderIn(await writes.read(key), now)
    return { status, lastModified, made }
  }

  function send({ request: { type } }: Approval): Promise<Outcome> {
    return writeOnce<Outcome>(
      {
        key,
        intent: { kind: 'approval', owner: person, payload: own },
        send: async () => {
          const { status, lastModified } = await clinked.approvals.update(session, {
            shareToken,
            file: fileId,
            request: requestId,
            status: statusFor(verdict, type),
            ...(message === '' ? {} : { parameters: message }),
          })
          return { status, lastModified, made: own }
        },
        find: async () => {
          const now = await read()
          return isWaiting(now) ? undefined : outcomeOf(now)
        },
        // Somebody else's decision is noted by their own job.
        note: (outcome) =>
          outcome && !isSameDecision(outcome.made, own)
            ? undefined
            : {
                person,
                act: 'approval',
                object: {
                  ...audited({ ...share, entityId: fileId }),
                  request: `${requestId}`,
                  decision: outcome?.status ?? verdict,
                },
              },
      },
      services,
    )
  }
}
