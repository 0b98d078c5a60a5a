import type { Person } from '../store/person.ts'
import type { SubscriptionRef } from '../store/subscription.ts'

/** A request from Slack as it was parsed: a command, an interaction or an event. Bolt reads it further. */
export type SlackBody = Record<string, unknown>

interface JobBase {
  /**
   * The job format. Jobs of the last deployment are on the queue when this one comes, so what they hold keeps its name
   * and its meaning, and what is added is optional; anything else is another version, beside which lib/jobs/deliver.ts
   * still reads the last one. A worker leaves a version it does not know, as after going back to an older deployment,
   * to the dead-letter queue. test/fixtures/jobs keeps jobs of each version as they were.
   */
  version: 1
  /** The same for every delivery of the same request: the worker claims a job by it. */
  id: string
  /** Follows the request from the ingress to the upstream, for the logs. */
  requestId: string
  /** When the ingress took it, in epoch ms. */
  receivedAt: number
}

/** Something a person did in Slack, or something Slack tells the app. */
interface SlackJob extends JobBase {
  kind: 'slack'
  body: SlackBody
}

/** The part of a request that moves many bytes. It takes its time in a function of its own. */
export interface TransferJob extends JobBase {
  kind: 'transfer'
  body: SlackBody
  /** Where the person was told that it is on its way: what becomes of it is shown there. */
  shownIn: { viewId?: string; message?: { channel: string; ts: string } }
}

/** A person connected an account: go on with what they had asked for before. */
export interface ConnectedJob extends JobBase {
  kind: 'connected'
  person: Person
  connectionId: string
  /** When the page was asked for that it was connected on, in epoch ms. */
  askedAt: number
  /** Whether Slack confirmed who connected it; they are told of it where it did not. */
  isConfirmed?: true
  /** The request that was parked until the person had connected. */
  resume?: SlackBody
}

/** A person's App Home shows something that changed meanwhile: draw it anew. */
interface HomeJob extends JobBase {
  kind: 'home'
  person: Person
}

/** Files are being packed in Clinked: look how far they are, say so in the message, and come again. */
export interface ZipJob extends JobBase {
  kind: 'zip'
  person: Person
  /** The shared folder. */
  share: { shareId: string; item?: number }
  /** Clinked's id of the batch download. */
  zipId: string
  /** How many files and folders were chosen. */
  count: number
  /** The message in the person's DM that shows how far it is. */
  message: { channel: string; ts: string }
  /** Which look this is, from 1. */
  look: number
  /** When it began to be followed (epoch ms), and how many bytes were packed then: so its speed is known. */
  since: { at: number; complete: number }
}

/** A digest or a channel subscription is due: look what is new, and tell. */
export interface DigestJob extends JobBase {
  kind: 'digest'
  subscription: SubscriptionRef
  /** The time it is due at, in epoch ms. */
  dueAt: number
  /** How often it has waited for its turn at the upstream. */
  waits: number
  /** Whether it only takes down what there is, for it was turned on just now: nothing is told. */
  isFirst?: true
}

/** Whose everything is to be deleted. */
export type Gone =
  | { kind: 'person'; person: Person }
  | { kind: 'workspace'; teamId: string; enterpriseId?: string }
  | { kind: 'organisation'; enterpriseId: string }

/** Somebody is gone: delete what there is of them. */
export interface ForgetJob extends JobBase {
  kind: 'forget'
  whom: Gone
  /** Since when, in epoch ms. */
  goneAt: number
  /** There is a second look, for what was just being written at the first. */
  look: 1 | 2
  /** Only if Slack no longer takes the app's token. */
  ifRefused?: true
}

/** One piece of work on the queue. */
export type Job = SlackJob | TransferJob | ConnectedJob | HomeJob | ZipJob | DigestJob | ForgetJob
