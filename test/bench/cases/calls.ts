import { type Calls, readTable } from '../../flow/calls/table.ts'
import type { BenchCase, Row } from '../case.ts'

/** Who is called, in the order of the table. */
const SERVICES = ['Clinked', 'Intralinks', 'Slack', 'DynamoDB', 'KMS', 'SQS']

/**
 * Prints the table of calls that test/flow/calls counts and holds: it fails where a call is added without the table
 * being changed, and where a job asks for the same thing twice.
 */
const bench: BenchCase = {
  name: 'calls',
  run: async () => {
    const rows = Object.entries(readTable()).flatMap(([part, things]) =>
      Object.entries(things).map(([what, calls]) => rowOf(`${part}: ${what}`, calls)),
    )
    return [summary(rows.length), ...rows]
  },
}
export default bench

function summary(count: number): Row {
  return {
    case: 'calls',
    measured: `all that one thing leads to, for ${count} things, after six minutes of nothing: no token is in memory`,
    result: 'counted, and held to this table, by test/flow/calls',
    target: 'the fewest that the contract allows; no call twice in a job',
    met: true,
    figures: { count },
  }
}

function rowOf(measured: string, calls: Calls): Row {
  const figures = Object.fromEntries(SERVICES.map((service) => [service, callsTo(service, calls)]))
  const counts = Object.entries(figures).filter(([, count]) => count > 0)
  return {
    case: 'calls',
    measured,
    result: counts.map(([service, count]) => `${service} ${count}`).join(', '),
    target: '',
    met: undefined,
    figures,
  }
}

function callsTo(service: string, calls: Calls): number {
  const own = Object.entries(calls).filter(([name]) => name.startsWith(`${service} `))
  return own.reduce((sum, [, count]) => sum + count, 0)
}
