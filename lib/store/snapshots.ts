import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { assignment } from './assignment.ts'
import { anyOf, writtenIf } from './condition.ts'
import { DAY, expiryOf, hasExpired, seconds } from './expiry.ts'
import { snapshotKey } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { SubscriptionRef } from './subscription.ts'
import type { StoreServices } from './table.ts'

/**
 * From the last look. Whatever is turned on looks once a week at least: this is for what a job that was under way left
 * of a subscription that has ended.
 */
const LIFETIME = 30 * DAY

const SnapshotRow = z.object({
  snapshot: z.string().exactOptional(),
  next: z.string().exactOptional(),
  /** The due time that `next` is for. */
  nextFor: z.number().exactOptional(),
  /** The due time of the last look that was prepared, told by now or not. */
  lookedFor: z.number().exactOptional(),
  /** Epoch seconds. */
  expiresAt: z.number().exactOptional(),
})

/** What a subscription has told so far, and what it is about to. Any JSON. */
export interface Snapshots {
  /** Undefined before the first look. */
  current: unknown
  /** Of a look that has not been committed: its due time (epoch ms) and what it saw. */
  next: { dueAt: number; snapshot: unknown } | undefined
  /** The due time (epoch ms) of the last look, committed or not; undefined where there was none. */
  lookedFor: number | undefined
}

export type SnapshotStore = ReturnType<typeof createSnapshotStore>

/**
 * What each subscription saw when it last looked. A look is prepared before it is told of and committed afterwards: so
 * a delivery that died between the two leaves neither news twice nor news that nobody hears of.
 */
export function createSnapshotStore({ table, client, clock }: StoreServices) {
  return {
    async get(ref: SubscriptionRef): Promise<Snapshots> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: snapshotKey(ref), ConsistentRead: true }),
      )
      const row = SnapshotRow.parse(Item ?? {})
      const isThere = row.expiresAt === undefined || !hasExpired({ expiresAt: row.expiresAt }, clock())
      const { snapshot, next, nextFor, lookedFor }: z.infer<typeof SnapshotRow> = isThere ? row : {}
      return {
        current: snapshot === undefined ? undefined : JSON.parse(snapshot),
        next:
          next === undefined || nextFor === undefined
            ? undefined
            : { dueAt: nextFor, snapshot: JSON.parse(next) },
        lookedFor,
      }
    },

    /**
     * Keeps what is about to be told, for the time it is due at (epoch ms), where the last look is still the one that
     * was seen: of two that look at the same time, one alone tells.
     *
     * @param seen what `get` gave before the look.
     * @returns false where another look was prepared meanwhile, or all was forgotten
     */
    async prepare(
      ref: SubscriptionRef,
      dueAt: number,
      snapshot: unknown,
      { lookedFor: last }: Pick<Snapshots, 'lookedFor'>,
    ): Promise<boolean> {
      const Key = snapshotKey(ref)
      const now = clock()
      const fields = {
        next: JSON.stringify(snapshot),
        nextFor: dueAt,
        lookedFor: dueAt,
        ...ownedBy(ref.person, Key, now),
        expiresAt: expiryOf(now, LIFETIME),
      }
      const { ExpressionAttributeValues, ...set } = assignment(fields)
      const hasLapsed = 'expiresAt <= :now'
      // The answer to an earlier try may have been lost.
      const isThisVeryOne = 'lookedFor = :lookedFor'
      const isLast = last === undefined ? 'attribute_not_exists(lookedFor)' : 'lookedFor = :last'
      return writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key,
            ...set,
            ConditionExpression: anyOf(hasLapsed, isLast, isThisVeryOne),
            ExpressionAttributeValues: {
              ...ExpressionAttributeValues,
              ':now': seconds(now),
              ...(last === undefined ? {} : { ':last': last }),
            },
          }),
        ),
      )
    },

    /** Makes of what was prepared for this time what was told; once, and nothing where it was done already. */
    async commit(ref: SubscriptionRef, dueAt: number): Promise<void> {
      await writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: snapshotKey(ref),
            UpdateExpression: 'SET #snapshot = #next REMOVE #next, nextFor',
            ConditionExpression: 'nextFor = :due',
            ExpressionAttributeNames: { '#next': 'next', '#snapshot': 'snapshot' },
            ExpressionAttributeValues: { ':due': dueAt },
          }),
        ),
      )
    },

    /** Forgets it all: the next look announces nothing old. */
    async remove(ref: SubscriptionRef): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: snapshotKey(ref) }))
    },
  }
}
