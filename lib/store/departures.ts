import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { DAY, expiryOf, hasExpired } from './expiry.ts'
import { departureKey } from './keys.ts'
import type { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/** As long as SQS keeps a job at most: whatever was asked before somebody was gone is not done after it. */
const LIFETIME = 14 * DAY

const Row = z.object({ goneAt: z.number(), backAt: z.number().exactOptional(), expiresAt: z.number() })

/** That somebody is gone: they asked to be forgotten, their account is no more, or the app is no longer there. */
export interface Departure {
  /** Epoch ms. */
  goneAt: number
  /** When the person first did something again, in epoch ms: what is written since is kept. */
  backAt?: number
}

export type DepartureStore = ReturnType<typeof createDepartureStore>

/**
 * Who is gone, and since when. The rows name nobody: each is found by the hash of whom it is about, and says only when.
 */
export function createDepartureStore({ table, client, clock }: StoreServices) {
  const read = async (whom: string): Promise<Departure | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: departureKey(whom), ConsistentRead: true }),
    )
    if (!Item) return undefined
    const { expiresAt, ...departure } = Row.parse(Item)
    return hasExpired({ expiresAt }, clock()) ? undefined : departure
  }

  return {
    /** Notes that a person is gone since then (epoch ms); a later time counts. */
    personLeft: (person: Person, goneAt: number): Promise<void> => note(nameOf(person), goneAt),

    /** The same of all people of a workspace or an organisation, by Slack's id of it. */
    allLeft: (id: string, goneAt: number): Promise<void> => note(id, goneAt),

    /** The latest departure of a person, or of all around them; undefined where there is none. */
    async of(person: Person): Promise<Departure | undefined> {
      const { teamId, enterpriseId } = person
      const [own, ...others] = await Promise.all([
        read(nameOf(person)),
        read(teamId),
        enterpriseId === undefined ? undefined : read(enterpriseId),
      ])
      const goneAt = Math.max(...[own, ...others].map((departure) => departure?.goneAt ?? 0))
      if (goneAt === 0) return undefined
      return own?.goneAt === goneAt ? own : { goneAt }
    },

    /** Notes that a person has come back (epoch ms) from a departure; the first time counts. */
    async cameBack(person: Person, { goneAt }: Departure, backAt: number): Promise<void> {
      await writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: departureKey(nameOf(person)),
            UpdateExpression: 'SET goneAt = :gone, backAt = :back, expiresAt = :expiresAt',
            ConditionExpression: anyOf(
              'attribute_not_exists(pk)',
              'goneAt < :gone',
              allOf('goneAt = :gone', 'attribute_not_exists(backAt)'),
            ),
            ExpressionAttributeValues: {
              ':gone': goneAt,
              ':back': backAt,
              ':expiresAt': expiryOf(clock(), LIFETIME),
            },
          }),
        ),
      )
    },
  }

  async function note(whom: string, goneAt: number): Promise<void> {
    await writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: departureKey(whom),
          UpdateExpression: 'SET goneAt = :gone, expiresAt = :expiresAt REMOVE backAt',
          ConditionExpression: anyOf('attribute_not_exists(pk)', 'goneAt < :gone'),
          ExpressionAttributeValues: { ':gone': goneAt, ':expiresAt': expiryOf(clock(), LIFETIME) },
        }),
      ),
    )
  }
}

const nameOf = ({ teamId, userId }: Person): string => `${teamId}#${userId}`
