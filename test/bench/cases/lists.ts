import type { BenchCase, Row } from '../case.ts'
import { median } from '../median.ts'
import { rounds, type Shown, startShares } from '../shares.ts'
import { withBundles } from '../with-bundles.ts'

const CLINKED_MS = 100
const CONNECTIONS = [1, 10, 100]
// All of them together within the 2,000 calls that Clinked takes in 5 minutes.
const WARM_UP = 8
const RUNS = 10

const bench: BenchCase = {
  name: 'lists',
  run: ({ log }) =>
    withBundles(['slack', 'worker'], async (bundles) => {
      const rows: Row[] = []
      for (const connections of CONNECTIONS) {
        const shares = await startShares(bundles, { connections, clinkedMs: CLINKED_MS, awsMs: 0 })
        try {
          for (let run = 0; run < WARM_UP; run += 1) await shares.show()
          const shown: Shown[] = []
          while (shown.length < RUNS) shown.push(await shares.show())
          rows.push(toRow(connections, shown))
          log(`${connections} connections`)
        } finally {
          await shares.stop()
        }
      }
      return rows
    }),
}
export default bench

function toRow(connections: number, shown: Shown[]): Row {
  const listMs = median(shown.map((each) => each.listMs))
  const workerCpuMs = median(shown.map((each) => each.workerCpuMs))
  const clinkedCalls = median(shown.map(({ clinked }) => clinked.length))
  const clinkedRounds = median(shown.map(({ clinked }) => rounds(clinked)))
  const ratio = listMs / (connections * CLINKED_MS)
  return {
    case: 'lists',
    measured: `/shares by how many links are connected: ${connections}; Clinked taking ${CLINKED_MS} ms`,
    result:
      `${ratio.toFixed(2)} × the sum of all calls (${listMs.toFixed(0)} ms; calls: ${clinkedCalls}, one after the other: ` +
      `${clinkedRounds}; CPU of the worker ${workerCpuMs.toFixed(0)} ms)`,
    target: 'a call for each, none after another',
    met: shown.every(({ clinked }) => clinked.length === connections && rounds(clinked) === 1),
    figures: { ratio, listMs, workerCpuMs, clinkedCalls, clinkedRounds },
  }
}
