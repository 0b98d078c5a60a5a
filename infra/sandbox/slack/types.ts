/** The shapes the stand-in for Slack keeps and sends: Slack's own objects, as plain JSON. */

/** A JSON object whose fields are looked at one by one. */
export type JsonObject = { [key: string]: unknown }

/** What workspaces can belong to together. */
export interface Organisation {
  id: string
  name: string
}

export interface Team {
  id: string
  name: string
  domain: string
}

/**
 * A person of the workspace. `tz_offset` is in seconds east of UTC; who has no `tz` has none in Slack's answers either.
 */
export interface Person {
  id: string
  name: string
  real_name: string
  email: string
  tz?: string
  tz_label: string
  tz_offset: number
  color: string
  /** Whether this person runs the workspace. */
  admin?: boolean
  /** Whether the account was deactivated. */
  deleted?: boolean
}

/** A public channel, or a person's direct messages with the app. `created` is epoch seconds. */
export interface Channel {
  id: string
  name: string
  kind: 'channel' | 'dm'
  members: Set<string>
  created: number
  /** Nothing is said in it any more. */
  archived?: boolean
}

/** https://docs.slack.dev/reference/block-kit/blocks */
export type Block = JsonObject & { type: string; block_id: string }

/** https://docs.slack.dev/reference/events/message */
export type Message = JsonObject & {
  type: 'message'
  ts: string
  user: string
  text: string
  thread_ts?: string
  blocks?: Block[]
  files?: JsonObject[]
}

/** A message in its conversation; `visibleTo` names the one person who sees an ephemeral. */
export interface Posted {
  channel: string
  visibleTo?: string
  message: Message
}

/** Values of a view's or message's inputs: block_id → action_id → value. */
export type StateValues = Record<string, Record<string, JsonObject>>

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type View = JsonObject & {
  id: string
  type: 'modal' | 'home'
  blocks: Block[]
  hash: string
  callback_id: string
  external_id: string
  state: { values: StateValues }
  root_view_id: string
  previous_view_id: string | null
}

/** A file and its bytes. `object` is Slack's file object. */
export interface StoredFile {
  object: JsonObject & { id: string; name: string; size: number; mimetype: string }
  bytes: Uint8Array
}

/** Something Slack's own client tells a person, such as that a command failed. */
export interface Notice {
  id: string
  kind: 'error' | 'info'
  text: string
}

/** A link to copy on the sandbox's page, for the person with this e-mail address. */
export interface DemoLink {
  forPerson: string
  label: string
  link: string
  note: string
}

/** A login to type on the connect page, for the person in Slack with this e-mail address. */
export interface DemoLogin {
  forPerson: string
  email: string
  password: string
  note: string
}

/** One call the app made: a Web API method, or a post to a `response_url`. `at` is epoch ms. */
export interface Call {
  at: number
  method: string
  args: JsonObject
  response: JsonObject
}
