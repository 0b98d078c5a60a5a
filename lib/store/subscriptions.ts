import { DeleteCommand, GetCommand, PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Sealer } from '../secrets/sealer.ts'
import { type Assignment, assignment } from './assignment.ts'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { dueShard, personPartition, subscriptionKey, subscriptionPrefix } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { Person } from './person.ts'
import {
  type ChannelSubscription,
  Digest,
  type Schedule,
  Subscription,
  type SubscriptionRef,
} from './subscription.ts'
import type { StoreServices } from './table.ts'

/** What its person changes of a channel's, or a worker finds changed. */
type ChannelChange = Partial<{
  [Field in 'kinds' | 'share' | 'schedule' | 'dueAt' | 'parent']: ChannelSubscription[Field] | undefined
}>

/** What a digest is where its person never said; and what they say of it, `shareIds` undefined for all shares. */
type DigestUsual = Pick<Digest, 'kinds' | 'evenWhenNothing'>
type DigestChange = Pick<Digest, 'schedule' | 'isZoneKnown'> &
  Partial<DigestUsual> & { shareIds?: string[] | undefined; dueAt: number }

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

  const write = (
    ref: SubscriptionRef,
    { ExpressionAttributeValues, ...fields }: Assignment,
    ConditionExpression: string,
    compared: Record<string, unknown> = {},
  ): Promise<boolean> => {
    const values = { ...ExpressionAttributeValues, ...compared }
    return writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: subscriptionKey(ref),
          ...fields,
          ConditionExpression,
          ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
        }),
      ),
    )
  }

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

    /**
     * Changes what is given of a channel's, undefined for what it is to have no more; all else stays as workers have
     * noted it meanwhile. An ended one stays ended.
     *
     * @param shareToken as for `put`.
     * @returns whether it was there
     * @throws {SealError}
     */
    async change(ref: SubscriptionRef, fields: ChannelChange, shareToken?: string): Promise<boolean> {
      const sealed = shareToken === undefined ? {} : { sealed: await sealer.seal(shareToken, ref.person) }
      return write(ref, assignment({ ...fields, ...sealed, writtenAt: clock() }), 'attribute_exists(pk)')
    },

    /**
     * Sets what is given of a person's digest, which is on then: what is not given stays as it is.
     * @param usual what it is where they had none.
     * @returns how it is now
     */
    async setDigest(person: Person, fields: DigestChange, usual: DigestUsual): Promise<Digest> {
      const ref = { person, id: 'digest' } as const
      const key = subscriptionKey(ref)
      const row = { kind: 'digest', ...ref, ...ownedBy(person, key, clock()), dueShard: dueShard(ref) }
      const given = Object.keys(fields)
      const rest = Object.entries(usual).filter(([name]) => !given.includes(name))
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          ...assignment({ ...row, ...fields }, Object.fromEntries(rest)),
          ReturnValues: 'ALL_NEW',
        }),
      )
      return Digest.parse(Attributes)
    },

    /**
     * Turns a digest off.
     * @param decidedAt epoch ms: one that its person has set since then stays on.
     * @returns whether it did
     */
    turnOff: (person: Person, decidedAt: number): Promise<boolean> => {
      const off = assignment({ dueAt: undefined, dueShard: undefined })
      const isOn = 'attribute_exists(dueAt)'
      const isNotSetSince = 'writtenAt <= :decidedAt'
      return write({ person, id: 'digest' }, off, allOf(isOn, isNotSetSince), { ':decidedAt': decidedAt })
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
      const isNews = anyOf('attribute_not_exists(doneFor)', 'doneFor < :doneFor')
      await write(ref, assignment({ doneFor: dueAt }), allOf(exists, isNews))
    },

    /**
     * Notes that the person has moved to another zone, and so when their digest is due next (epoch ms).
     * @returns false when it was changed, handed on or ended meanwhile: the next digest sees to it then
     */
    reschedule: (digest: Digest, schedule: Schedule, isZoneKnown: boolean, dueAt: number): Promise<boolean> =>
      write(digest, assignment({ schedule, isZoneKnown, dueAt }), 'dueAt = :seen', { ':seen': digest.dueAt }),
  }
}
