import { expect } from '@jest/globals'
import type { KnownBlock } from '@slack/types'
import { noteContent } from '../../../lib/slack/views/note-content.ts'

/** The blocks of each page of a note. */
export function allPages(html: string): KnownBlock[][] {
  const { pages } = noteContent(html)
  return Array.from({ length: pages }, (_, index) => noteContent(html, { page: index + 1 }).blocks)
}

/** The parts of a note that is one block of rich text. */
export function richElements(html: string) {
  const { blocks } = noteContent(html)
  expect(blocks).toHaveLength(1)
  const [block] = blocks
  if (block?.type !== 'rich_text') throw new Error(`not rich text: ${block?.type}`)
  return block.elements
}

/** The text of a note's only page; between two parts of it, such as two items, a bar. */
export function visible(html: string): string {
  return noteContent(html).blocks.flatMap(textsOf).join('|')
}

/** The text of each section, item, quote, code and heading. */
export function textsOf(block: KnownBlock): string[] {
  if (block.type === 'header') return [block.text.text]
  if (block.type !== 'rich_text') return []
  return block.elements
    .flatMap((element) => (element.type === 'rich_text_list' ? element.elements : [element]))
    .map(({ elements }) => elements.map((part) => ('text' in part ? part.text : '')).join(''))
}

/** A text as it stands in HTML. */
export function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** The blocks that notes are drawn with, in few words. */

export function heading(said: string) {
  return { type: 'header', text: { type: 'plain_text', text: said, emoji: false } }
}

export function richText(...elements: object[]) {
  return { type: 'rich_text', elements }
}

export function section(...elements: object[]) {
  return { type: 'rich_text_section', elements }
}

export function list(style: 'bullet' | 'ordered', indent: number, ...items: string[]) {
  return { type: 'rich_text_list', style, indent, elements: items.map((item) => section(text(item))) }
}

export function text(said: string, style?: object) {
  return { type: 'text', text: said, ...(style ? { style } : {}) }
}

export function link(url: string, said: string) {
  return { type: 'link', url, text: said }
}
