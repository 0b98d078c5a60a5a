import { type Busy, startBusy } from '../busy.ts'
import type { BenchCase, Row } from '../case.ts'
import { environmentFor } from '../environment.ts'
import { interleave } from '../interleave.ts'
import { startSqs } from '../loopback/sqs.ts'
import { median } from '../median.ts'
import { sharesCommand } from '../slack-request.ts'
import { withBundles } from '../with-bundles.ts'
import { withPeers } from '../with-peers.ts'

const ROUNDS = 21
/** Until V8 has compiled what is worth it. */
const WARM_UP = 6
const REQUESTS = 500
const AT_A_TIME = 8

const bench: BenchCase = {
  name: 'ack-warm',
  run: ({ log }) =>
    withBundles(['slack'], ({ slack }) =>
      withPeers(['bolt-sqs', 'slack-edge'], async (peers) => {
        const sqs = await startSqs()
        const env = environmentFor({ sqs: sqs.url })
        const [ours, bolt, slackEdge] = await Promise.all([
          startBusy(slack.path, env),
          startBusy(peers['bolt-sqs'], env),
          startBusy(peers['slack-edge'], env),
        ])
        const measure = async (subject: typeof ours): Promise<Busy> => {
          sqs.calls.length = 0
          const events = Array.from({ length: REQUESTS }, () => sharesCommand(sqs.url))
          const busy = await subject.run(events, AT_A_TIME)
          if (sqs.calls.length !== REQUESTS) throw new Error(`SQS was sent ${sqs.calls.length} messages.`)
          return busy
        }
        try {
          const subjects = {
            ours: () => measure(ours),
            bolt: () => measure(bolt),
            slackEdge: () => measure(slackEdge),
          }
          const busy = await interleave(subjects, { rounds: ROUNDS, warmUp: WARM_UP }, log)
          return rowsOf(middle(busy.ours), middle(busy.bolt), middle(busy.slackEdge))
        } finally {
          await Promise.all([ours.stop(), bolt.stop(), slackEdge.stop()])
          await sqs.stop()
        }
      }),
    ),
}
export default bench

function middle(busy: readonly Busy[]): Busy {
  return {
    perSecond: median(busy.map(({ perSecond }) => perSecond)),
    cpuMs: median(busy.map(({ cpuMs }) => cpuMs)),
  }
}

function rowsOf(ours: Busy, bolt: Busy, slackEdge: Busy): Row[] {
  const against = (name: string, peer: Busy, atLeast?: number): Row => {
    const ratio = ours.perSecond / peer.perSecond
    return {
      case: 'ack, warm',
      measured: `verify, parse, send one SQS message, answer; against ${name}`,
      result:
        `${ratio.toFixed(1)} × the requests a second (${ours.perSecond.toFixed(0)}, ${peer.perSecond.toFixed(0)}; ` +
        `CPU a request ${ours.cpuMs.toFixed(2)} ms, ${peer.cpuMs.toFixed(2)} ms)`,
      target: atLeast === undefined ? '' : `at least ${atLeast} ×`,
      met: atLeast === undefined ? undefined : ratio >= atLeast,
      figures: {
        oursPerSecond: ours.perSecond,
        oursCpuMs: ours.cpuMs,
        peerPerSecond: peer.perSecond,
        peerCpuMs: peer.cpuMs,
      },
    }
  }
  return [against('stock Bolt with the AWS SDK', bolt, 3), against('slack-edge with the AWS SDK', slackEdge)]
}
