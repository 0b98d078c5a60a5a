import type { Page } from '../clinked/shapes.ts'

/** Items that are shown at once: the upstream alone says how many it gives. */
export const PART_SIZE = 20

/** More parts than a page of the upstream's ever has. */
const PARTS_PER_PAGE = 1000

/** A part of a list, and where those before and after it are. */
export interface ListPart<Item> {
  items: Item[]
  previous: number | undefined
  next: number | undefined
}

/**
 * Reads a part of a list that the upstream gives in pages of a size of its own choice. Its counts are passed over, for
 * they need not be true; a page that is not the one asked for holds nothing new.
 *
 * @param read reads a page, from 1.
 * @param at page and part of it in one number, from 1; past the last part of a page is its last.
 */
export async function listPart<Item>(
  read: (page: number) => Promise<Page<Item>>,
  at: number,
): Promise<ListPart<Item>> {
  const index = Math.floor((at - 1) / PARTS_PER_PAGE)
  const page = await read(index + 1)
  const items = index === 0 || page.currentPage === index + 1 ? page.items : []
  const last = Math.max(0, Math.ceil(items.length / PART_SIZE) - 1)
  const part = Math.min((at - 1) % PARTS_PER_PAGE, last)
  const shown = index * PARTS_PER_PAGE + part + 1
  const isPageNext = page.nextPage && items.length > 0
  return {
    items: items.slice(part * PART_SIZE, (part + 1) * PART_SIZE),
    // Of the first part of a page this is past the last part of the page before.
    previous: shown > 1 ? shown - 1 : undefined,
    next: part < last ? shown + 1 : isPageNext ? (index + 1) * PARTS_PER_PAGE + 1 : undefined,
  }
}
