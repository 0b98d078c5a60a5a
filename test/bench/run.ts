/**
 * npm run bench                   measures everything
 * npm run bench -- answer lists   measures these cases
 * npm run bench -- --record       measures everything and puts the table into docs/performance.md
 *
 * A target that is missed is a finding; it fails only where something could not be measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { BenchCase, Row } from './case.ts'
import { installPeers } from './install.ts'
import { describeMachine } from './machine.ts'
import { record } from './record.ts'
import { markdownTable, terminalTable } from './table.ts'

/** Those of test/bench/cases, in the order of the table. */
const CASES = [
  'ack-cold',
  'ack-warm',
  'worker',
  'answer',
  'calls',
  'lists',
  'stream',
  'digest',
  'bundle',
  'cost',
]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !CASES.includes(name))
if (unknown.length > 0) refuse(`There is no case ${unknown.join(', ')}. There are: ${CASES.join(', ')}.`)
if (values.record && positionals.length > 0)
  refuse('Only all cases together are recorded: leave out the names, or --record.')

installPeers()
const machine = describeMachine()
const about = Object.entries(machine).map(([name, text]) => `- ${name}: ${text}`)
console.log(`${about.join('\n')}\n`)

const rows: Row[] = []
for (const name of positionals.length > 0 ? positionals : CASES) {
  try {
    const { default: bench } = (await import(`./cases/${name}.ts`)) as { default: BenchCase }
    rows.push(...(await bench.run({ log: (line) => console.log(`${name}: ${line}`) })))
  } catch (error) {
    console.error(`${name} could not be measured:`, error)
    process.exitCode = 1
  }
}

console.log(`\n${terminalTable(rows)}`)
const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
writeFileSync(new URL('latest.json', results), `${JSON.stringify({ machine, rows }, null, 2)}\n`)
if (values.record) {
  if (process.exitCode) console.error('This is not recorded, for it is not whole.')
  else record(`${about.join('\n')}\n\n${markdownTable(rows)}`)
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
