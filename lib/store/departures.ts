import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { BEYOND_JOBS, expiryOf, hasExpired } from './expiry.ts'
import { departureKey } from './keys.ts'
import type { Person } from './person.ts'
import type { StoreServices } from './table.ts'

const Departure = z.object({
  /** Epoch ms. */
  goneAt: z.number(),
  /** When the person first did something again, in epoch ms: what is written since is kept. */
  backAt: z.number().exactOptional(),
})

/** That somebody is gone: they asked to be forgotten, their account is no more, or the app is no longer there. */
export type Departure = z.infer<typeof Departure>

const Row = Departure.extend({ pk: z.string(), expiresAt: z.number() })

export type DepartureStore = ReturnType<typeof createDepartureStore>

/** DynamoDB did not answer for all that it was asked for: nobody is taken to be still here for that. */
class DeparturesUnknownError extends Error {
  override readonly name = 'DeparturesUnknownError'
}

/**
 * Who is gone, and since when: whatever was asked before is not done after it. The rows name nobody: each is found by the
 * hash of whom it is about, and says only when. Kept for 30 days.
 */
export function createDepartureStore({ table, client, clock }: StoreServices) {
  /** @returns the departures that there are, by the `pk` of whom they are about. */
  const read = async (whom: string[]): Promise<Map<string, Departure>> => {
    const Keys = whom.map(departureKey)
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    )
    if (UnprocessedKeys?.[table]) throw new DeparturesUnknownError('DynamoDB left out rows: it is throttled.')
    const rows = (Responses?.[table] ?? []).map((item) => Row.parse(item))
    return new Map(
      rows.filter((row) => !hasExpired(row, clock())).map((row) => [row.pk, Departure.parse(row)]),
    )
  }

  return {
    /** Notes that a person is gone since then (epoch ms); a later time counts. */
    personLeft: (person: Person, goneAt: number): Promise<void> => note(nameOf(person), goneAt),

    /** The same of all people of a workspace or an organisation, by Slack's id of it. */
    allLeft: (id: string, goneAt: number): Promise<void> => note(id, goneAt),

    /**
     * The latest departure of a person, or of all around them; undefined where there is none.
     * @throws DeparturesUnknownError; whatever the SDK throws.
     */
    async of(person: Person): Promise<Departure | undefined> {
      const { teamId, enterpriseId } = person
      const departures = await read([
        nameOf(person),
        teamId,
        ...(enterpriseId === undefined ? [] : [enterpriseId]),
      ])
      const own = departures.get(departureKey(nameOf(person)).pk)
      const goneAt = Math.max(0, ...[...departures.values()].map((departure) => departure.goneAt))
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
              ':expiresAt': expiryOf(clock(), BEYOND_JOBS),
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
          ExpressionAttributeValues: { ':gone': goneAt, ':expiresAt': expiryOf(clock(), BEYOND_JOBS) },
        }),
      ),
    )
  }
}

const nameOf = ({ teamId, userId }: Person): string => `${teamId}#${userId}`
