import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { allOf, writtenIf } from './condition.ts'
import { expiryOf, hasExpired, MINUTE, seconds } from './expiry.ts'
import { sha256, ticketKey } from './keys.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

const LIFETIME = 10 * MINUTE

const TicketRow = z.object({
  person: Person,
  /** The person's name in Slack, for the page to say whom it connects. */
  personName: z.string(),
  /** The workspace's name. */
  teamName: z.string().exactOptional(),
  /** JSON of the Slack request that waits for the connection. */
  resume: z.string().exactOptional(),
  csrf: z.string(),
  /** Epoch ms. */
  usedAt: z.number().exactOptional(),
  /** Epoch seconds. */
  expiresAt: z.number(),
})

const Parked = z.record(z.string(), z.unknown())

type TicketRow = z.infer<typeof TicketRow>

/** Whom a ticket lets connect, and what they wanted. */
export interface TicketRequest extends Pick<TicketRow, 'person' | 'personName' | 'teamName'> {
  /** The Slack request to go on with after connecting. */
  resume?: Record<string, unknown>
}

/** A ticket as it stands. `id` tells tickets apart and opens nothing. */
export type Ticket =
  | (TicketRequest & { state: 'open'; id: string; csrf: string })
  | { state: 'used' }
  /** Lapsed, or never made. */
  | { state: 'expired' }

export type TicketStore = ReturnType<typeof createTicketStore>

/**
 * Connect tickets: each lets one person in Slack connect once, within ten minutes, on a page outside of Slack.
 * The ticket itself is in the page's address only; its row is found by its hash.
 *
 * @param random a new unguessable string at each call: 32 random bytes in base64url
 */
export function createTicketStore({
  table,
  client,
  clock,
  random,
}: StoreServices & { random: () => string }) {
  return {
    /** @returns the ticket */
    async create({ resume, ...request }: TicketRequest): Promise<string> {
      const ticket = random()
      const row: TicketRow = {
        ...request,
        ...(resume === undefined ? {} : { resume: JSON.stringify(resume) }),
        csrf: random(),
        expiresAt: expiryOf(clock(), LIFETIME),
      }
      await client.send(new PutCommand({ TableName: table, Item: { ...ticketKey(sha256(ticket)), ...row } }))
      return ticket
    },

    /** Looks at a ticket without using it. */
    async read(ticket: string): Promise<Ticket> {
      const id = sha256(ticket)
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: ticketKey(id), ConsistentRead: true }),
      )
      if (!Item) return { state: 'expired' }
      const { usedAt, expiresAt, resume, ...open } = TicketRow.parse(Item)
      if (hasExpired({ expiresAt }, clock())) return { state: 'expired' }
      if (usedAt !== undefined) return { state: 'used' }
      return {
        state: 'open',
        id,
        ...open,
        ...(resume === undefined ? {} : { resume: Parked.parse(JSON.parse(resume)) }),
      }
    },

    /** Uses a ticket up. @returns true to one caller alone; false when it is used, lapsed or unknown */
    async use(ticket: string): Promise<boolean> {
      const exists = 'attribute_exists(pk)'
      const isNotUsed = 'attribute_not_exists(usedAt)'
      const hasNotLapsed = 'expiresAt > :nowSeconds'
      const now = clock()
      return writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: ticketKey(sha256(ticket)),
            UpdateExpression: 'SET usedAt = :now',
            ConditionExpression: allOf(exists, isNotUsed, hasNotLapsed),
            ExpressionAttributeValues: { ':now': now, ':nowSeconds': seconds(now) },
          }),
        ),
      )
    },
  }
}
