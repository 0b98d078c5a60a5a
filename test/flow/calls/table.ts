import { readFileSync, writeFileSync } from 'node:fs'
import type { Invocation } from './counter.ts'
import type { Part } from './story.ts'

/** How often each operation is called, and each function: `DynamoDB GetItem`, `Lambda worker`. */
export type Calls = Record<string, number>

/** What is counted for each command, button, form and event. docs/performance.md shows it. */
export type Table = Record<Part, Record<string, Calls>>

const file = new URL('calls.json', import.meta.url)

export const readTable = (): Table => JSON.parse(readFileSync(file, 'utf8')) as Table

/** In place of what it held of these; so a change of the table is a change that somebody reads. */
export function writeTable(counted: Table): void {
  writeFileSync(file, `${JSON.stringify(counted, null, 2)}\n`)
}

/** @returns the row of what was called, in the order of its names */
export function rowOf(invocations: Invocation[]): Calls {
  const names = invocations.flatMap(({ name, calls }) => [
    `Lambda ${name}`,
    ...calls.map(({ service, operation }) => `${service} ${operation}`),
  ])
  const counts = new Map<string, number>()
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}
