import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { writtenIf } from './condition.ts'
import { DAY, expiryOf } from './expiry.ts'
import { auditKey, auditPartition, OWNER_INDEX } from './keys.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/** Long enough for a yearly audit of what was done up to its last day. */
const LIFETIME = 400 * DAY

const AuditEntry = z.object({
  /** Names this one act: the same however often its job comes. */
  id: z.string(),
  person: Person,
  /** Epoch ms: the same however often its job comes. */
  at: z.number(),
  act: z.enum([
    'enter',
    'reply',
    'comment',
    'reaction',
    'approval',
    'upload',
    'folder',
    'link',
    'download',
    'zip',
  ]),
  /** What it was done to and with which connection, by ids and hashes: no secret, no name, nothing that was said there. */
  object: z.record(z.string(), z.string()),
  /** How it ended: in the upstream's own words where it has some, or by the code of its error. */
  outcome: z.string(),
})

/** Something a person did upstream that they, or whoever runs the app, may be asked about one day. */
export type AuditEntry = z.infer<typeof AuditEntry>

/** An entry as it is read back. */
export type AuditRecord = Omit<AuditEntry, 'id'>

const AuditRow = AuditEntry.omit({ id: true })

export type AuditStore = ReturnType<typeof createAuditStore>

/** What people did. Entries are added; none is ever changed or taken away here. Kept for 400 days. */
export function createAuditStore({ table, client, clock }: StoreServices) {
  /** The first sort key of what has not lapsed. */
  const young = (): string => new Date(clock() - LIFETIME + 1).toISOString()

  return {
    /** Adds an entry; one that is there already stays as it is. */
    async append({ id, person, at, act, object, outcome }: AuditEntry): Promise<void> {
      const key = auditKey(person, { at, id })
      const Item = {
        ...key,
        id,
        person,
        at,
        act,
        object,
        outcome,
        // Of the workspace in the order of time: it does not go with its person (ownership.ts).
        ownerTeam: ofTeam(person.teamId),
        owned: key.sk,
        expiresAt: expiryOf(at, LIFETIME),
      }
      const add = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }
      await writtenIf(client.send(new PutCommand(add)))
    },

    /** What a person did, the oldest first, page by page. */
    async *of(person: Person): AsyncGenerator<AuditRecord[]> {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :person AND sk >= :young',
          ExpressionAttributeValues: { ':person': auditPartition(person), ':young': young() },
          ConsistentRead: true,
        },
      )
      for await (const { Items = [] } of pages) yield Items.map((item) => AuditRow.parse(item))
    },

    /** What all of a workspace did, the oldest first, page by page. It follows what is done by a moment. */
    async *ofAll(teamId: string): AsyncGenerator<AuditRecord[]> {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: OWNER_INDEX,
          KeyConditionExpression: 'ownerTeam = :team AND owned >= :young',
          ExpressionAttributeValues: { ':team': ofTeam(teamId), ':young': young() },
        },
      )
      for await (const { Items = [] } of pages) yield Items.map((item) => AuditRow.parse(item))
    },
  }
}

const ofTeam = (teamId: string): string => `audit#${teamId}`
