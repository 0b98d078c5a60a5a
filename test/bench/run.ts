/**
 * npm run bench                   measures everything
 * npm run bench -- answer lists   measures these cases
 * npm run bench -- --record       measures everything and puts the table into docs/performance.md
 *
 * A target that is missed is a finding; it fails only where something could not be measured.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Row } from './case.ts'
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
  const measured = await runCase(name)
  if (measured) rows.push(...measured)
  else {
    console.error(`${name} could not be measured.`)
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

/**
 * Measures a case in a process of its own, so that what the one before has left in memory is not in its numbers: a process
 * that is begun by a large one takes longer to begin.
 *
 * @returns undefined where it could not be measured; it says why.
 */
async function runCase(name: string): Promise<Row[] | undefined> {
  const child = fork(new URL('run-case.ts', import.meta.url), [name], { serialization: 'advanced' })
  let measured: Row[] | undefined
  child.once('message', (message) => {
    measured = message as unknown as Row[]
  })
  // All that it has sent is read before it counts as disconnected.
  const [[status]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  return status === 0 ? measured : undefined
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
