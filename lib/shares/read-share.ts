import type { Discussion } from '../clinked/discussions.ts'
import type { Event } from '../clinked/events.ts'
import type { File } from '../clinked/file.ts'
import type { Task } from '../clinked/tasks.ts'
import { SharePasswordError, UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { APPROVALS_PER_FILE, type Approval, isWaiting } from './approval.ts'
import { countComments } from './comments.ts'
import { type Conversation, type Cursor, readConversation } from './conversation.ts'
import { findDecider } from './decision-record.ts'
import { listApprovals } from './file-approvals.ts'
import { type FolderQuery, listFolder } from './files.ts'
import type { ListPart } from './list-part.ts'
import { findShare, isForWantOfPassword, type ShareAccess, type ShareServices } from './list-shares.ts'
import { type NoteDetail, readNote } from './notes.ts'
import { isFolder, type Share, type ShareRef } from './share.ts'

type ReadServices = ShareServices & { writes: WriteStore }

export interface FileDetail {
  kind: 'file'
  file: File
  /** Undefined where Clinked does not show them to this person. */
  approvals: Approval[] | undefined
  /** What is in it, where it is a folder. */
  inside?: ListPart<File> | undefined
  /** The picture of it, where Slack has one. */
  thumbnail?: { slackFileId: string } | undefined
}

export interface DiscussionDetail {
  kind: 'discussion'
  discussion: Discussion
}

export interface TaskDetail {
  kind: 'task'
  task: Task
  /** When it was read, against which its due date is seen; epoch ms. */
  now: number
}

export interface EventDetail {
  kind: 'event'
  event: Event
}

/** What a share is, by its kind. */
export type ShareDetail = FileDetail | NoteDetail | DiscussionDetail | TaskDetail | EventDetail

/** One share, read whole. */
export interface OpenShare {
  share: Share
  /** Undefined for a kind that the reference does not name. */
  detail: ShareDetail | undefined
  conversation: Conversation | undefined
  /** Where the conversation was read; undefined for its newest part. */
  cursor: Cursor | undefined
  /** How many comments it has, answers among them; undefined where that is not told. */
  commentCount?: number | undefined
}

/** Which parts of a share are read. */
interface ReadPart {
  /** Undefined for the newest part of the conversation. */
  cursor?: Cursor | undefined
  /** Of a folder, from 1; the first if left out. */
  folderPart?: number | undefined
  /** How a folder of files is read. */
  folder?: Omit<FolderQuery, 'part'> | undefined
}

/**
 * Reads one share of a person: what it is and the newest of what was said about it.
 * @throws SharePasswordError; as findShare; UpstreamError.
 */
export async function readShare(
  person: Person,
  ref: ShareRef,
  { cursor, folderPart = 1, folder }: ReadPart = {},
  services: ReadServices,
): Promise<OpenShare> {
  const access = await findShare(person, ref, services)
  const { share } = access
  const hasComments = share.kind !== undefined && share.kind !== 'discussion'
  const [detail, conversation, count] = await Promise.all([
    readDetail(person, access, { ...folder, part: folderPart }, services),
    share.kind === undefined ? undefined : readConversation(services.clinked, access, cursor),
    hasComments ? countComments(services.clinked, access) : undefined,
  ]).catch((error: unknown) => {
    if (!isForWantOfPassword(error, access)) throw error
    throw new SharePasswordError('The share asks for its password.', { cause: error })
  })
  return {
    share: { ...share, name: itemName(share, detail) ?? share.name },
    detail,
    conversation,
    cursor,
    commentCount: count ?? commentCountIn(detail),
  }
}

/** What an item inside a shared folder is called: the list of shares only names the folder. */
function itemName({ item }: Share, detail: ShareDetail | undefined): string | undefined {
  if (item === undefined) return undefined
  if (detail?.kind === 'file') return detail.file.friendlyName
  return detail?.kind === 'note' ? detail.note.friendlyName : undefined
}

/** For where §7.1 is not answered. */
function commentCountIn(detail: ShareDetail | undefined): number | undefined {
  switch (detail?.kind) {
    case 'file':
      return detail.file.commentCount
    case 'note':
      return detail.note.commentCount
    case 'task':
      return detail.task.commentCount
    case 'event':
      return detail.event.commentCount
    case 'discussion':
    case undefined:
      return undefined
  }
}

async function readDetail(
  person: Person,
  access: ShareAccess,
  query: FolderQuery,
  services: ReadServices,
): Promise<ShareDetail | undefined> {
  const { share, session, shareToken } = access
  const { clinked } = services
  switch (share.kind) {
    case 'file': {
      const file = await clinked.files.get(session, { shareToken, file: share.entityId })
      if (!isFolder(file))
        return { kind: 'file', file, approvals: await readApprovals(person, access, file, services) }
      return { kind: 'file', file, approvals: [], inside: await listFolder(clinked, access, query) }
    }
    case 'note':
      return readNote(access, query.part, clinked)
    case 'discussion':
      return { kind: 'discussion', discussion: await clinked.discussions.get(session, { shareToken }) }
    case 'task':
      return { kind: 'task', task: await clinked.tasks.get(session, { shareToken }), now: services.clock() }
    case 'event':
      return { kind: 'event', event: await clinked.events.get(session, { shareToken }) }
    case undefined:
      return undefined
  }
}

/**
 * The approval requests of a file, and who of the workspace decided them; what they said with it was for whoever asked.
 * A refusal to show them does not keep the file itself from being opened.
 */
async function readApprovals(
  person: Person,
  access: ShareAccess,
  file: File,
  { clinked, writes }: ReadServices,
): Promise<Approval[] | undefined> {
  try {
    const { approvals } = await listApprovals(clinked, access, file)
    return await Promise.all(
      approvals.map(async (approval, index) =>
        isWaiting(approval) || index >= APPROVALS_PER_FILE
          ? approval
          : { ...approval, decidedBy: (await findDecider(person, approval, writes))?.userId },
      ),
    )
  } catch (error) {
    if (error instanceof UpstreamError && REFUSALS.includes(error.code)) return undefined
    throw error
  }
}

const REFUSALS: UpstreamErrorCode[] = ['forbidden', 'not_found', 'rejected']
