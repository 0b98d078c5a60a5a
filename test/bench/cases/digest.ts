import type { RoundCounts } from '../../../lib/digest/round.ts'
import type { BenchCase, Row } from '../case.ts'
import { environmentFor } from '../environment.ts'
import { type RunningFunction, startFunction } from '../function.ts'
import { type DueIndex, startDueIndex } from '../loopback/due-index.ts'
import { startSqs } from '../loopback/sqs.ts'
import { median } from '../median.ts'
import { lookUnchanged, type UnchangedLook } from '../unchanged-look.ts'
import { withBundles } from '../with-bundles.ts'

/** How many have a digest, and how many of those are due. */
const CROWDS = [
  { total: 10_000, due: 100 },
  { total: 1_000_000, due: 100 },
  { total: 1_000_000, due: 10_000 },
]
const RUNS = 5
const DAYS = 50

/** One round of the digest function. */
interface Round {
  ms: number
  /** Of the function, user and system, in ms. */
  cpuMs: number
  rowsRead: number
  queued: number
}

const bench: BenchCase = {
  name: 'digest',
  run: ({ log }) =>
    withBundles(['digest', 'worker'], async ({ digest, worker }) => {
      const measured: Round[][] = []
      const [sqs, index] = await Promise.all([startSqs(), startDueIndex()])
      const env = environmentFor({ sqs: sqs.url, dynamoDb: index.loopback.url })
      const running = await startFunction(digest.path, env, 240_000)
      try {
        await rounds(running, index, { total: 1_000, due: 1_000 })
        for (const crowd of CROWDS) {
          measured.push(await rounds(running, index, crowd))
          log(`${crowd.due} due of ${crowd.total}`)
        }
      } finally {
        await running.stop()
        await Promise.all([sqs.stop(), index.loopback.stop()])
      }
      const [few = [], , many = []] = measured
      return [
        ...CROWDS.map((crowd, place) => roundRow(crowd, measured[place] ?? [])),
        growthRow(few, many),
        lookRow(await lookUnchanged(worker, DAYS)),
      ]
    }),
}
export default bench

async function rounds(
  running: RunningFunction,
  index: DueIndex,
  crowd: { total: number; due: number },
): Promise<Round[]> {
  const done: Round[] = []
  while (done.length < RUNS) {
    index.fill(crowd)
    const startedAt = performance.now()
    const { answer, cpuMs } = await running.invoke({})
    const ms = performance.now() - startedAt
    done.push({ ms, cpuMs, rowsRead: index.rowsRead, queued: (answer as RoundCounts).handedOn })
  }
  return done
}

function roundRow({ total, due }: { total: number; due: number }, done: Round[]): Row {
  const ms = median(done.map((round) => round.ms))
  const cpuMs = median(done.map((round) => round.cpuMs))
  const rowsRead = Math.max(...done.map((round) => round.rowsRead))
  const jobsPerCpuSecond = due / (cpuMs / 1000)
  return {
    case: 'digest',
    measured: `a round over ${total.toLocaleString('en')} digests of which ${due.toLocaleString('en')} are due`,
    result:
      `${(rowsRead / due).toFixed(2)} × as many rows read as are due (${ms.toFixed(0)} ms; ` +
      `${jobsPerCpuSecond.toFixed(0)} jobs queued a second of a core)`,
    target: 'what is due, each once, and nothing else',
    met: done.every((round) => round.rowsRead === due && round.queued === due),
    figures: { ms, cpuMs, rowsRead, jobsPerCpuSecond },
  }
}

/** Of CPU, for the clock also tells how fast the stand-ins are. */
function growthRow(few: Round[], many: Round[]): Row {
  const cpuMsEach = (done: Round[]): number => median(done.map(({ cpuMs, queued }) => cpuMs / queued))
  const [fewCpuMsEach, manyCpuMsEach] = [cpuMsEach(few), cpuMsEach(many)]
  const ratio = manyCpuMsEach / fewCpuMsEach
  return {
    case: 'digest',
    measured: 'CPU for each that is due, 1 % of 1,000,000 against 1 % of 10,000',
    result: `${ratio.toFixed(2)} × (${manyCpuMsEach.toFixed(2)} and ${fewCpuMsEach.toFixed(2)} ms)`,
    target: 'at most 1.2 ×: time follows what is due',
    met: ratio <= 1.2,
    figures: { ratio, manyCpuMsEach, fewCpuMsEach },
  }
}

function lookRow(looks: UnchangedLook[]): Row {
  const calls = median(looks.map(({ clinkedCalls }) => clinkedCalls))
  const shares = median(looks.map((look) => look.shares))
  const cpuMs = median(looks.map((look) => look.cpuMs))
  return {
    case: 'digest',
    measured: `a person's digest on a day on which nothing happened in their ${shares} shares`,
    result: `${((calls - 1) / shares).toFixed(2)} calls for each share (${calls} with the list of them; CPU ${cpuMs.toFixed(0)} ms)`,
    target: 'one call for an unchanged share',
    met: looks.every((look) => look.clinkedCalls === 1 + look.shares),
    figures: { calls, shares, cpuMs },
  }
}
