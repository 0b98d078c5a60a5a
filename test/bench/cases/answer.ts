import type { BenchCase, Row } from '../case.ts'
import { median } from '../median.ts'
import { rounds, type Shown, startShares } from '../shares.ts'
import { withBundles } from '../with-bundles.ts'

const CLINKED_MS = 100
/** What DynamoDB, KMS and SQS take within a region, about. */
const AWS_MS = 5
/** What is asked of the app beyond what Clinked takes, in ms. */
const ALLOWED_MS = 50

const WARM_UP = 50
const RUNS = 50

const bench: BenchCase = {
  name: 'answer',
  run: ({ log }) =>
    withBundles(['slack', 'worker'], async (bundles) => {
      const world = { connections: 1, clinkedMs: CLINKED_MS }
      const here = await startShares(bundles, { ...world, awsMs: 0 })
      const away = await startShares(bundles, { ...world, awsMs: AWS_MS })
      try {
        const shown: { here: Shown; away: Shown }[] = []
        for (let run = 0; run < WARM_UP + RUNS; run += 1) {
          shown.push({ here: await here.show(), away: await away.show() })
          if ((run + 1) % 25 === 0) log(`${run + 1} of ${WARM_UP + RUNS}`)
        }
        const warm = shown.slice(WARM_UP)
        return [
          toRow(
            'all else answering at once',
            { isTarget: true },
            warm.map((each) => each.here),
          ),
          toRow(
            `DynamoDB, KMS and SQS taking ${AWS_MS} ms a call`,
            { isTarget: false },
            warm.map((each) => each.away),
          ),
        ]
      } finally {
        await here.stop()
        await away.stop()
      }
    }),
}
export default bench

function toRow(circumstances: string, { isTarget }: { isTarget: boolean }, shown: Shown[]): Row {
  const listMs = median(shown.map((each) => each.listMs))
  const ackMs = median(shown.map((each) => each.ackMs))
  const workerCpuMs = median(shown.map((each) => each.workerCpuMs))
  const clinkedRounds = median(shown.map(({ clinked }) => rounds(clinked)))
  const moreMs = listMs - clinkedRounds * CLINKED_MS
  return {
    case: 'answer',
    measured: `a signed /shares until Slack has the list, warm, Clinked taking ${CLINKED_MS} ms, ${circumstances}`,
    result:
      `${moreMs.toFixed(0)} ms more than Clinked (${listMs.toFixed(0)} ms; calls to it one after the other: ${clinkedRounds}; ` +
      `Slack was answered after ${ackMs.toFixed(0)} ms; CPU of the worker ${workerCpuMs.toFixed(0)} ms)`,
    target: isTarget ? `at most ${ALLOWED_MS} ms more` : '',
    met: isTarget ? moreMs <= ALLOWED_MS : undefined,
    figures: { moreMs, listMs, ackMs, workerCpuMs, clinkedRounds },
  }
}
