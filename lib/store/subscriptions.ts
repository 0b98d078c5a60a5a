import { DeleteCommand, GetCommand, PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Sealer } from '../secrets/sealer.ts'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { dueShard, personPartition, subscriptionKey, subscriptionPrefix } from './keys.ts'
import { ownedBy } from './ownership.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/** When something comes, by the clock on the wall. */
export const Schedule = z.object({
  /** ISO weekdays: 1 is Monday, 7 Sunday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  /** `HH:MM`, of 24 hours. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** IANA time zone, such as `Europe/Berlin`. */
  zone: z.string(),
})
export type Schedule = z.infer<typeof Schedule>

/**
 * What people can be told of: replies and comments, reactions to their own words, new files and versions, changes to
 * tasks and events, new shares.
 */
export const NEWS_KINDS = ['messages', 'reactions', 'versions', 'changes', 'shares'] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

const subscriptionFields = {
  person: Person,
  kinds: z.array(z.enum(NEWS_KINDS)),
  /** When it comes next, in epoch ms; undefined while it is turned off. */
  dueAt: z.number().exactOptional(),
  /** The last time it was put on the queue for, in epoch ms. */
  handedOn: z.number().exactOptional(),
  /** The last time that was wholly done, in epoch ms. */
  doneFor: z.number().exactOptional(),
}

/** Somebody's own digest, in their DM. */
const Digest = z.object({
  kind: z.literal('digest'),
  id: z.literal('digest'),
  ...subscriptionFields,
  schedule: Schedule,
  /** False where Slack did not tell the person's zone: the schedule's is UTC then. */
  isZoneKnown: z.boolean(),
  /** Undefined for all shares. */
  shareIds: z.array(z.string()).exactOptional(),
  evenWhenNothing: z.boolean(),
})
export type Digest = z.infer<typeof Digest>

/** News of one share in a channel, with the connection of whoever subscribed. */
const ChannelSubscription = z.object({
  kind: z.literal('channel'),
  id: z.string(),
  ...subscriptionFields,
  /** Slack's id of the channel. */
  channel: z.string(),
  /** What is subscribed to, as it was then: what it takes to ask for it without listing all shares. */
  share: z.object({
    id: z.string(),
    connectionId: z.string(),
    type: z.string(),
    name: z.string(),
    entityId: z.number(),
  }),
  /** Undefined for at once. */
  schedule: Schedule.exactOptional(),
  /** The message in whose thread news comes. */
  parent: z.string().exactOptional(),
})
export type ChannelSubscription = z.infer<typeof ChannelSubscription>

const Subscription = z.discriminatedUnion('kind', [Digest, ChannelSubscription])
export type Subscription = z.infer<typeof Subscription>

/** Names a subscription. */
export interface SubscriptionRef {
  person: Person
  /** `digest` for the person's own digest. */
  id: string
}

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>

/** Digests and channel subscriptions. What is due is found in the index of them: due-index.ts. */
export function createSubscriptionStore({
  table,
  client,
  clock,
  sealer,
}: StoreServices & { sealer: Sealer }) {
  const get = async (ref: SubscriptionRef): Promise<Record<string, unknown> | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: subscriptionKey(ref), ConsistentRead: true }),
    )
    return Item
  }

  const rowOf = async (subscription: Subscription, shareToken: string | undefined) => {
    const { person } = subscription
    const key = subscriptionKey(subscription)
    return {
      ...key,
      ...subscription,
      ...ownedBy(person, key, clock()),
      ...(subscription.dueAt === undefined ? {} : { dueShard: dueShard(subscription) }),
      ...(shareToken === undefined ? {} : { sealed: await sealer.seal(shareToken, person) }),
    }
  }

  const update = (
    ref: SubscriptionRef,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<boolean> =>
    writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: subscriptionKey(ref),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
        }),
      ),
    )

  return {
    async get(ref: SubscriptionRef): Promise<Subscription | undefined> {
      const item = await get(ref)
      return item && Subscription.parse(item)
    },

    /** All of a person's: their digest, on or off, and what they subscribed channels to. */
    async list(person: Person): Promise<Subscription[]> {
      const found: Subscription[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :person AND begins_with(sk, :subscription)',
          ExpressionAttributeValues: {
            ':person': personPartition(person),
            ':subscription': subscriptionPrefix,
          },
          ConsistentRead: true,
        },
      )
      for await (const { Items = [] } of pages) found.push(...Items.map((item) => Subscription.parse(item)))
      return found
    },

    /**
     * Stores a subscription, in the place of an earlier one by the same id.
     * @param shareToken of a channel's share: kept sealed, for its person alone.
     * @throws {SealError}
     */
    async put(subscription: Subscription, shareToken?: string): Promise<void> {
      const Item = await rowOf(subscription, shareToken)
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** The same for one that is there: one that was ended meanwhile stays ended. @returns whether it was there */
    async replace(subscription: Subscription, shareToken?: string): Promise<boolean> {
      const Item = await rowOf(subscription, shareToken)
      const ConditionExpression = 'attribute_exists(pk)'
      return writtenIf(client.send(new PutCommand({ TableName: table, Item, ConditionExpression })))
    },

    /**
     * @returns the share token that a channel subscription was made with; undefined when it has been ended meanwhile
     * @throws {SealError} when it was sealed for somebody else or with another key
     */
    async openShareToken(ref: SubscriptionRef): Promise<string | undefined> {
      const sealed = (await get(ref))?.sealed
      return typeof sealed === 'string' ? sealer.open(sealed, ref.person) : undefined
    },

    /** Ends a subscription. @returns true to one caller alone; false when it is not there */
    remove: (ref: SubscriptionRef): Promise<boolean> =>
      writtenIf(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: subscriptionKey(ref),
            ConditionExpression: 'attribute_exists(pk)',
          }),
        ),
      ),

    /** Notes that it was wholly done for the time it was due at (epoch ms); an ended one stays ended. */
    async done(ref: SubscriptionRef, dueAt: number): Promise<void> {
      const exists = 'attribute_exists(pk)'
      const isNews = anyOf('attribute_not_exists(doneFor)', 'doneFor < :due')
      await update(ref, 'SET doneFor = :due', allOf(exists, isNews), { ':due': dueAt })
    },

    /**
     * Notes that the person has moved to another zone, and so when their digest is due next (epoch ms).
     * @returns false when it was changed, handed on or ended meanwhile: the next digest sees to it then
     */
    reschedule: (digest: Digest, schedule: Schedule, isZoneKnown: boolean, dueAt: number): Promise<boolean> =>
      update(digest, 'SET schedule = :schedule, isZoneKnown = :known, dueAt = :next', 'dueAt = :due', {
        ':schedule': schedule,
        ':known': isZoneKnown,
        ':next': dueAt,
        ':due': digest.dueAt,
      }),

    /** Notes in which message's thread a channel's news comes. An ended subscription stays ended. */
    async setParent(ref: SubscriptionRef, parent: string): Promise<void> {
      await update(ref, 'SET parent = :parent', 'attribute_exists(pk)', { ':parent': parent })
    },
  }
}
