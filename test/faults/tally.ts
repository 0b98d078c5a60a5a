import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What came of the faults of a scenario: how many there were, and in words those that did not end well. */
export interface Tally {
  injected: number
  lost: string[]
  doubled: string[]
  secrets: string[]
}

export const emptyTally = (): Tally => ({ injected: 0, lost: [], doubled: [], secrets: [] })

/** Where the processes of the long form leave their tallies. The short form has none, and keeps none. */
const ROOM = 'FAULT_TALLIES'

/** From here on tallies are kept, by this process and those that it starts. */
export function keepTallies(): void {
  process.env[ROOM] ??= mkdtempSync(join(tmpdir(), 'faults-'))
}

/** @returns whether this is the long form, and not the short one of `npm test`. */
export function isLongForm(): boolean {
  return process.env[ROOM] !== undefined
}

/** @returns how often something is tried: this is the long form or the short one. */
export function howOften({ short, long }: { short: number; long: number }): number {
  return isLongForm() ? long : short
}

/** Keeps what came of something, for the table. */
export function keepTally(name: string, tally: Tally): void {
  const room = process.env[ROOM]
  if (room === undefined) return
  const place = join(room, `${process.hrtime.bigint()}.json`)
  writeFileSync(place, JSON.stringify({ name, tally }))
}

/** Takes all that was kept, in the order of time. */
export function takeTallies(): { name: string; tally: Tally }[] {
  const room = process.env[ROOM]
  if (room === undefined) return []
  const tallies = readdirSync(room)
    .toSorted((one, other) => one.localeCompare(other))
    .map((file) => JSON.parse(readFileSync(join(room, file), 'utf8')) as { name: string; tally: Tally })
  rmSync(room, { recursive: true })
  return tallies
}

/** The tallies as a table with their sum, a line each. */
export function tableOf(tallies: { name: string; tally: Tally }[]): string {
  const rows = tallies.map(({ name, tally }) => [name, ...countsOf(tally)])
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
