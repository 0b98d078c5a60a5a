import type { HeaderBlock } from '@slack/types'
import { LIMIT } from '../limits.ts'
import { divider } from '../parts.ts'
import { plain } from '../text.ts'
import type { Line } from './lines.ts'
import type { SizedBlock } from './pages.ts'
import { richText } from './rich-text.ts'
import { fits, NOTHING, plus, type Size, sizeOf } from './size.ts'
import { split } from './split.ts'

/** Slack states no limit for rich text, so it is kept to that of a section's text; its JSON to what fits a page well. */
const RICH_TEXT: Size = { characters: LIMIT.sectionText, bytes: 24_000 }

/**
 * Lines as blocks: headings and dividers as such, all else as rich text. Tables are lines of code by now, for Slack
 * takes its table block in messages only, and but one in each.
 * https://docs.slack.dev/reference/block-kit/blocks/table-block
 */
export function contentBlocks(lines: Line[]): SizedBlock[] {
  const blocks: SizedBlock[] = []
  let together: Line[] = []
  let size = NOTHING
  const endRichText = () => {
    if (together.length > 0) blocks.push({ block: richText(together), size })
    together = []
    size = NOTHING
  }
  for (const line of lines.map(headingAsText).flatMap((whole) => split(whole, RICH_TEXT))) {
    const lineSize = sizeOf(line)
    if (line.holder.kind === 'heading' || line.holder.kind === 'divider') {
      endRichText()
      blocks.push({ block: line.holder.kind === 'heading' ? heading(line) : divider, size: lineSize })
      continue
    }
    if (!fits(plus(size, lineSize), RICH_TEXT)) endRichText()
    together.push(line)
    size = plus(size, lineSize)
  }
  endRichText()
  return blocks
}

function heading(line: Line): HeaderBlock {
  return { type: 'header', text: { ...plain(textOf(line), LIMIT.headerText), emoji: false } }
}

/** A heading that is too long for Slack's, or has a link, which Slack's cannot have, becomes bold text. */
function headingAsText(line: Line): Line {
  if (line.holder.kind !== 'heading') return line
  if (textOf(line).length <= LIMIT.headerText && line.runs.every(({ url }) => url === undefined)) return line
  const bold = line.runs.map((run) => ({ ...run, style: { bold: true } as const }))
  return { holder: { kind: 'text' }, gap: 2, runs: bold }
}

function textOf({ runs }: Line): string {
  return runs.map(({ text }) => text).join('')
}
