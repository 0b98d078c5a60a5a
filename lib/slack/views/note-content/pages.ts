import type { KnownBlock } from '@slack/types'
import { fits, NOTHING, plus, type Size } from './size.ts'

/** A block and how much it takes. */
export interface SizedBlock {
  block: KnownBlock
  size: Size
}

/** Slack takes 100 blocks and 250 kB in a view; the rest is for what else the modal shows. */
const PAGE = { blocks: 46, size: { characters: 25_000, bytes: 170_000 } }

/** The blocks in pages, each as full as may be; no heading is left alone at the end of one. */
export function paged(blocks: SizedBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = []
  let page: SizedBlock[] = []
  let size = NOTHING
  for (const next of blocks) {
    if (page.length === PAGE.blocks || !fits(plus(size, next.size), PAGE.size)) {
      const heading = page.length > 1 && page.at(-1)?.block.type === 'header' ? page.splice(-1) : []
      pages.push(page.map(({ block }) => block))
      page = heading
      size = heading[0]?.size ?? NOTHING
    }
    page.push(next)
    size = plus(size, next.size)
  }
  return page.length > 0 ? [...pages, page.map(({ block }) => block)] : pages
}
