import type { BenchCase, Row } from '../case.ts'
import { environmentFor } from '../environment.ts'
import { installRuntimeClient } from '../install.ts'
import { interleave } from '../interleave.ts'
import { coldStart } from '../lambda/cold-start.ts'
import { type Backing, startBacking } from '../loopback/backing.ts'
import { answerAsClinked } from '../loopback/clinked.ts'
import { startLoopback } from '../loopback/serve.ts'
import { answerAsSlack } from '../loopback/slack.ts'
import { startSsm } from '../loopback/ssm.ts'
import { median } from '../median.ts'
import { seedBoltShares } from '../peers/seed-bolt-shares.ts'
import { seed } from '../seed.ts'
import { sharesJob } from '../shares-job.ts'
import { sharesCommand } from '../slack-request.ts'
import { assertDone, delivery } from '../sqs-event.ts'
import { withBundles } from '../with-bundles.ts'
import { withPeers } from '../with-peers.ts'

const ROUNDS = 31
/** Of the same work on stock Bolt. */
const AT_MOST = 0.6

const bench: BenchCase = {
  name: 'worker',
  run: ({ log }) =>
    withBundles(['worker'], ({ worker }) =>
      withPeers(['bolt-worker', 'bolt-shares'], async (peers, tuned) => {
        const client = installRuntimeClient(log)
        const slack = await startLoopback(answerAsSlack)
        const clinked = await startLoopback(answerAsClinked)
        // To each its own tables.
        const [backing, boltBacking] = await Promise.all([startBacking(), startBacking()])
        const envFor = ({ endpoints }: Backing) =>
          environmentFor({ ...endpoints, slack: slack.url, clinked: clinked.url })
        const ssm = await startSsm(envFor(backing))
        await seed(backing.endpoints, { clinked: 1 })
        await seedBoltShares(boltBacking.endpoints.dynamoDb)
        const start = async (bundle: string, its: Backing, event: object): Promise<Start> => {
          const asked = [ssm, its.dynamoDb, its.kms, clinked, slack]
          for (const { calls } of asked) calls.length = 0
          const env = { ...envFor(its), ...ssm.env }
          const { answer, startedAt, takenAt, cpuMs } = await coldStart(client, bundle, env, event)
          const [first] = slack.calls
          if (first?.name !== 'response_url') throw new Error(`${bundle} did not send the list to Slack.`)
          const calls = asked.map((each) => each.calls.map(({ name }) => name).join(' '))
          return { answer, loadMs: takenAt - startedAt, ms: first.startedAt - startedAt, cpuMs, calls }
        }
        const doJob = async (bundle: string, its: Backing): Promise<Start> => {
          const started = await start(bundle, its, delivery(await sharesJob(slack.url)))
          assertDone(started)
          return started
        }
        const subjects = {
          ours: () => doJob(worker.path, backing),
          bolt: () => doJob(peers['bolt-worker'], boltBacking),
          tuned: () => doJob(tuned['bolt-worker'], boltBacking),
          lean: () => start(peers['bolt-shares'], boltBacking, sharesCommand(slack.url)),
        }
        try {
          return rowsOf(await interleave(subjects, { rounds: ROUNDS, warmUp: 2 }, log))
        } finally {
          await Promise.all([backing.stop(), boltBacking.stop(), slack.stop(), clinked.stop(), ssm.stop()])
        }
      }),
    ),
}
export default bench

/** From the beginning of the process, in ms. */
interface Start {
  answer: unknown
  /** Until the function was loaded. */
  loadMs: number
  /** Until its first call to Slack. */
  ms: number
  /** User and system, until it has answered. */
  cpuMs: number
  /** What was asked of Parameter Store, DynamoDB, KMS, Clinked and Slack, each in its order. */
  calls: string[]
}

function rowsOf({ ours, bolt, tuned, lean }: Record<'ours' | 'bolt' | 'tuned' | 'lean', Start[]>): Row[] {
  assertSameCalls(ours, bolt)
  return [
    {
      ...compare(ours, bolt),
      measured: 'spawn to the first call to Slack, against the same work on stock Bolt',
      target: `at most ${AT_MOST} ×`,
      met: middle(ours).ms / middle(bolt).ms <= AT_MOST,
    },
    {
      ...compare(ours, tuned),
      measured: 'against the same, bundled with the app’s settings',
      target: '',
      met: undefined,
    },
    {
      ...compare(ours, lean),
      measured: 'against the least that stock Bolt can do: no queue, settings, claim, budget, log or metrics',
      target: '',
      met: undefined,
    },
  ]
}

/** @throws where one asks for something that the other does not: it would not be the same work. */
function assertSameCalls([ours]: Start[], [bolt]: Start[]): void {
  const [mine, its] = [ours?.calls.join('; '), bolt?.calls.join('; ')]
  if (mine !== its)
    throw new Error(`Ours asks for ${mine}; stock Bolt for ${its}: make bolt-worker.js the same.`)
}

function compare(ours: Start[], peer: Start[]): Pick<Row, 'case' | 'result' | 'figures'> {
  const [mine, its] = [middle(ours), middle(peer)]
  const both = (name: keyof typeof mine): string => `${mine[name].toFixed(0)} ms, ${its[name].toFixed(0)} ms`
  return {
    case: 'worker, cold',
    result: `${(mine.ms / its.ms).toFixed(2)} × (${both('ms')}; loaded after ${both('loadMs')}; CPU ${both('cpuMs')}; calls ${mine.calls}, ${its.calls})`,
    figures: {
      oursMs: mine.ms,
      oursLoadMs: mine.loadMs,
      oursCpuMs: mine.cpuMs,
      oursCalls: mine.calls,
      peerMs: its.ms,
      peerLoadMs: its.loadMs,
      peerCpuMs: its.cpuMs,
      peerCalls: its.calls,
    },
  }
}

function middle(starts: readonly Start[]): Record<'loadMs' | 'ms' | 'cpuMs' | 'calls', number> {
  return {
    loadMs: median(starts.map(({ loadMs }) => loadMs)),
    ms: median(starts.map(({ ms }) => ms)),
    cpuMs: median(starts.map(({ cpuMs }) => cpuMs)),
    calls: median(starts.map(({ calls }) => calls.join(' ').split(' ').filter(Boolean).length)),
  }
}
