import type { Clinked } from '../clinked/client.ts'
import type { Discussion } from '../clinked/discussions.ts'
import type { Event } from '../clinked/events.ts'
import type { File } from '../clinked/file.ts'
import type { Note } from '../clinked/notes.ts'
import type { Task } from '../clinked/tasks.ts'
import { SharePasswordError } from '../errors.ts'
import type { Person } from '../store/person.ts'
import type { Approval } from './approval.ts'
import { listApprovals } from './approvals.ts'
import { type Conversation, type Cursor, readConversation } from './conversation.ts'
import { findShare, isForWantOfPassword, type ShareAccess, type ShareServices } from './list-shares.ts'
import type { Share, ShareRef } from './share.ts'

export interface FileDetail {
  kind: 'file'
  file: File
  approvals: Approval[]
}

export interface NoteDetail {
  kind: 'note'
  note: Note
}

export interface DiscussionDetail {
  kind: 'discussion'
  discussion: Discussion
}

export interface TaskDetail {
  kind: 'task'
  task: Task
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
}

/**
 * Reads one share of a person: what it is and the newest of what was said about it.
 * @throws SharePasswordError; as findShare; UpstreamError.
 */
export async function readShare(
  person: Person,
  ref: ShareRef,
  cursor: Cursor | undefined,
  services: ShareServices,
): Promise<OpenShare> {
  const access = await findShare(person, ref, services)
  const { share } = access
  const [detail, conversation] = await Promise.all([
    readDetail(access, services),
    share.kind === undefined ? undefined : readConversation(services.clinked, access, cursor),
  ]).catch((error: unknown) => {
    if (!isForWantOfPassword(error, access)) throw error
    throw new SharePasswordError('The share asks for its password.', { cause: error })
  })
  return { share, detail, conversation, cursor }
}

async function readDetail(access: ShareAccess, { clinked }: ShareServices): Promise<ShareDetail | undefined> {
  const { share, session, shareToken } = access
  switch (share.kind) {
    case 'file': {
      const file = share.entityId
      const [record, approvals] = await Promise.all([
        clinked.files.get(session, { shareToken, file }),
        listApprovals(clinked, access, file),
      ])
      return { kind: 'file', file: record, approvals }
    }
    case 'note':
      return {
        kind: 'note',
        note: withoutToken(await readNote(access, clinked), shareToken),
      }
    case 'discussion':
      return { kind: 'discussion', discussion: await clinked.discussions.get(session, { shareToken }) }
    case 'task':
      return { kind: 'task', task: await clinked.tasks.get(session, { shareToken }) }
    case 'event':
      return { kind: 'event', event: await clinked.events.get(session, { shareToken }) }
    case undefined:
      return undefined
  }
}

function readNote({ share, session, shareToken }: ShareAccess, { notes }: Clinked): Promise<Note> {
  return share.item === undefined
    ? notes.get(session, { shareToken })
    : notes.getInFolder(session, { shareToken, note: share.item })
}

/** A note's HTML may link to pictures of the share by its token, which must not reach Slack. */
function withoutToken(note: Note, shareToken: string): Note {
  return note.content === undefined ? note : { ...note, content: note.content.replaceAll(shareToken, '') }
}
