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

/** One piece of work on the queue. */
export type Job = SlackJob | ConnectedJob | HomeJob
