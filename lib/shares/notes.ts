import type { Clinked } from '../clinked/client.ts'
import type { Note } from '../clinked/notes.ts'
import type { Person } from '../store/person.ts'
import { type ListPart, listPart } from './list-part.ts'
import { findShare, type ShareAccess, type ShareServices } from './list-shares.ts'
import { isNoteFolder, type Share, type ShareRef } from './share.ts'
import { type VersionPart, versionPart } from './versions.ts'

export interface NoteDetail {
  kind: 'note'
  note: Note
  /** What is in it, where it is a folder. */
  inside?: ListPart<Note> | undefined
}

/**
 * Reads a shared note (§5.1), or one inside a shared folder (§5.3); of a folder, also a part of what is in it (§5.2).
 * @param at which part of a folder, from 1.
 */
export async function readNote(access: ShareAccess, at: number, clinked: Clinked): Promise<NoteDetail> {
  const { share, session, shareToken } = access
  const note =
    share.item === undefined
      ? await clinked.notes.get(session, { shareToken })
      : await clinked.notes.getInFolder(session, { shareToken, note: share.item })
  if (!isNoteFolder(note)) return { kind: 'note', note }
  const inside = await listPart(
    // The reference names no `page` here, though the answer is one of several: it is only sent for those after the first.
    (page) =>
      clinked.notes.listInFolder(session, { shareToken, parentId: note.id, ...(page > 1 ? { page } : {}) }),
    at,
  )
  return { kind: 'note', note, inside }
}

/** A part of a note's versions. */
export interface NoteVersions extends VersionPart {
  share: Share
}

/**
 * Reads a part of a shared note's versions (§5.5), the newest first, which there is no way to ask for of a note inside a folder.
 * @param at which part, from 1.
 * @throws as findShare; UpstreamError.
 */
export async function listNoteVersions(
  person: Person,
  { shareId }: Pick<ShareRef, 'shareId'>,
  at: number,
  services: ShareServices,
): Promise<NoteVersions> {
  const { share, session, shareToken } = await findShare(person, { shareId }, services)
  const { notes } = services.clinked
  const part = await versionPart((page) => notes.listVersions(session, { shareToken, page }), at)
  return { share, ...part }
}
