import * as z from 'zod'
import type { ApprovalStatus } from '../clinked/approvals.ts'
import type { Person } from '../store/person.ts'
import type { WriteRecord, WriteStore } from '../store/writes.ts'
import type { Approval } from './approval.ts'

/** A decision as a person made it in Slack. */
export const SlackDecision = z.object({
  /** Who decided. */
  userId: z.string(),
  verdict: z.enum(['accept', 'decline']),
  /** What goes with it to whoever asked; empty for nothing. */
  message: z.string(),
})
export type SlackDecision = z.output<typeof SlackDecision>

export function isSameDecision(one: SlackDecision | undefined, other: SlackDecision): boolean {
  return one?.userId === other.userId && one.verdict === other.verdict && one.message === other.message
}

/** The two answers a person can give. */
export type Verdict = SlackDecision['verdict']

/** What Clinked answered to a decision, and whose it was: undefined where it was none of this workspace's. */
export const Outcome = z.object({
  status: z.string(),
  lastModified: z.number(),
  made: SlackDecision.optional(),
})
export type Outcome = z.output<typeof Outcome>

/** A request as it was asked at one time; asked anew later, it is another one to decide. */
export interface Asked {
  fileId: number
  requestId: number
  /** The request's date while it waited, in epoch ms. */
  askedAt: number
}

/** Under which the decision of a request is written once, whoever of the workspace decides it. */
export function decisionKey({ teamId }: Person, { fileId, requestId, askedAt }: Asked): string {
  return `approval#${teamId}#${fileId}#${requestId}#${askedAt}`
}

/** Under which it is found by the request alone, which no longer says when it was asked. */
function outcomeKey({ teamId }: Person, { fileId, request }: Pick<Approval, 'fileId' | 'request'>): string {
  return `approval-outcome#${teamId}#${fileId}#${request.id}#${request.lastModified}`
}

/**
 * What each type of request calls a refusal. The reference lists both words and does not say which goes with which:
 * the type's own name is what there is to go by.
 */
export function statusFor(verdict: Verdict, type: string): ApprovalStatus {
  if (verdict === 'accept') return 'ACCEPT'
  return type === 'FILE_APPROVAL' ? 'REJECT' : 'DECLINE'
}

/**
 * Who of the workspace decided a request that is decided: nobody, unless what was sent is what it says now. A decision
 * that may or may not have been sent counts then too.
 */
export function deciderIn(
  record: WriteRecord | undefined,
  { request }: Pick<Approval, 'request'>,
): SlackDecision | undefined {
  if (record?.state === 'done') {
    const { status, made } = Outcome.parse(record.result)
    return status === request.status ? made : undefined
  }
  if (record?.state !== 'intended') return undefined
  const made = SlackDecision.parse(record.payload)
  return statusFor(made.verdict, request.type) === request.status ? made : undefined
}

/** The same for a request of which only its present state is known. */
export async function findDecider(
  person: Person,
  approval: Pick<Approval, 'fileId' | 'request'>,
  writes: WriteStore,
): Promise<SlackDecision | undefined> {
  return deciderIn(await writes.read(outcomeKey(person, approval)), approval)
}

/** Keeps whose decision a decided request shows, to be found by the request alone. */
export async function keepDecider(
  person: Person,
  approval: Pick<Approval, 'fileId' | 'request'>,
  made: SlackDecision,
  { writes, clock }: { writes: WriteStore; clock: () => number },
): Promise<void> {
  const key = outcomeKey(person, approval)
  const { status, lastModified } = approval.request
  const intent = { kind: 'approval', owner: { ...person, userId: made.userId }, payload: made, at: clock() }
  const { state } = await writes.begin(key, intent)
  if (state !== 'done') await writes.done(key, { status, lastModified, made } satisfies Outcome)
}
