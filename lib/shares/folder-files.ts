import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import type { ShareAccess } from './list-shares.ts'
import { isFolder } from './share.ts'

/** Asked for at once (§9.1 `size`). */
const PAGE_SIZE = 100

/** The most listings that are asked for: a folder can hold thousands of others. */
const MAX_LISTINGS = 20

/** The files of a shared folder, those of its sub-folders included. */
export interface FolderFiles {
  files: File[]
  /** False when there are more than were looked at. */
  isWhole: boolean
}

/**
 * Walks a shared folder and what is below it, breadth first.
 * @param maxFiles where to stop.
 */
export async function folderFiles(
  clinked: Clinked,
  { session, shareToken }: ShareAccess,
  maxFiles: number,
): Promise<FolderFiles> {
  const files: File[] = []
  // The top folder is listed without its id: that is what the reference's sample asks for.
  const next: { parent?: number; page: number }[] = [{ page: 1 }]
  let listings = 0
  for (let listing = next.shift(); listing; listing = next.shift()) {
    if (listings++ === MAX_LISTINGS || files.length >= maxFiles)
      return { files: files.slice(0, maxFiles), isWhole: false }
    const page = await clinked.fileList.list(session, { shareToken, size: PAGE_SIZE, ...listing })
    files.push(...page.items.filter((item) => !isFolder(item)))
    next.push(...page.items.filter(isFolder).map(({ id }) => ({ parent: id, page: 1 })))
    // The counts of this list do not add up (§9.1): only `nextPage` tells.
    if (page.nextPage && page.items.length > 0) next.unshift({ ...listing, page: listing.page + 1 })
  }
  return { files: files.slice(0, maxFiles), isWhole: files.length <= maxFiles }
}
