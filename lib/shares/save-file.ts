import type { File } from '../clinked/file.ts'
import { listFiles } from '../clinked/file-list.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { AuditStore } from '../store/audit.ts'
import type { Person } from '../store/person.ts'
import type { WriteStore } from '../store/writes.ts'
import { findShare, type ShareAccess, type ShareServices } from './list-shares.ts'
import { readList } from './read-list.ts'
import { audited, isFolder, type Share, type ShareRef } from './share.ts'
import { sortedFiles } from './sorted-files.ts'
import { tooLong } from './too-long.ts'

/** How far Clinked's clock may be behind ours, in ms, when one's own file is looked for by its date. */
const CLOCK_SKEW_MS = 60_000

interface NewItem {
  /** Names this submission: the same however often its job comes. */
  key: string
  /** The shared folder, or a folder inside it. */
  share: ShareRef
  name: string
}

export interface NewFile extends NewItem {
  summary: string
  contentType: string
  /** In bytes. */
  length: number
  /** Begins anew each time it is asked for. */
  bytes: () => AsyncIterable<Uint8Array>
  /** What sending the bytes may take, in ms. */
  timeLimitMs: number
}

/**
 * Makes a file in a shared folder (§11.6) out of bytes that are fetched while they are sent, exactly once.
 * @returns the shared folder.
 * @throws as findShare and writeOnce; what the bytes fail with.
 */
export async function saveFile(
  person: Person,
  { key, share: ref, name, summary, contentType, length, bytes, timeLimitMs }: NewFile,
  services: ShareServices & { writes: WriteStore; audit: AuditStore },
): Promise<Share> {
  const folder = await findFolder(person, ref, services)
  const { shareToken, session } = folder.access
  await writeOnce(
    {
      key,
      intent: { kind: 'upload', owner: person, payload: { share: ref, name, summary, length } },
      timeMs: timeLimitMs,
      send: async () => {
        const file = await services.clinked.uploads.create(session, {
          shareToken,
          file: folder.id,
          friendlyName: name,
          versionSummary: summary || undefined,
          contentType,
          length,
          bytes,
          timeLimitMs,
        })
        return file.id
      },
      find: (since) =>
        findItem(folder, services, (file) => isNewItem(file, name, since) && file.size === length),
      note: (made) => ({ person, act: 'upload', object: auditedItem(folder, made) }),
    },
    services,
  )
  return folder.access.share
}

/**
 * Makes a folder in a shared folder (§11.6 without `tempFile`), exactly once.
 * @returns the shared folder.
 * @throws as findShare and writeOnce.
 */
export async function makeFolder(
  person: Person,
  { key, share: ref, name }: NewItem,
  services: ShareServices & { writes: WriteStore; audit: AuditStore },
): Promise<Share> {
  const folder = await findFolder(person, ref, services)
  const { shareToken, session } = folder.access
  await writeOnce(
    {
      key,
      intent: { kind: 'folder', owner: person, payload: { share: ref, name } },
      send: async () =>
        (await services.clinked.files.create(session, { shareToken, file: folder.id, friendlyName: name }))
          .id,
      find: (since) => findItem(folder, services, (file) => isNewItem(file, name, since) && isFolder(file)),
      note: (made) => ({ person, act: 'folder', object: auditedItem(folder, made) }),
    },
    services,
  )
  return folder.access.share
}

interface Folder {
  access: ShareAccess
  id: number
  /** As lists of files ask for it: the top folder goes without (§9.1). */
  parent: number | undefined
}

async function findFolder(
  person: Person,
  { shareId, item }: ShareRef,
  services: ShareServices,
): Promise<Folder> {
  const access = await findShare(person, { shareId }, services)
  const top = access.share.entityId
  return { access, id: item ?? top, parent: item === top ? undefined : item }
}

function auditedItem({ access, id }: Folder, made: number | undefined): Record<string, string> {
  const folder = audited({ ...access.share, entityId: id })
  return { ...folder, ...(made === undefined ? {} : { made: `file_${made}` }) }
}

/** @throws UpstreamError: `too_long` where the folder holds so much that it cannot be told. */
async function findItem(
  { access, parent }: Folder,
  { clinked }: ShareServices,
  isIt: (file: File) => boolean,
): Promise<number | undefined> {
  // What is looked for is among the newest.
  const list = sortedFiles(clinked, access, 'newest')
  const { items, isWhole } = await readList((page) => list({ parent, page }), {
    isEnough: (read) => read.some(isIt),
  })
  const found = items.find(isIt)
  if (!found && !isWhole) throw tooLong(listFiles.label)
  return found?.id
}

function isNewItem({ friendlyName, lastModified }: File, name: string, since: number): boolean {
  return friendlyName === name && lastModified !== undefined && lastModified >= since - CLOCK_SKEW_MS
}
