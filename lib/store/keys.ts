import { createHash } from 'node:crypto'

/*
 * Every key in SharesTable (infra/aws/tables.yml):
 *
 *   pk                                   sk                     row
 *   person#{team}#{user}                 connection#{id}        lib/store/connections.ts
 *   ticket#{sha256 of the ticket}        -                      lib/store/tickets.ts
 *   approval#{team}#{file}#{request}     card#{channel}#{ts}    lib/store/approval-cards.ts
 *   write#{key}                          -                      lib/store/writes.ts
 *   job#{id}                             -                      lib/store/job-notes.ts
 *   thumbnail#{team}#{file}#{version}    -                      lib/store/thumbnails.ts
 *
 * Slack's ids and Clinked's hold no `#`, and where a part is free text it is the last one: no two keys can meet.
 */

/** Primary key of a row. */
export interface Key {
  pk: string
  sk: string
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

/** SHA-256 in hex: makes of a secret an id that gives nothing away. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
