import type { BenchCase, Row } from '../case.ts'
import { environmentFor } from '../environment.ts'
import { installRuntimeClient } from '../install.ts'
import { interleave } from '../interleave.ts'
import { coldStart } from '../lambda/cold-start.ts'
import { startBacking } from '../loopback/backing.ts'
import { startSsm } from '../loopback/ssm.ts'
import { median } from '../median.ts'
import { sharesCommand } from '../slack-request.ts'
import { withBundles } from '../with-bundles.ts'
import { withPeers } from '../with-peers.ts'

const ROUNDS = 31

const bench: BenchCase = {
  name: 'ack-cold',
  run: ({ log }) =>
    withBundles(['slack'], ({ slack }) =>
      withPeers(['empty', 'bolt-dynamodb', 'bolt-sqs', 'slack-edge'], async (peers, tuned) => {
        const client = installRuntimeClient(log)
        const backing = await startBacking()
        const env = environmentFor(backing.endpoints)
        const ssm = await startSsm(env)
        const start = async (bundle: string, more: Record<string, string> = {}): Promise<Start> => {
          const event = sharesCommand(backing.endpoints.sqs)
          const { answer, at, startedAt, cpuMs } = await coldStart(client, bundle, { ...env, ...more }, event)
          const { statusCode } = answer as { statusCode: number }
          if (statusCode !== 200) throw new Error(`${bundle} answered ${statusCode}.`)
          return { ms: at - startedAt, cpuMs }
        }
        try {
          const subjects = {
            empty: () => start(peers.empty),
            ours: () => start(slack.path, ssm.env),
            oursWithSettings: () => start(slack.path),
            boltDynamoDb: () => start(peers['bolt-dynamodb']),
            tunedBolt: () => start(tuned['bolt-dynamodb']),
            boltSqs: () => start(peers['bolt-sqs']),
            slackEdge: () => start(peers['slack-edge']),
          }
          return rowsOf(await interleave(subjects, { rounds: ROUNDS, warmUp: 2 }, log))
        } finally {
          await backing.stop()
          await ssm.stop()
        }
      }),
    ),
}
export default bench

interface Start {
  /** From the beginning of the process to its answer. */
  ms: number
  /** User and system, until then. */
  cpuMs: number
}

type Name = 'empty' | 'ours' | 'oursWithSettings' | 'boltDynamoDb' | 'tunedBolt' | 'boltSqs' | 'slackEdge'

function rowsOf(measured: Record<Name, Start[]>): Row[] {
  const against = (what: string, subject: Name, peer: Name, atMost?: number): Row => {
    const [ours, theirs] = [middle(measured[subject]), middle(measured[peer])]
    const ratio = ours.ms / theirs.ms
    return {
      case: 'ack, cold',
      measured: what,
      result:
        `${ratio.toFixed(2)} × (${ours.ms.toFixed(0)} ms, ${theirs.ms.toFixed(0)} ms; ` +
        `CPU ${ours.cpuMs.toFixed(0)} ms, ${theirs.cpuMs.toFixed(0)} ms)`,
      target: atMost === undefined ? '' : `at most ${atMost} ×`,
      met: atMost === undefined ? undefined : ratio <= atMost,
      figures: { oursMs: ours.ms, oursCpuMs: ours.cpuMs, peerMs: theirs.ms, peerCpuMs: theirs.cpuMs },
    }
  }
  return [
    against('spawn to answer, against an empty handler', 'ours', 'empty', 1.5),
    against('against stock Bolt with DynamoDB', 'ours', 'boltDynamoDb', 0.3),
    against('against the same, bundled with the app’s settings', 'ours', 'tunedBolt'),
    against('against stock Bolt with SQS', 'ours', 'boltSqs'),
    against('against slack-edge with SQS', 'ours', 'slackEdge'),
    against('with the settings in the environment, against an empty handler', 'oursWithSettings', 'empty'),
  ]
}

function middle(starts: readonly Start[]): Start {
  return {
    ms: median(starts.map(({ ms }) => ms)),
    cpuMs: median(starts.map(({ cpuMs }) => cpuMs)),
  }
}
