import type { Content } from './content.ts'

/** What the stand-in keeps: Intralinks' data in its own words, before it is put into the shapes of the API. */

export interface Person {
  email: string
  password: string
  firstName: string
  lastName: string
  organization: string
  isLocked: boolean
  /** Whether a new session of theirs must end the others, which Intralinks calls disallowing concurrent logins. */
  isAllowedOneSession: boolean
  /** Whether they are at work in a browser now. */
  isInBrowser: boolean
}

export interface Workspace {
  id: number
  name: string
  description: string | null
  host: string
  securityLevel: number
  phase: string
  newTasks: number
  /** Null where anybody who is a member may come in. */
  splash: Splash | null
  /** What is answered to whoever accepts the splash; only ALLOW lets them in. */
  state: string
  members: Person[]
}

interface Splash {
  /** HTML. */
  text: string
  acceptText: string
}

export interface Folder {
  id: number
  workspace: number
  /** Null at the top. */
  parent: number | null
  name: string
  /** `1.2` is the second in the first. */
  indexNumber: string
  orderNumber: number
  createdBy: Person
  /** Epoch ms. */
  createdOn: number
  /** Documents that are made only when they are looked at. */
  series: Series | null
}

/** Documents that are alike, with consecutive ids. */
interface Series {
  firstId: number
  count: number
  /** @param index from 0 */
  at(index: number): Document
}

export interface Document {
  id: number
  folder: Folder
  name: string
  /** Without the dot; null where there is no file. */
  extension: string | null
  mimeType: string
  /** Null for what is only an entry in the index. */
  content: Content | null
  versionNumber: number
  /** Epoch ms. */
  createdOn: number
  createdBy: Person
  isUnread: boolean
  hasNote: boolean
  isIrmSecured: boolean
}

/** A session of the API: what an e-mail and password were exchanged for. */
export interface Grant {
  accessToken: string
  person: Person
  /** Epoch ms. */
  expiresAt: number
  /** Whether a newer session took its place. */
  isEnded: boolean
  /** Ids of the workspaces entered in it. */
  entered: Set<number>
}

/** That somebody accepted a splash: Intralinks keeps this for its owner. */
export interface Acceptance {
  person: Person
  workspace: Workspace
  /** Epoch ms. */
  at: number
}
