import type { FileRecord, Share } from './model.ts'
import { notFound } from './refusal.ts'
import { author, group, userOrNull } from './shapes.ts'
import { contextOf, type Store } from './store.ts'

/** The file or folder with this id, if it is what was shared or lies inside it; 404 otherwise. */
export function fileWithin(share: Share, id: number, store: Store): FileRecord {
  const file = store.file(id)
  if (!file || !store.isWithin(share, file)) throw notFound('File')
  return file
}

/** What was shared, if it is a file or a folder; 404 otherwise. */
export function sharedFile(share: Share): FileRecord {
  if (share.component.kind !== 'file') throw notFound('File')
  return share.component
}

export const isFolder = (file: FileRecord): boolean => file.contentType === '@folder'

/** A file's slug: `File Example.pdf` is `file_example.pdf`. */
export const slug = (friendlyName: string): string => friendlyName.toLowerCase().replaceAll(/\s+/g, '_')

/**
 * A file as §9.1, §11.1, §11.2 and §11.6 answer it. `parent` is there only below the top of the share, and `path` is
 * empty, as in every sample.
 */
export function fileShape(file: FileRecord, share: Share, store: Store): object {
  const context = contextOf(file)
  const latest = store.latestVersion(file.id)
  const parent = file.parent === null ? undefined : store.file(file.parent)
  const showsParent = parent && parent !== share.component && store.isWithin(share, parent)
  return {
    id: file.id,
    contextKey: { id: file.contextId },
    sharing: file.sharing,
    memberPermission: file.memberPermission,
    following: null,
    attachmentCount: store.attachmentsOf(context).length,
    commentCount: store.commentsOn(context).length,
    name: file.name,
    friendlyName: file.friendlyName,
    contentType: file.contentType,
    size: latest?.bytes.byteLength ?? 0,
    uploaded: author(file.uploaded),
    tags: file.tags === '' ? null : file.tags,
    locked: file.locker !== null,
    locker: userOrNull(file.locker),
    lastModified: file.lastModified,
    summary: latest?.summary ?? null,
    path: [],
    versions: store.versionsOf(file.id).length,
    previewInfo: null,
    watermark: false,
    group: group(file.group),
    ...(showsParent && { parent: fileShape(parent, share, store) }),
  }
}
