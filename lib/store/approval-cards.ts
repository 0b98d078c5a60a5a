import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { writtenIf } from './condition.ts'
import { DAY, expiryOf, hasExpired } from './expiry.ts'
import { approvalPartition, cardKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { StoreServices } from './table.ts'

const LIFETIME = 90 * DAY

/** An approval request, as the workspace in which its cards are knows it. */
export interface ApprovalRef {
  teamId: string
  /** Clinked's id of the file. */
  fileId: number
  /** Clinked's id of the request. */
  requestId: number
}

const Card = z.object({
  /** Slack's id of the channel or direct message. */
  channel: z.string(),
  /** Slack's time stamp of the message. */
  ts: z.string(),
  /** Whose direct message it is, where it is one. */
  personUserId: z.string().exactOptional(),
  /** Whether it is a part of a longer message. */
  isPart: z.boolean().exactOptional(),
  /** The blocks that such a part shows, as JSON, since it first changed. */
  shows: z.string().exactOptional(),
})

/** One copy of an approval card in Slack. */
export type Card = z.infer<typeof Card>

const CardRow = Card.extend({ expiresAt: z.number() })

export type ApprovalCardStore = ReturnType<typeof createApprovalCardStore>

/** Where the copies of approval cards are, so that they change when it is decided. Kept for 90 days. */
export function createApprovalCardStore({ table, client, clock }: StoreServices) {
  const rowOf = (approval: ApprovalRef, card: Card) => {
    const key = cardKey(approval, card)
    const { personUserId } = card
    const owner = { teamId: approval.teamId, ...(personUserId === undefined ? {} : { userId: personUserId }) }
    const now = clock()
    return { ...key, ...card, ...ownedBy(owner, key, now), expiresAt: expiryOf(now, LIFETIME) }
  }

  return {
    /** Notes one copy; the same message again is the same copy. */
    async add(approval: ApprovalRef, card: Card): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: rowOf(approval, card) }))
    },

    /** Notes one copy, unless it is noted already: then it stays as it is. */
    async addNew(approval: ApprovalRef, card: Card): Promise<void> {
      const Item = rowOf(approval, card)
      const ConditionExpression = 'attribute_not_exists(pk)'
      await writtenIf(client.send(new PutCommand({ TableName: table, Item, ConditionExpression })))
    },

    /** All copies, in the order of channel and time stamp. */
    async list(approval: ApprovalRef): Promise<Card[]> {
      const cards: Card[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :approval',
          ExpressionAttributeValues: { ':approval': approvalPartition(approval) },
          ConsistentRead: true,
        },
      )
      const now = clock()
      for await (const { Items = [] } of pages) {
        const rows = Items.map((item) => CardRow.parse(item)).filter((row) => !hasExpired(row, now))
        cards.push(...rows.map((row) => Card.parse(row)))
      }
      return cards
    },
  }
}
