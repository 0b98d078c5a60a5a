import type { Person } from '../store/person.ts'

/** A request from Slack as it was parsed: a command, an interaction or an event. Bolt reads it further. */
export type SlackBody = Record<string, unknown>

interface JobBase {
  /** The job format. A worker leaves a version it does not know to the dead-letter queue. */
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

/** A person connected an account: go on with what they had asked for before. */
interface ConnectedJob extends JobBase {
  kind: 'connected'
  person: Person
  connectionId: string
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

/** One piece of work on the queue. */
export type Job = SlackJob | ConnectedJob | HomeJob | ZipJob
