import type { Row } from './case.ts'

const HEAD = ['case', 'measured', 'result', 'target', 'met']

/** How wide the columns may be on a terminal, in letters. */
const WIDTHS = [12, 38, 46, 22, 3]

/** @returns the rows as a table in Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cellsOf)]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** @returns the rows as a table for a terminal: what is too wide goes on below. */
export function terminalTable(rows: readonly Row[]): string {
  const rule = WIDTHS.map((width) => '─'.repeat(width)).join('─┼─')
  return [HEAD, ...rows.map(cellsOf)].map(drawRow).join(`\n${rule}\n`)
}

function cellsOf({ case: name, measured, result, target, met }: Row): string[] {
  return [name, measured, result, target, { true: 'yes', false: 'NO', undefined: '' }[`${met}`]]
}

function drawRow(cells: readonly string[]): string {
  const columns = cells.map((cell, column) => wrap(cell, WIDTHS[column] ?? 0))
  const height = Math.max(...columns.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => (lines[line] ?? '').padEnd(WIDTHS[column] ?? 0))
      .join(' │ ')
      .trimEnd(),
  ).join('\n')
}

/** Breaks a text between words. */
function wrap(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last ? `${last} ${word}` : word
    if (longer.length <= width || !last) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
