import type { KnownBlock } from '@slack/types'
import { contentBlocks } from './note-content/blocks.ts'
import { paged } from './note-content/pages.ts'
import { readHtml } from './note-content/read-html.ts'

interface NotePage {
  /** At most 46, so that a modal has room for more than the note. */
  blocks: KnownBlock[]
  /** How many pages the note has, at least 1. */
  pages: number
}

/**
 * What a note says, for a modal. Its HTML is from outside: what people wrote in a rich-text editor, or anything else.
 * It becomes rich text, where Slack takes every text as it is, so that no mention, link or format comes of it that
 * the HTML did not have.
 *
 * @param html a note's `content` (Clinked reference, section 5); need not be well-formed. Without anything to show
 *   in it, there are no blocks.
 * @param options.page from 1, the first if left out; past the last it is the last.
 */
export function noteContent(html: string, { page = 1 }: { page?: number } = {}): NotePage {
  const pages = paged(contentBlocks(readHtml(html)))
  const shown = Math.min(Math.max(1, page), pages.length)
  return { blocks: pages[shown - 1] ?? [], pages: Math.max(1, pages.length) }
}
