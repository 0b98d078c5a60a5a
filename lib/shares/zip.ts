import type { BatchDownloadStatus } from '../clinked/batch-downloads.ts'
import type { File } from '../clinked/file.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import { readList } from './read-list.ts'
import { audited, type ShareRef } from './share.ts'
import { sortedFiles } from './sorted-files.ts'

/** The files and sub-folders of one folder. */
export interface FolderItems {
  items: File[]
  /** False when there are more. */
  isWhole: boolean
}

/**
 * Lists what can be packed: what lies in a shared folder, or in a folder inside it (§9.1), by name as far as the
 * upstream sorts it so.
 *
 * @param max how much of it.
 * @throws as findShare; UpstreamError.
 */
export async function itemsToPack(
  person: Person,
  { shareId, item }: ShareRef,
  max: number,
  services: ShareServices,
): Promise<FolderItems> {
  const access = await findShare(person, { shareId }, services)
  const { share } = access
  // The top folder is listed without its id: that is what the reference's sample asks for.
  const parent = item === share.entityId ? undefined : item
  const list = sortedFiles(services.clinked, access, 'name')
  const { items, isWhole } = await readList((page) => list({ parent, page }), {
    isEnough: (read) => read.length >= max,
  })
  return { items: items.slice(0, max), isWhole: isWhole && items.length <= max }
}

export interface NewZip {
  /** Names this submission: the same however often its job comes. */
  key: string
  share: ShareRef
  /** Ids of files and folders. */
  files: number[]
}

/**
 * Has Clinked pack files (§10.1).
 * @returns Clinked's id of the job.
 * @throws as findShare and writeOnce.
 */
export async function startZip(
  person: Person,
  { key, share, files }: NewZip,
  services: ShareServices & { writes: WriteStore; audit: AuditStore },
): Promise<string> {
  const { session, shareToken, share: found } = await findShare(person, share, services)
  return writeOnce(
    {
      key,
      intent: { kind: 'zip', owner: person, payload: { share, files } },
      send: () => services.clinked.batchDownloads.create(session, { shareToken, files }),
      // Clinked lists no batch downloads. One that nobody looks at again changes nothing.
      find: async () => undefined,
      note: () => ({ person, act: 'zip', object: { ...audited(found), files: files.join(' ') } }),
    },
    services,
  )
}

/** How far a batch download is (§10.2), and once it is done, its link (§10.3). */
export type ZipProgress =
  | Extract<BatchDownloadStatus, { state: 'running' }>
  | { state: 'done'; location: string }

/** @throws as findShare; UpstreamError. */
export async function lookAtZip(
  person: Person,
  { share, zipId }: { share: ShareRef; zipId: string },
  services: ShareServices,
): Promise<ZipProgress> {
  const { session, shareToken } = await findShare(person, share, services)
  const { batchDownloads } = services.clinked
  const job = { shareToken, id: zipId }
  const status = await batchDownloads.status(session, job)
  if (status.state === 'running') return status
  return { state: 'done', location: (await batchDownloads.location(session, job)).location }
}
