import type { Page, Version } from '../clinked/shapes.ts'
import { type ListPart, PART_SIZE } from './list-part.ts'
import { readList } from './read-list.ts'

/** A part of the versions of a file or a note. */
export interface VersionPart extends ListPart<Version> {
  /** False when there are more than were read. */
  isWhole: boolean
}

/**
 * Reads a part of a list of versions, the newest first. Clinked has the oldest first in its sample (§5.5) and knows no
 * other order, so the list is read whole, which mostly is one page.
 *
 * @param read reads a page, from 1.
 * @param at which part, from 1; past the last it is the last.
 */
export async function versionPart(
  read: (page: number) => Promise<Page<Version>>,
  at: number,
): Promise<VersionPart> {
  const { items: all, isWhole } = await readList(read)
  const newestFirst = all.toSorted((a, b) => b.versionNumber - a.versionNumber)
  const last = Math.max(1, Math.ceil(all.length / PART_SIZE))
  const part = Math.min(at, last)
  return {
    items: newestFirst.slice((part - 1) * PART_SIZE, part * PART_SIZE),
    previous: part > 1 ? part - 1 : undefined,
    next: part < last ? part + 1 : undefined,
    isWhole,
  }
}
