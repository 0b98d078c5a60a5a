import { createHash } from 'node:crypto'

/*
 * Every key in SharesTable (infra/aws/tables.yml):
 *
 *   pk                                   sk                     row
 *   person#{team}#{user}                 connection#{id}        lib/store/connections.ts
 *   person#{team}#{user}                 subscription#{id}      lib/store/subscriptions.ts
 *   person#{team}#{user}                 snapshot#{id}          lib/store/snapshots.ts
 *   person#{team}#{user}                 word#{share}#{context} lib/store/own-words.ts
 *   ticket#{sha256 of the ticket}        -                      lib/store/tickets.ts
 *   approval#{team}#{file}#{request}     card#{channel}#{ts}    lib/store/approval-cards.ts
 *   write#{key}                          -                      lib/store/writes.ts
 *   job#{id}                             -                      lib/store/job-notes.ts
 *   thumbnail#{team}#{file}#{version}    -                      lib/store/thumbnails.ts
 *   budget#{upstream}                    -                      lib/store/request-ledger.ts
 *   installation#{team or enterprise}    -                      lib/store/installations.ts
 *   state#{sha256 of the state}          -                      lib/store/install-states.ts
 *   audit#{team}#{user}                  {ISO time}#{id}        lib/store/audit.ts
 *   gone#{sha256 of whom}                -                      lib/store/departures.ts
 *   organisation#{enterprise}            team#{team}            lib/store/organisations.ts
 *
 * Whose a row is, so that all of it is found when they are gone: lib/store/ownership.ts.
 * Slack's ids and Clinked's hold no `#`, and where a part is free text it is the last one: no two keys can meet.
 */

/** Primary key of a row. */
export interface Key {
  pk: string
  sk: string
}

interface SubscriptionRef {
  person: { teamId: string; userId: string }
  id: string
}

/** Sort key in a partition that holds one row. */
const only = '-'

export const connectionPrefix = 'connection#'

export const personPartition = (person: { teamId: string; userId: string }): string =>
  `person#${person.teamId}#${person.userId}`

export const connectionKey = (person: { teamId: string; userId: string }, id: string): Key => ({
  pk: personPartition(person),
  sk: `${connectionPrefix}${id}`,
})

/** The index of what is due: by `dueShard`, then `dueAt`. Only rows that have both are in it. */
export const DUE_INDEX = 'DueIndex'

/** Parts of the index, so that no one of them takes all writes. What is due is looked for in each. */
export const DUE_SHARDS = Array.from({ length: 10 }, (_, shard) => `due#${shard}`)

/** The part of the index that a subscription is in: always the same one. */
export const dueShard = ({ person, id }: SubscriptionRef): string =>
  `due#${Number.parseInt(sha256(`${person.teamId}#${person.userId}#${id}`).slice(0, 8), 16) % DUE_SHARDS.length}`

/** The index of whose rows are whose: by `ownerTeam`, then `owned`. Only rows that have both are in it. */
export const OWNER_INDEX = 'OwnerIndex'

export const subscriptionPrefix = 'subscription#'

export const subscriptionKey = ({ person, id }: SubscriptionRef): Key => ({
  pk: personPartition(person),
  sk: `${subscriptionPrefix}${id}`,
})

export const snapshotKey = ({ person, id }: SubscriptionRef): Key => ({
  pk: personPartition(person),
  sk: `snapshot#${id}`,
})

export const ownWordPrefix = 'word#'

export const ownWordKey = (
  person: { teamId: string; userId: string },
  word: { shareId: string; context: string },
): Key => ({ pk: personPartition(person), sk: `${ownWordPrefix}${word.shareId}#${word.context}` })

export const ticketKey = (ticketId: string): Key => ({ pk: `ticket#${ticketId}`, sk: only })

export const approvalPartition = (approval: { teamId: string; fileId: number; requestId: number }): string =>
  `approval#${approval.teamId}#${approval.fileId}#${approval.requestId}`

export const cardKey = (
  approval: { teamId: string; fileId: number; requestId: number },
  card: { channel: string; ts: string },
): Key => ({ pk: approvalPartition(approval), sk: `card#${card.channel}#${card.ts}` })

export const writeKey = (key: string): Key => ({ pk: `write#${key}`, sk: only })

export const jobKey = (jobId: string): Key => ({ pk: `job#${jobId}`, sk: only })

export const thumbnailKey = (thumbnail: { teamId: string; fileId: number; version: string }): Key => ({
  pk: `thumbnail#${thumbnail.teamId}#${thumbnail.fileId}#${thumbnail.version}`,
  sk: only,
})

export const budgetKey = (upstream: string): Key => ({ pk: `budget#${upstream}`, sk: only })

export const installationKey = (id: string): Key => ({ pk: `installation#${id}`, sk: only })

export const stateKey = (stateId: string): Key => ({ pk: `state#${stateId}`, sk: only })

export const auditPartition = (person: { teamId: string; userId: string }): string =>
  `audit#${person.teamId}#${person.userId}`

/** In the order of time. @param entry with its time in epoch ms */
export const auditKey = (
  person: { teamId: string; userId: string },
  { at, id }: { at: number; id: string },
): Key => ({ pk: auditPartition(person), sk: `${new Date(at).toISOString()}#${id}` })

export const departureKey = (whom: string): Key => ({ pk: `gone#${sha256(whom)}`, sk: only })

export const organisationPartition = (enterpriseId: string): string => `organisation#${enterpriseId}`

export const organisationKey = (enterpriseId: string, teamId: string): Key => ({
  pk: organisationPartition(enterpriseId),
  sk: `team#${teamId}`,
})

/** SHA-256 in hex: makes of a secret an id that gives nothing away. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
