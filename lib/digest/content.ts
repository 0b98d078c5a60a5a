import type { Approval } from '../shares/approval.ts'
import type { Message } from '../shares/conversation.ts'
import type { Trouble } from '../shares/list-shares.ts'
import type { Share } from '../shares/share.ts'

/** What is new in one share since the last look. What its reader did not ask for is not in it. */
export interface ShareNews {
  share: Share
  /** Whether it was shared since then: nothing else is told of it. */
  isNew: boolean
  /** How many replies and comments came, and the newest of them, the newest first; not the reader's own. */
  messages: { count: number; newest: Message[] }
  /** How many reactions came to each of the reader's own words. */
  reactions: { context: Message['context']; count: number }[]
  /** Files and notes that are new or have a new version, the newest first. */
  versions: NewVersion[]
  /** What changed of a task or an event. */
  changes: Change[]
}

/** A new version of a file or note; version 1 is a new file. */
export interface NewVersion {
  /** The file or note inside the shared folder; undefined where it is the shared thing itself. */
  item: number | undefined
  name: string
  /** Undefined where it is not told. */
  versionNumber: number | undefined
  /** Who uploaded it, where that is told. */
  by: string | undefined
  /** Epoch ms. */
  at: number | undefined
}

/** A fact of a task or an event that is another one now. Dates are in epoch ms; a whole day is its midnight in UTC. */
export type Change =
  | { fact: 'status'; to: string | undefined }
  | { fact: 'progress'; to: number | undefined }
  | { fact: 'due'; to: number | undefined }
  | { fact: 'start'; to: number; allDay: boolean }
  | { fact: 'location'; to: string | undefined }

/** What lapses or is due within 7 days. */
export interface Deadline {
  kind: 'lapses' | 'task' | 'event'
  share: Share
  /** Epoch ms, of a whole day its midnight in UTC; for a task it may be over. */
  at: number
  /** Of an event: whether it takes the whole day. */
  allDay: boolean
}

/** All that a personal digest tells. */
export interface DigestContent {
  /** What waits for the person's decision, the newest first. */
  approvals: Approval[]
  news: ShareNews[]
  /** The soonest first. */
  deadlines: Deadline[]
  /** Connections that could not be asked. */
  troubles: Trouble[]
  /** Whether any of it is new since the last digest: without, nothing is sent. */
  hasNews: boolean
}
