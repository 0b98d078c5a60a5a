import { DeleteCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { anyOf, writtenIf } from './condition.ts'
import { type Key, OWNER_INDEX, personPartition } from './keys.ts'
import type { StoreServices } from './table.ts'

/** Whose a row is: a person's, or without one, the workspace's as a whole. */
export interface Owner {
  teamId: string
  userId?: string
}

/** A row that belongs to somebody, by its key. */
export interface OwnedRow extends Key {
  /** Undefined where it is the workspace's as a whole. */
  userId: string | undefined
}

const Row = z.object({ pk: z.string(), sk: z.string() })
const IndexRow = Row.extend({ owned: z.string() })

/**
 * What a row says of whose it is and when it was written (epoch ms). Every row that is about somebody has it, but for
 * the audit: what has it goes with them.
 */
export const ownedBy = ({ teamId, userId = '' }: Owner, { pk, sk }: Key, now: number) => ({
  ownerTeam: teamId,
  owned: `${userId}#${pk}#${sk}`,
  writtenAt: now,
})

export type OwnershipStore = ReturnType<typeof createOwnershipStore>

/** What there is of a person or a workspace, and its deletion. */
export function createOwnershipStore({ table, client }: Omit<StoreServices, 'clock'>) {
  /** By the index, which follows the table by a moment. */
  async function* owned(teamId: string, prefix: string): AsyncGenerator<OwnedRow[]> {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: OWNER_INDEX,
        KeyConditionExpression:
          prefix === '' ? 'ownerTeam = :team' : 'ownerTeam = :team AND begins_with(owned, :prefix)',
        ExpressionAttributeValues: { ':team': teamId, ...(prefix === '' ? {} : { ':prefix': prefix }) },
        ProjectionExpression: 'pk, sk, owned',
      },
    )
    for await (const { Items = [] } of pages) {
      yield Items.map((item) => {
        const { owned: place, ...key } = IndexRow.parse(item)
        return { ...key, userId: place.slice(0, place.indexOf('#')) || undefined }
      })
    }
  }

  return {
    /** All rows of a workspace, page by page: its own first, then those of one person after the other. */
    ofTeam: (teamId: string): AsyncGenerator<OwnedRow[]> => owned(teamId, ''),

    /** All rows of a person, page by page: first those in their own partition, of which none is missing. */
    async *ofPerson(person: Required<Owner>): AsyncGenerator<Key[]> {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :person',
          ExpressionAttributeValues: { ':person': personPartition(person) },
          ProjectionExpression: 'pk, sk',
          ConsistentRead: true,
        },
      )
      for await (const { Items = [] } of pages) yield Items.map((item) => Row.parse(item))
      yield* owned(person.teamId, `${person.userId}#`)
    },

    /**
     * Deletes a row; one that is not there is deleted already.
     * @param before epoch ms: a row that was written since stays. None stays where it is left out.
     */
    async remove({ pk, sk }: Key, before?: number): Promise<void> {
      const isOld = {
        ConditionExpression: anyOf('attribute_not_exists(writtenAt)', 'writtenAt < :before'),
        ExpressionAttributeValues: { ':before': before },
      }
      const row = { TableName: table, Key: { pk, sk } }
      await writtenIf(client.send(new DeleteCommand({ ...row, ...(before === undefined ? {} : isOld) })))
    },
  }
}
