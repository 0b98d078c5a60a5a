import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { Provider } from './connections.ts'
import { expiryOf, hasExpired, MINUTE, seconds } from './expiry.ts'
import { sha256, ticketKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/** How long a ticket is good, in ms. */
export const TICKET_LIFETIME = 10 * MINUTE

/** How often the form of a ticket is taken, and how often Slack is asked for it who somebody is. */
const MOST_SUBMISSIONS = 10
const MOST_SIGN_INS = 10

const TicketRow = z.object({
  person: Person,
  /** The person's name in Slack, for the page to say whom it connects. */
  personName: z.string(),
  /** The workspace's name. */
  teamName: z.string().exactOptional(),
  /** What they were offered to connect; on the page they may choose another. */
  provider: Provider,
  /** JSON of the Slack request that waits for the connection. */
  resume: z.string().exactOptional(),
  /** Epoch ms. */
  madeAt: z.number(),
  csrf: z.string(),
  /** SHA-256 of what the one browser has in which Slack confirmed the person. */
  browser: z.string().exactOptional(),
  /** SHA-256 of each `state` that Slack has come back with. */
  signIns: z.set(z.string()).exactOptional(),
  /** How often the form was sent. */
  submissions: z.number().exactOptional(),
  /** Epoch ms. */
  usedAt: z.number().exactOptional(),
  /** Epoch seconds. */
  expiresAt: z.number(),
})

const Parked = z.record(z.string(), z.unknown())

type TicketRow = z.infer<typeof TicketRow>

/** Whom a ticket lets connect, and what they wanted. */
export interface TicketRequest extends Pick<TicketRow, 'person' | 'personName' | 'teamName' | 'provider'> {
  /** The Slack request to go on with after connecting. */
  resume?: Record<string, unknown>
}

/** A ticket as it stands. `id` tells tickets apart and opens nothing. */
export type Ticket =
  | (TicketRequest & {
      state: 'open'
      id: string
      csrf: string
      browser?: string
      /** When it was made, in epoch ms. */
      madeAt: number
    })
  | { state: 'used' }
  /** Its form was sent too often. */
  | { state: 'exhausted' }
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
  /** Changes a ticket that is neither used nor lapsed, and meets further conditions. @returns whether it was changed */
  const update = (
    ticket: string,
    expression: string,
    values: Record<string, unknown>,
    ...conditions: string[]
  ) =>
    writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: ticketKey(sha256(ticket)),
          UpdateExpression: expression,
          ConditionExpression: allOf(
            'attribute_exists(pk)',
            'attribute_not_exists(usedAt)',
            'expiresAt > :nowSeconds',
            ...conditions,
          ),
          ExpressionAttributeValues: { ...values, ':nowSeconds': seconds(clock()) },
        }),
      ),
    )

  return {
    /** @returns the ticket */
    async create({ resume, ...request }: TicketRequest): Promise<string> {
      const ticket = random()
      const key = ticketKey(sha256(ticket))
      const now = clock()
      const row: TicketRow = {
        ...request,
        ...(resume === undefined ? {} : { resume: JSON.stringify(resume) }),
        madeAt: now,
        csrf: random(),
        expiresAt: expiryOf(now, TICKET_LIFETIME),
      }
      const Item = { ...key, ...row, ...ownedBy(request.person, key, now) }
      await client.send(new PutCommand({ TableName: table, Item }))
      return ticket
    },

    /** Looks at a ticket without using it. */
    async read(ticket: string): Promise<Ticket> {
      const id = sha256(ticket)
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: ticketKey(id), ConsistentRead: true }),
      )
      if (!Item) return { state: 'expired' }
      const { usedAt, expiresAt, resume, signIns: _, submissions = 0, ...open } = TicketRow.parse(Item)
      if (hasExpired({ expiresAt }, clock())) return { state: 'expired' }
      if (usedAt !== undefined) return { state: 'used' }
      if (submissions >= MOST_SUBMISSIONS) return { state: 'exhausted' }
      return {
        state: 'open',
        id,
        ...open,
        ...(resume === undefined ? {} : { resume: Parked.parse(JSON.parse(resume)) }),
      }
    },

    /** Counts that the form is sent. @returns false when that was too often, or the ticket is used, lapsed or unknown */
    countSubmission: (ticket: string): Promise<boolean> =>
      update(
        ticket,
        'ADD submissions :one',
        { ':one': 1, ':most': MOST_SUBMISSIONS },
        anyOf('attribute_not_exists(submissions)', 'submissions < :most'),
      ),

    /**
     * Notes that Slack has come back with a `state`.
     *
     * @returns true to one caller alone; false when it was noted before, when there were too many, or when the ticket is
     *   used, lapsed or unknown
     */
    spendState(ticket: string, state: string): Promise<boolean> {
      const hash = sha256(state)
      return update(
        ticket,
        'ADD signIns :states',
        { ':states': new Set([hash]), ':state': hash, ':most': MOST_SIGN_INS },
        anyOf(
          'attribute_not_exists(signIns)',
          allOf('NOT contains(signIns, :state)', 'size(signIns) < :most'),
        ),
      )
    },

    /**
     * Notes in which browser Slack confirmed the person: the newest counts.
     *
     * @param secret what that browser alone has
     * @returns false when the ticket is used, lapsed or unknown
     */
    confirm: (ticket: string, secret: string): Promise<boolean> =>
      update(ticket, 'SET browser = :browser', { ':browser': sha256(secret) }),

    /** Uses a ticket up. @returns true to one caller alone; false when it is used, lapsed or unknown */
    use: (ticket: string): Promise<boolean> => update(ticket, 'SET usedAt = :now', { ':now': clock() }),
  }
}
