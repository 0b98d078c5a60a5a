import type { Page, Version } from '../clinked/shapes.ts'
import { type ListPart, PART_SIZE } from './list-part.ts'

/** Pages that are read at most, so that one list does not use up what all may ask of Clinked. */
const MOST_PAGES = 25

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
  const all: Version[] = []
  let more = true
  for (let index = 1; more && index <= MOST_PAGES; index++) {
    const { items, currentPage, nextPage } = await read(index)
    // A page that is not the one asked for holds nothing new.
    const isNew = index === 1 || currentPage === index
    if (isNew) all.push(...items)
    more = isNew && nextPage && items.length > 0
  }
  const newestFirst = all.toSorted((a, b) => b.versionNumber - a.versionNumber)
  const last = Math.max(1, Math.ceil(all.length / PART_SIZE))
  const part = Math.min(at, last)
  return {
    items: newestFirst.slice((part - 1) * PART_SIZE, part * PART_SIZE),
    previous: part > 1 ? part - 1 : undefined,
    next: part < last ? part + 1 : undefined,
    isWhole: !more,
  }
}
