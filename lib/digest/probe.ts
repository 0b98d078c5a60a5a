import type { Clinked } from '../clinked/client.ts'
import type { Event } from '../clinked/events.ts'
import type { File } from '../clinked/file.ts'
import type { Note } from '../clinked/notes.ts'
import type { Task } from '../clinked/tasks.ts'
import type { ShareAccess } from '../shares/list-shares.ts'
import { isFolder, isNoteFolder, type ShareKind } from '../shares/share.ts'
import { isNewestFirst, sortedFiles } from '../shares/sorted-files.ts'
import type { ShareMemory } from './snapshot.ts'
import { type FolderWalk, hasMoved, type Item, type Lister, walkFolder } from './walk.ts'

/** What a share tells of itself at one call. Dates are in epoch ms. */
export interface Probe {
  kind: ShareKind | undefined
  modified: number | undefined
  versions: number | undefined
  /** Replies or comments; of a folder, comments are counted with each file. */
  count: number | undefined
  /** Who uploaded the newest version, where that is told. */
  by?: string | undefined
  task?: Task
  event?: Event
  folder?: FolderWalk
}

/**
 * Asks a share whether it has moved: one call for one that has not, and for one whose kind is not known, none.
 *
 * @param known what the last look remembered of it; undefined for none.
 * @param now epoch ms.
 * @throws UpstreamError
 */
export async function probeShare(
  clinked: Clinked,
  access: ShareAccess,
  known: ShareMemory | undefined,
  now: number,
): Promise<Probe> {
  const { share, session, shareToken } = access
  const { kind } = share
  switch (kind) {
    case 'discussion': {
      const { lastModified, replies } = await clinked.discussions.get(session, { shareToken })
      return { kind, modified: lastModified, versions: undefined, count: replies }
    }
    case 'task': {
      const task = await clinked.tasks.get(session, { shareToken })
      return { kind, modified: task.lastModified, versions: undefined, count: task.commentCount, task }
    }
    case 'event': {
      const event = await clinked.events.get(session, { shareToken })
      return { kind, modified: event.lastModified, versions: undefined, count: event.commentCount, event }
    }
    case 'note': {
      const note = known?.isFolder ? undefined : await clinked.notes.get(session, { shareToken })
      if (note && !isNoteFolder(note)) {
        const { lastModified, versions, commentCount } = note
        return { kind, modified: lastModified, versions, count: commentCount }
      }
      return ofFolder(kind, await walkFolder(noteLister(clinked, access), known, now))
    }
    case 'file': {
      const asked = { shareToken, file: share.entityId }
      const file = known?.isFolder ? undefined : await clinked.files.get(session, asked)
      if (file && !isFolder(file)) {
        const { lastModified, versions, commentCount, uploaded } = file
        return { kind, modified: lastModified, versions, count: commentCount, by: uploaded?.name }
      }
      return ofFolder(kind, await walkFolder(fileLister(clinked, access), known, now))
    }
    case undefined:
      return { kind, modified: undefined, versions: undefined, count: undefined }
  }
}

function ofFolder(kind: ShareKind, folder: FolderWalk): Probe {
  const dates = folder.items.flatMap(({ stamp }) => stamp.m ?? [])
  const modified = dates.length > 0 ? Math.max(...dates) : undefined
  return { kind, modified, versions: undefined, count: undefined, folder }
}

/** Files, the newest first as far as the upstream sorts them so: up to the first that is as it was. */
function fileLister(clinked: Clinked, access: ShareAccess): Lister {
  const listFiles = sortedFiles(clinked, access, 'newest')
  return {
    list: async (listing) => {
      const { items, nextPage } = await listFiles(listing)
      return { items: items.map(fileItem), hasNext: nextPage }
    },
    canMoreHaveMoved: (page, known) => {
      // Folders may come first, whatever their date.
      const files = page.filter((item) => !item.isFolder)
      const isSorted = isNewestFirst(files.map(({ stamp }) => stamp.m))
      return !isSorted || files.every(({ id, stamp }) => hasMoved(stamp, known.files?.[id]))
    },
  }
}

/** Notes: nothing is known of their order, so all of a folder's pages are read. */
function noteLister(clinked: Clinked, { share, session, shareToken }: ShareAccess): Lister {
  return {
    list: async ({ parent = share.entityId, page }) => {
      const asked = { shareToken, parentId: parent, ...(page > 1 ? { page } : {}) }
      const { items, nextPage } = await clinked.notes.listInFolder(session, asked)
      return { items: items.map(noteItem), hasNext: nextPage }
    },
    canMoreHaveMoved: () => true,
  }
}

function fileItem(file: File): Item {
  const { id, friendlyName: name, lastModified: m, versions: v, commentCount: c, uploaded } = file
  return { id, name, isFolder: isFolder(file), stamp: { m, v, c }, by: uploaded?.name }
}

function noteItem(note: Note): Item {
  const { id, friendlyName: name, lastModified: m, versions: v, commentCount: c } = note
  return { id, name, isFolder: isNoteFolder(note), stamp: { m, v, c }, by: undefined }
}
