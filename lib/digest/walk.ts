import type { ShareMemory, Stamp } from './snapshot.ts'

/** The most listings in one look: a folder can hold thousands of others. */
const MAX_LISTINGS = 20

/** How long a folder is taken at its word: one whose own date stays the same is walked all the same after this (ms). */
const WALK_AGAIN_MS = 7 * 86_400_000

/** A file or note inside a shared folder, or a folder in it. */
export interface Item {
  id: number
  name: string
  isFolder: boolean
  stamp: Stamp
  /** Who uploaded it, where that is told. */
  by: string | undefined
}

/** What was found in a shared folder. */
export interface FolderWalk {
  items: Item[]
  /** Whether that is all there is. */
  isWhole: boolean
  /** When the whole folder was last walked, in epoch ms: now, or before. */
  walkedAt: number
}

/** A page of what lies in a folder; without a parent, of the shared one. */
interface Listing {
  parent?: number
  /** From 1. */
  page: number
}

/** How a kind of folder is listed. */
export interface Lister {
  list: (listing: Listing) => Promise<{ items: Item[]; hasNext: boolean }>
  /** Whether there can be something that moved after this page. */
  canMoreHaveMoved: (page: Item[], known: ShareMemory) => boolean
}

/**
 * Walks a shared folder, into those folders below it that have moved; everything at the first look, and again after a
 * week, for the reference does not say that a folder moves with what is in it.
 *
 * @param known what the last look remembered; undefined for none.
 * @param now epoch ms.
 */
export async function walkFolder(
  { list, canMoreHaveMoved }: Lister,
  known: ShareMemory | undefined,
  now: number,
): Promise<FolderWalk> {
  const walkedAt = known?.walkedAt
  const onlyWhatMoved = known !== undefined && walkedAt !== undefined && now - walkedAt < WALK_AGAIN_MS
  const found = new Map<number, Item>()
  const next: Listing[] = [{ page: 1 }]
  for (let listings = 0; listings < MAX_LISTINGS; listings++) {
    const listing = next.shift()
    if (!listing) break
    const { items, hasNext } = await list(listing)
    for (const item of items) {
      const isNewHere = !found.has(item.id)
      found.set(item.id, item)
      if (item.isFolder && isNewHere && (!onlyWhatMoved || hasMoved(item.stamp, known.files?.[item.id])))
        next.push({ parent: item.id, page: 1 })
    }
    const isWorthMore = hasNext && items.length > 0 && (!onlyWhatMoved || canMoreHaveMoved(items, known))
    if (isWorthMore) next.unshift({ ...listing, page: listing.page + 1 })
  }
  // Folders that were not come to look as before, so that the next look does.
  for (const { parent } of next) if (parent !== undefined) found.delete(parent)
  return {
    items: [...found.values()],
    isWhole: !onlyWhatMoved && next.length === 0,
    walkedAt: onlyWhatMoved ? walkedAt : now,
  }
}

/** Whether anything of it is another than it was. */
export function hasMoved(stamp: Stamp, known: Stamp | undefined): boolean {
  return known === undefined || stamp.m !== known.m || stamp.v !== known.v || stamp.c !== known.c
}
