import type { RichTextBlock, RichTextLink, RichTextList, RichTextSection, RichTextText } from '@slack/types'
import { addRun, type Holder, type Line, type ListItem, type Run } from './lines.ts'

/** The deepest that Slack indents a list, and how far it is taken to count. */
const MOST = { indent: 8, offset: 10_000 }

/** Lines of one holder, put together. */
interface Part {
  holder: Holder
  runs: Run[]
}

/**
 * Lines as one rich text block. Each text in it is literal: Slack finds no mentions, emoji or formatting there.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function richText(lines: Line[]): RichTextBlock {
  const elements: RichTextBlock['elements'] = []
  let before: Part | undefined
  for (const part of lines.reduce(addLine, [])) {
    const last = elements.at(-1)
    if (last?.type === 'rich_text_list' && before && isNext(before.holder, part.holder)) {
      last.elements.push(section(part.runs))
    } else {
      elements.push(element(part))
    }
    before = part
  }
  return { type: 'rich_text', elements }
}

/** Paragraphs are one part too: in a section, what stands between them is a blank line. */
function addLine(parts: Part[], { holder, gap, runs }: Line): Part[] {
  const last = parts.at(-1)
  const goesOn = last && (last.holder === holder || (last.holder.kind === 'text' && holder.kind === 'text'))
  const part = goesOn ? last : { holder, runs: [] }
  if (!goesOn) parts.push(part)
  else if (gap > 0) addRun(part.runs, { text: '\n'.repeat(holder.kind === 'item' ? 1 : gap) })
  for (const run of runs) addRun(part.runs, run)
  return parts
}

function element({ holder, runs }: Part): RichTextBlock['elements'][number] {
  switch (holder.kind) {
    case 'item':
      return list(holder, runs)
    case 'quote':
      return { type: 'rich_text_quote', elements: runs.map(textOrLink) }
    case 'code':
      return { type: 'rich_text_preformatted', elements: runs.map(textOrLink), ...border(holder) }
    case 'text':
    case 'heading':
    case 'divider':
      return section(runs)
  }
}

function section(runs: Run[]): RichTextSection {
  return { type: 'rich_text_section', elements: runs.map(textOrLink) }
}

/** `offset` is documented, but @slack/types does not know it: the first number less one. */
function list(item: ListItem, runs: Run[]): RichTextList & { offset?: number } {
  const offset = item.ordered ? Math.min(item.number - 1, MOST.offset) : 0
  return {
    type: 'rich_text_list',
    style: item.ordered ? 'ordered' : 'bullet',
    elements: [section(runs)],
    indent: Math.min(item.indent, MOST.indent),
    ...(offset > 0 ? { offset } : {}),
    ...border(item),
  }
}

/** Slack has no list or code within a quote, but can give them a quote's bar. */
function border({ quoted }: { quoted: boolean }): { border?: 1 } {
  return quoted ? { border: 1 } : {}
}

/** Whether an item is the next of the same list. */
function isNext(before: Holder, item: Holder): boolean {
  if (before.kind !== 'item' || item.kind !== 'item') return false
  if (before.ordered !== item.ordered || before.indent !== item.indent || before.quoted !== item.quoted)
    return false
  return !item.ordered || item.number === before.number + 1
}

function textOrLink({ text, style, url }: Run): RichTextText | RichTextLink {
  const styled = style ? { style } : {}
  return url === undefined ? { type: 'text', text, ...styled } : { type: 'link', url, text, ...styled }
}
