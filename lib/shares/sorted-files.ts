import type { Clinked } from '../clinked/client.ts'
import type { File } from '../clinked/file.ts'
import type { Page } from '../clinked/shapes.ts'
import { UpstreamError } from '../errors.ts'
import { type FileOrder, SORTED } from './files.ts'
import type { ShareAccess } from './list-shares.ts'

/** Asked for at once (§9.1 `size`). */
const PAGE_SIZE = 100

/** A page of what is in a shared folder. */
interface Listing {
  /** The folder inside it that is meant: the top one is listed without its id, as the reference's sample does. */
  parent?: number | undefined
  /** From 1. */
  page: number
}

/** Lists what is in a shared folder. */
export type ListFiles = (listing: Listing) => Promise<Page<File>>

/**
 * Lists what is in a shared folder (§9.1) in this order, as far as the upstream sorts it so. The reference names no
 * fields to sort by: where this one is refused, the list comes in the upstream's own order.
 */
export function sortedFiles(
  { fileList }: Clinked,
  { session, shareToken }: ShareAccess,
  order: FileOrder,
): ListFiles {
  let isRefused = false
  const list = (listing: Listing, sorted = {}) =>
    fileList.list(session, { shareToken, size: PAGE_SIZE, ...sorted, ...listing })
  return async (listing) => {
    if (isRefused) return list(listing)
    try {
      return await list(listing, SORTED[order])
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.code !== 'rejected') throw error
      isRefused = true
      return list(listing)
    }
  }
}

/** Whether a page has come with the newest first; dates in epoch ms. */
export function isNewestFirst(dates: readonly (number | undefined)[]): boolean {
  return dates.every((date, index) => {
    const before = dates[index - 1] ?? Number.POSITIVE_INFINITY
    return date !== undefined && date <= before
  })
}
