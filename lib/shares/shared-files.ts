import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import { FILES_PER_FOLDER } from './approval.ts'
import { eachAtMost } from './each-at-most.ts'
import type { ShareAccess } from './list-shares.ts'
import type { Room } from './read-list.ts'
import { isFolder } from './share.ts'
import { isNewestFirst, type ListFiles, sortedFiles } from './sorted-files.ts'
import type { Unasked } from './unasked.ts'

/** Shares and folders that are looked into at the same time. */
const LOOKS_AT_ONCE = 8

/** A file that is shared with a person. */
export interface SharedFile {
  access: ShareAccess
  file: File
  /** Whether it is what is shared, and not in a folder that is. */
  isAlone: boolean
}

/** A page of what is in a shared folder, or in one inside it. */
interface Listing {
  access: ShareAccess
  list: ListFiles
  parent?: number
  page: number
}

/**
 * Finds the files among shares, those in shared folders and below them included: first those that are shared
 * themselves, then of each folder the newest, as many as are asked for something; of either the newest first.
 *
 * @param accesses to files and folders: the list of shares does not tell the two apart (§2.1).
 * @param unasked takes down what could not be looked into, or was left.
 * @param room is taken up.
 */
export async function sharedFiles(
  clinked: Clinked,
  accesses: ShareAccess[],
  unasked: Unasked,
  room: Room,
): Promise<SharedFile[]> {
  const shared = await sharesThemselves(clinked, accesses, unasked, room)
  const folders = shared.filter(({ file }) => isFolder(file)).sort(newestFirst)
  const listings = folders.map(({ access }): Listing => {
    return { access, list: sortedFiles(clinked, access, 'newest'), page: 1 }
  })
  const inside = await walk(listings, unasked, room)
  const newest = folders.flatMap((folder) => {
    const files = inside.filter(({ access }) => access === folder.access).sort(newestFirst)
    if (files.length > FILES_PER_FOLDER) unasked.leave()
    return files.slice(0, FILES_PER_FOLDER)
  })
  const alone = shared.filter(({ file }) => !isFolder(file))
  return [...alone.sort(newestFirst), ...newest.sort(newestFirst)]
}

async function sharesThemselves(
  { files }: Clinked,
  accesses: ShareAccess[],
  unasked: Unasked,
  room: Room,
): Promise<SharedFile[]> {
  const found: SharedFile[] = []
  await eachAtMost(LOOKS_AT_ONCE, takeUp(room, accesses, unasked), async (access) => {
    const { session, shareToken, share } = access
    if (unasked.isHopeless(access)) return
    try {
      const file = await files.get(session, { shareToken, file: share.entityId })
      found.push({ access, file, isAlone: true })
    } catch (error) {
      unasked.addShare(access, error)
    }
  })
  return found
}

/** Walks folders and what is below them, all of them level by level, so that none takes up the room of the others. */
async function walk(listings: Listing[], unasked: Unasked, room: Room): Promise<SharedFile[]> {
  const found: SharedFile[] = []
  for (let level = listings; level.length > 0; ) {
    const next: Listing[] = []
    await eachAtMost(LOOKS_AT_ONCE, takeUp(room, level, unasked), async (listing) => {
      const { access, list, parent, page } = listing
      if (unasked.isHopeless(access)) return
      try {
        const { items, currentPage, nextPage } = await list({ parent, page })
        // Where a page is not the one asked for, there is no way to read on.
        if (page > 1 && currentPage !== page) return unasked.leave()
        const files = items.filter((item) => !isFolder(item))
        found.push(...files.map((file) => ({ access, file, isAlone: false })))
        next.push(...items.filter(isFolder).map(({ id }) => ({ access, list, parent: id, page: 1 })))
        if (!nextPage || items.length === 0) return
        if (hasTheNewest(files)) unasked.leave()
        else next.push({ ...listing, page: page + 1 })
      } catch (error) {
        if (parent === undefined) unasked.addShare(access, error)
        else unasked.addInside(access, error)
      }
    })
    level = next
  }
  return found
}

/** Whether no file on a later page of this folder can be among the newest that are taken of a share. */
function hasTheNewest(files: File[]): boolean {
  return files.length >= FILES_PER_FOLDER && isNewestFirst(files.map(({ lastModified }) => lastModified))
}

/** As many as there is room for. */
function takeUp<Item>(room: Room, items: Item[], unasked: Unasked): Item[] {
  const taken = items.slice(0, room.calls)
  if (taken.length < items.length) unasked.leave()
  room.calls -= taken.length
  return taken
}

function newestFirst(one: SharedFile, other: SharedFile): number {
  return (other.file.lastModified ?? 0) - (one.file.lastModified ?? 0)
}
