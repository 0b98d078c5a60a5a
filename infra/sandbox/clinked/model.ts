/** What the stand-in keeps: Clinked's data in its own words, before it is put into the shapes of the reference. */

/** A member of the account, a guest, or a member whose user was deleted and who is only a name by now. */
export interface Person {
  id: number
  standing: 'member' | 'guest' | 'deleted'
  name: string
  email: string
  username: string
  jobTitle: string
  organisation: string
  address: string
  telephone: string
  /** Epoch ms. */
  lastModified: number
}

interface Account {
  id: number
  name: string
  friendlyName: string
  enabled: boolean
}

export interface Group {
  id: number
  contextId: number
  name: string
  friendlyName: string
  account: Account
}

interface Entity {
  id: number
  contextId: number
  name: string
  friendlyName: string
  sharing: 'NONE' | 'DEFAULT' | 'MEMBERS' | 'PUBLIC'
  memberPermission: number
  /** Comma-separated. */
  tags: string
  /** Epoch ms. */
  lastModified: number
  group: Group
}

export interface Discussion extends Entity {
  kind: 'discussion'
  description: string
  author: Person
  dateCreated: number
  /** What the server believes; replies that were removed are still counted. */
  replyCount: number
}

export interface CalendarEvent extends Entity {
  kind: 'event'
  startDate: number
  endDate: number
  allDay: boolean
  location: string
  dateReminder: number | null
  /** An RRULE without its `RRULE:` prefix. */
  recurrence: string | null
  dateEndRecurrence: number | null
  description: string
  disableMaybe: boolean
  author: Person
  color: string
  assignees: Person[]
}

export interface Task extends Entity {
  kind: 'task'
  status: string
  priority: string
  /** Percent. */
  progress: number
  author: Person
  dueDate: number
  description: string
  dateCreated: number
  dateReminder: number | null
  assignees: Person[]
  numberOfSubTasks: number
  /** `timeTracked` in ms. */
  timeTracker: { trackingStartDate: number; timeTracked: number }
  dateCompleted: number | null
}

/** A note, which the server calls a page. */
export interface Note extends Entity {
  kind: 'page'
  pageType: 'PAGE' | 'FOLDER'
  /** Id of the note folder it is in. */
  parent: number | null
  /** HTML. */
  content: string
  creator: Person
  dateCreated: number
}

export interface FileRecord extends Entity {
  kind: 'file'
  /** Id of the folder it is in. */
  parent: number | null
  /** `@folder` for a folder. */
  contentType: string
  uploaded: Person
  locker: Person | null
}

export type Component = Discussion | CalendarEvent | Task | Note | FileRecord

export interface Version {
  id: number
  /** Id of the file or the note. */
  of: number
  versionNumber: number
  uploaded: Person
  summary: string
  lastModified: number
  bytes: Uint8Array<ArrayBuffer>
}

export interface Share {
  tokenKey: string
  guest: Person
  /** Who shared it; the server leaves this out of some shares. */
  user: Person | null
  contentContextId: number
  component: Component
  permission: number
  password: string | null
  notifications: boolean
  dateCreated: number
  /** Epoch ms; null: never. */
  dateExpire: number | null
}

export interface Reply {
  id: number
  discussion: number
  reply: string
  author: Person
  dateCreated: number
}

export interface Comment {
  id: number
  /** `file_12` and so on. */
  context: string
  parent: number | null
  commenter: Person
  comment: string
  dateCreated: number
  dateUpdated: number
}

export const reactionTypes = ['THUMBS_UP', 'THUMBS_DOWN', 'HEART', 'OPEN_EYE', 'FIRE'] as const
export type ReactionType = (typeof reactionTypes)[number]

export interface Reaction {
  /** `comment_12` or `reply_12`. */
  context: string
  user: Person
  reactionType: ReactionType
  dateCreated: number
  dateUpdated: number
  disabled: boolean
}

export interface Attachment {
  id: number
  /** `page_12` and so on. */
  context: string
  friendlyName: string
  name: string
  contentType: string
  lastModified: number
  bytes: Uint8Array<ArrayBuffer>
}

export const approvalStatuses = ['NONE', 'ACCEPT', 'DECLINE', 'MAYBE', 'REJECT'] as const
type ApprovalStatus = (typeof approvalStatuses)[number]

export interface ApprovalRequest {
  id: number
  contextId: number
  /** Id of the file. */
  file: number
  /** Id of the version. */
  version: number
  source: Person
  target: Person
  type: 'FILE_APPROVAL' | 'ACCEPT_DECLINE'
  status: ApprovalStatus
  /** What the decider wrote; the server does not give it back. */
  message: string | null
  lastModified: number
}

/** An access token: what a share token was exchanged for. */
export interface Grant {
  accessToken: string
  guest: Person
  /** The share it was granted for; a password-protected share opens for such a grant only. */
  share: Share
  /** Epoch ms. */
  expiresAt: number
}

export interface TempFile {
  id: number
  friendlyName: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface BatchJob {
  id: string
  share: Share
  files: FileRecord[]
  startedAt: number
  /** Bytes. */
  total: number
}

/** Bytes that a signed address leads to for a while. */
export interface SignedContent {
  key: string
  disposition: 'attachment' | 'inline'
  fileName: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
  expiresAt: number
}
