import type { Page } from '../clinked/shapes.ts'

/** Pages that are read at most, so that one list does not use up what all may ask of Clinked. */
const MOST_PAGES = 25

/** How many calls may still be made where several lists are read for one screen. */
export interface Room {
  calls: number
}

/** What was read of a list. */
export interface ListRead<Item> {
  items: Item[]
  /** False when there are more than were read. */
  isWhole: boolean
}

/**
 * Reads a list page by page, as long as there are more. Its counts are passed over, for they need not be true (§9.1):
 * only `nextPage` tells. Where a page is not the one asked for, there is no way to read on.
 *
 * @param read reads a page, from 1.
 * @param room is taken up.
 * @param isEnough whether what was read will do.
 */
export async function readList<Item>(
  read: (page: number) => Promise<Page<Item>>,
  {
    room = { calls: MOST_PAGES },
    isEnough = () => false,
  }: { room?: Room; isEnough?: (items: readonly Item[]) => boolean } = {},
): Promise<ListRead<Item>> {
  const items: Item[] = []
  for (let index = 1; index <= MOST_PAGES && room.calls > 0; index++) {
    room.calls -= 1
    const page = await read(index)
    if (index > 1 && page.currentPage !== index) break
    items.push(...page.items)
    if (!page.nextPage || page.items.length === 0) return { items, isWhole: true }
    if (isEnough(items)) break
  }
  return { items, isWhole: false }
}
