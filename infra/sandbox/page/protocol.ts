import type { AnyBlock, View as SlackView } from '@slack/types'

/** What the page and the stand-in's server say to each other. Bodies are JSON; times are Slack's (`ts`, epoch seconds). */
export interface State {
  team: { id: string; name: string }
  me: Person
  people: Person[]
  app: AppInfo
  channels: Channel[]
  home: View | null
  /** The modal stack, bottom first. */
  views: View[]
  notices: Notice[]
  links: DemoLink[]
  logins: DemoLogin[]
}

export interface Person {
  id: string
  name: string
  real_name: string
  /** IANA time zone, in which this person reads dates. */
  tz: string
  /** Six hexadecimal digits, with or without `#`. */
  color: string
}

export interface AppInfo {
  id: string
  name: string
  bot_user_id: string
  commands: { command: string; description: string; usage_hint?: string }[]
  /** On messages. */
  shortcuts: { name: string; callback_id: string }[]
}

export interface Channel {
  id: string
  name: string
  kind: 'channel' | 'dm'
  unread: number
  /** In time order, thread replies among them. */
  messages: Message[]
}

export interface Message {
  ts: string
  thread_ts?: string
  user?: string
  bot_id?: string
  username?: string
  text?: string
  blocks?: AnyBlock[]
  attachments?: { fallback?: string; text?: string; blocks?: AnyBlock[]; color?: string }[]
  files?: SharedFile[]
  /** Only this person sees it. */
  ephemeral?: true
  edited?: { user?: string; ts: string }
}

export interface SharedFile {
  id: string
  name: string
  title?: string
  mimetype?: string
  /** bytes */
  size?: number
}

export type View = SlackView & {
  id: string
  hash?: string
  /** Slack sends a view's texts as objects, and null where there is none. */
  blocks: AnyBlock[]
}

export interface Notice {
  id: string
  kind: 'error' | 'info'
  text: string
}

export interface DemoLogin {
  email: string
  password: string
  note: string
}

export interface DemoLink {
  label: string
  link: string
  note?: string
}

/** Where a pressed element stands. */
export type Container = { type: 'message'; channel: string; ts: string } | { type: 'view'; view_id: string }

/** What the server answers to everything a person does. */
export interface Answer {
  ok: boolean
  error?: string
  /** Of an uploaded file. */
  id?: string
  /** Of a submitted view: what is wrong, by block_id. */
  errors?: Record<string, string>
}
