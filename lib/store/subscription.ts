import * as z from 'zod'
import { Person } from './person.ts'

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
export const Digest = z.object({
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
export const ChannelSubscription = z.object({
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

export const Subscription = z.discriminatedUnion('kind', [Digest, ChannelSubscription])
export type Subscription = z.infer<typeof Subscription>

/** Names a subscription. */
export interface SubscriptionRef {
  person: Person
  /** `digest` for the person's own digest. */
  id: string
}
