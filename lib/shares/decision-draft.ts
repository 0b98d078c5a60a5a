import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import type { Decision } from './decide.ts'
import { type Asked, decisionKey, isSameDecision, Outcome, SlackDecision } from './decision-record.ts'

/** How far a decision got that failed: sent, sent perhaps, or certainly not. */
export type HowFar = 'sent' | 'in_doubt' | 'unsent'

/**
 * Keeps a decision that failed, so that its form can be filled in again as it was. It is kept in the place of its own
 * record: where another decision on the same request has one, that stays and nothing is kept.
 */
export async function keepDecisionDraft(
  person: Person,
  decision: Decision,
  { writes, clock }: { writes: WriteStore; clock: () => number },
): Promise<HowFar> {
  const key = decisionKey(person, decision)
  const record = await writes.read(key)
  const { verdict, message } = decision
  const payload: SlackDecision = { userId: person.userId, verdict, message }
  if (record?.state === 'done') {
    return isSameDecision(Outcome.parse(record.result).made, payload) ? 'sent' : 'unsent'
  }
  if (record?.state === 'intended') {
    return isSameDecision(SlackDecision.parse(record.payload), payload) ? 'in_doubt' : 'unsent'
  }

  const intent = { kind: 'approval', owner: person, payload, at: clock() }
  const { state } = await writes.begin(key, intent)
  if (state === 'begun') await writes.failed(key, 'not sent')
  return 'unsent'
}

/** What a person wanted to decide and could not; undefined where there is no such thing. */
export async function readDecisionDraft(
  person: Person,
  asked: Asked,
  writes: WriteStore,
): Promise<SlackDecision | undefined> {
  const record = await writes.read(decisionKey(person, asked))
  if (!record || record.state === 'done' || record.owner.userId !== person.userId) return undefined
  return SlackDecision.parse(record.payload)
}
