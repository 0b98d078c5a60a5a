import { tableOf, takeTallies } from './tally.ts'

/** Has jest say at its end what came of all faults, in one table. */
export default class FaultReporter {
  onRunComplete(_: unknown, { numFailedTests, numRuntimeErrorTestSuites }: Counts): void {
    const failed = numFailedTests + numRuntimeErrorTestSuites
    const more = failed === 0 ? '' : `${failed} failed, which the table may not hold: see above.\n`
    process.stdout.write(`\n${tableOf(takeTallies())}${more}\n`)
  }
}

interface Counts {
  numFailedTests: number
  numRuntimeErrorTestSuites: number
}
