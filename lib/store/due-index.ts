import { paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { writtenIf } from './condition.ts'
import { DUE_INDEX, DUE_SHARDS, subscriptionKey } from './keys.ts'
import { Person } from './person.ts'
import { Schedule, type SubscriptionRef } from './subscription.ts'
import type { StoreServices } from './table.ts'

/** What the index tells of a subscription (infra/aws/tables.yml). */
const DueSubscription = z.object({
  person: Person,
  id: z.string(),
  /** When it comes next, in epoch ms. */
  dueAt: z.number(),
  /** Undefined for at once. */
  schedule: Schedule.exactOptional(),
  handedOn: z.number().exactOptional(),
  doneFor: z.number().exactOptional(),
})
export type DueSubscription = z.infer<typeof DueSubscription>

export type DueIndex = ReturnType<typeof createDueIndex>

/**
 * The subscriptions by when they are due. The index follows the table by a moment: what it tells may be over, so
 * nothing is changed but on the condition that the due time is still the one that was seen.
 */
export function createDueIndex({ table, client }: Omit<StoreServices, 'clock'>) {
  const update = (
    ref: SubscriptionRef & { dueAt: number },
    expression: string,
    next: number,
  ): Promise<boolean> =>
    writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: subscriptionKey(ref),
          UpdateExpression: expression,
          ConditionExpression: 'dueAt = :due',
          ExpressionAttributeValues: { ':next': next, ':due': ref.dueAt },
        }),
      ),
    )

  return {
    shards: DUE_SHARDS,

    /**
     * What is due in one part of the index at `now` (epoch ms), the longest due first, page by page. A row that cannot
     * be read is named, and holds up no other.
     */
    async *find(
      shard: string,
      now: number,
    ): AsyncGenerator<{ due: DueSubscription[]; unreadable: { pk: unknown; sk: unknown }[] }> {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          ExpressionAttributeValues: { ':shard': shard, ':now': now },
        },
      )
      for await (const { Items = [] } of pages) {
        const read = Items.map((item) => ({ item, row: DueSubscription.safeParse(item) }))
        yield {
          due: read.flatMap(({ row }) => row.data ?? []),
          unreadable: read.flatMap(({ item, row }) => (row.success ? [] : { pk: item.pk, sk: item.sk })),
        }
      }
    },

    /**
     * Notes that a due one is on the queue, and when it is due next (epoch ms).
     * @returns false when somebody else has done so, or it was changed or ended meanwhile
     */
    handOn: (due: DueSubscription, next: number): Promise<boolean> =>
      update(due, 'SET dueAt = :next, handedOn = :due', next),

    /**
     * Notes when a due one that is not put on the queue this time is due next (epoch ms).
     * @returns as `handOn`
     */
    putOff: (due: DueSubscription, next: number): Promise<boolean> => update(due, 'SET dueAt = :next', next),
  }
}
