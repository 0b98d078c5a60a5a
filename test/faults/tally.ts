/** What came of the faults of a scenario: how many there were, and in words those that did not end well. */
export interface Tally {
  injected: number
  lost: string[]
  doubled: string[]
  secrets: string[]
}

export const emptyTally = (): Tally => ({ injected: 0, lost: [], doubled: [], secrets: [] })

/** The tallies as a table with their sum, a line each. */
export function tableOf(tallies: Map<string, Tally>): string {
  const rows = [...tallies].map(([name, tally]) => [name, ...countsOf(tally)])
  const sums = [1, 2, 3, 4].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))
  const head = ['', 'faults injected', 'jobs lost', 'writes doubled', 'secrets found']
  const lines = [head, ...rows, ['all', ...sums]].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string => {
    const width = widths[column] ?? 0
    return column === 0 ? cell.padEnd(width) : cell.padStart(width)
  }
  return lines.map((line) => `${line.map(padded).join('   ')}\n`).join('')
}

const countsOf = ({ injected, lost, doubled, secrets }: Tally) => [
  injected,
  lost.length,
  doubled.length,
  secrets.length,
]
