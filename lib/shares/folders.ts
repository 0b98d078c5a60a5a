import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import type { Person } from '../store/person.ts'
import { listShares, type ShareAccess, type ShareServices } from './list-shares.ts'
import { type Room, readList } from './read-list.ts'
import { isFolder } from './share.ts'

/** What is asked of Clinked at most, so that a form opens soon: shared files, and listings of folders. */
const MAX_SHARES = 30
const MAX_LISTINGS = 20

/** Asked for at once (§9.1 `size`). */
const PAGE_SIZE = 100

/** A folder that something can be saved to. */
export interface TargetFolder {
  shareId: string
  /** Undefined for the shared folder itself. */
  item: number | undefined
  /** From the shared folder down. */
  path: string[]
}

/**
 * Lists the shared folders of a person and, level by level, the folders inside them. What cannot be looked into hides
 * no other.
 *
 * @param max how many.
 * @throws UpstreamError where nothing was found and something did not answer: there may be folders.
 */
export async function listFolders(
  person: Person,
  max: number,
  services: ShareServices,
): Promise<{ folders: TargetFolder[]; connections: number }> {
  const { accesses, connections, troubles } = await listShares(person, services)
  const failures = troubles.map(({ error }) => error)
  const files = accesses.filter(({ share }) => share.kind === 'file').slice(0, MAX_SHARES)
  const areFolders = await Promise.all(files.map((access) => unlessFailing(isSharedFolder(access, services))))
  const next = files
    .filter((_, index) => areFolders[index])
    .map((access) => ({ access, item: undefined as number | undefined, path: [access.share.name] }))
  const folders: TargetFolder[] = []
  const room: Room = { calls: MAX_LISTINGS }
  for (let folder = next.shift(); folder && folders.length < max; folder = next.shift()) {
    const { access, item, path } = folder
    folders.push({ shareId: access.share.id, item, path })
    const inside = (await unlessFailing(foldersIn(access, item, room, services))) ?? []
    next.push(...inside.map(({ id, friendlyName }) => ({ access, item: id, path: [...path, friendlyName] })))
  }
  if (folders.length === 0 && failures[0]) throw failures[0]
  return { folders, connections: connections.length }

  async function unlessFailing<Result>(call: Promise<Result>): Promise<Result | undefined> {
    try {
      return await call
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      if (!REFUSALS.includes(error.code)) failures.push(error)
      return undefined
    }
  }
}

/** It is no folder, or one that this person may not see. */
const REFUSALS: UpstreamErrorCode[] = ['forbidden', 'not_found', 'rejected']

/** The list of shares does not tell folders from files (§2.1). */
async function isSharedFolder(
  { session, shareToken, share }: ShareAccess,
  { clinked }: ShareServices,
): Promise<boolean> {
  return isFolder(await clinked.files.get(session, { shareToken, file: share.entityId }))
}

/** @param item a folder inside the shared one; undefined for that itself. */
async function foldersIn(
  { session, shareToken }: ShareAccess,
  item: number | undefined,
  room: Room,
  { clinked: { fileList } }: ShareServices,
) {
  const read = (page: number) => fileList.list(session, { shareToken, parent: item, page, size: PAGE_SIZE })
  const { items } = await readList(read, { room })
  return items.filter(isFolder)
}
