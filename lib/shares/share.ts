import { createHash } from 'node:crypto'

/** The five kinds of things that are shared. What the API calls a `page` is a note to people (§2.1). */
export type ShareKind = 'file' | 'note' | 'discussion' | 'task' | 'event'

/** One thing that was shared with a person, without anything secret in it. */
export interface Share {
  /** Tells shares apart without giving the share token away. */
  id: string
  connectionId: string
  /** Undefined for a type that the reference does not name. */
  kind: ShareKind | undefined
  /** The type as the API calls it. */
  type: string
  name: string
  /** The id of the file, note, discussion, task or event: of the item, where one inside a shared folder is meant. */
  entityId: number
  /** The file or note inside a shared folder that is meant; undefined where it is the shared thing itself. */
  item: number | undefined
  /** Who shared it; undefined where that person is gone. */
  sharedBy: string | undefined
  /** The address it was shared with. */
  guestEmail: string | undefined
  /** Whether its own link asks for a password. */
  hasPassword: boolean
  /** Epoch ms. */
  dateCreated: number
  /** When it lapses, in epoch ms; undefined when it does not. */
  dateExpire: number | undefined
}

const KINDS = new Map<string, ShareKind>([
  ['file', 'file'],
  ['page', 'note'],
  ['discussion', 'discussion'],
  ['task', 'task'],
  ['event', 'event'],
])

/** Names a share of a person, or one file or note inside a shared folder. */
export interface ShareRef {
  shareId: string
  item?: number
}

/** @param type the component's type in §2.1. */
export function shareKind(type: string): ShareKind | undefined {
  return KINDS.get(type)
}

/** As files end: `.pdf`, `.docx`. */
const ENDING = /\.[a-z][a-z0-9]{1,4}$/i

/**
 * Whether a share may be a folder: the list of shares calls a folder a file (§2.1), so that only a name with a file's
 * ending tells that it is none.
 */
export function mayBeFolder({ kind, name }: Pick<Share, 'kind' | 'name'>): boolean {
  return kind === 'file' && !ENDING.test(name)
}

/** The id under which a share is known in Slack: of the share token, which must not be there, only a hash. */
export function shareId(shareToken: string): string {
  return createHash('sha256').update(`share#${shareToken}`).digest('base64url').slice(0, 22)
}

/**
 * What comments and attachments of a shared thing hang on (§7.1–7.3, §8): `page_12`, `file_3`.
 * @param share with the entity's own id, or that of a file or note inside a shared folder.
 */
export function contextOf({ type, entityId }: Pick<Share, 'type' | 'entityId'>): `${string}_${number}` {
  return `${type}_${entityId}`
}

/** What the audit says of what is shared: no name, and nothing that opens it. */
export function audited(
  share: Pick<Share, 'id' | 'connectionId' | 'type' | 'entityId'>,
): Record<string, string> {
  return { connection: share.connectionId, share: share.id, context: contextOf(share) }
}

/** Whether a file record is a folder (§9.1). */
export function isFolder({ contentType }: { contentType?: string | undefined }): boolean {
  return contentType === '@folder'
}

/** Whether a note record is a folder of notes (§5.1). */
export function isNoteFolder({ pageType }: { pageType?: string | undefined }): boolean {
  return pageType === 'FOLDER'
}
