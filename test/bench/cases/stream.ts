import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { TransferJob } from '../../../lib/jobs/job.ts'
import { ACTION } from '../../../lib/slack/actions.ts'
import { values } from '../../../lib/slack/values.ts'
import type { BenchCase, Row } from '../case.ts'
import { nextMessage } from '../child.ts'
import { environmentFor } from '../environment.ts'
import { startFunction } from '../function.ts'
import { type Backing, startBacking } from '../loopback/backing.ts'
import { median } from '../median.ts'
import { PERSON, seed } from '../seed.ts'
import { assertDone, delivery } from '../sqs-event.ts'
import { startTransferServers, type TransferServers } from '../transfer-servers.ts'
import { withBundles } from '../with-bundles.ts'

const LENGTH = 1024 ** 3
const MEBIBYTE = 1024 ** 2
const RUNS = 5

/** One file that went from one server to the other, through a process of its own. */
interface Passage {
  /** From the request for it until its last byte was there, in ms. */
  ms: number
  /** Of the process, user and system, in ms. */
  cpuMs: number
  /** Memory of the process in bytes: before the file, and at most. */
  idleBytes: number
  peakBytes: number
}

const bench: BenchCase = {
  name: 'stream',
  run: ({ log }) =>
    withBundles(['worker'], async ({ worker }) => {
      const servers = await startTransferServers(LENGTH)
      const backing = await startBacking()
      await seed(backing.endpoints, { clinked: 0 })
      try {
        const ours: Passage[] = []
        const bare: Passage[] = []
        for (let run = 1; run <= RUNS; run += 1) {
          bare.push(await passBare(servers))
          ours.push(await passOurs(worker.path, servers, backing))
          log(`${run} of ${RUNS}`)
        }
        return [speedRow(ours, bare), memoryRow(ours, bare)]
      } finally {
        await servers.stop()
        await backing.stop()
      }
    }),
}
export default bench

async function passBare(servers: TransferServers): Promise<Passage> {
  const args = [`${servers.url}/v2/workspaces/1/documents/3/file`, `${servers.url}/upload`]
  const child = fork(new URL('../bare-pipeline.mjs', import.meta.url), args, { execArgv: [] })
  const [{ ms }, told] = await Promise.all([servers.next(), nextMessage<Omit<Passage, 'ms'>>(child)])
  return { ...told, ms }
}

/** A press of Get, as the transfers queue hands it to the function. */
async function passOurs(bundle: string, servers: TransferServers, backing: Backing): Promise<Passage> {
  const { url } = servers
  const env = environmentFor({ ...backing.endpoints, slack: url, intralinks: url })
  const transfer = await startFunction(bundle, { ...env, NODE_OPTIONS: deployedNodeOptions() }, 900_000)
  try {
    const [{ ms, bytes }, invocation] = await Promise.all([
      servers.next(),
      transfer.invoke(delivery(JSON.stringify(transferJob(url)))),
    ])
    assertDone(invocation)
    if (bytes !== LENGTH) throw new Error(`Only ${bytes} bytes came through.`)
    return { ...invocation, ms }
  } finally {
    await transfer.stop()
  }
}

function transferJob(url: string): TransferJob {
  return {
    version: 1,
    kind: 'transfer',
    id: crypto.randomUUID(),
    requestId: 'bench',
    receivedAt: Date.now(),
    body: {
      type: 'block_actions',
      user: { id: PERSON.userId, team_id: PERSON.teamId },
      team: { id: PERSON.teamId, domain: 'bench' },
      channel: { id: 'C0BENCH' },
      response_url: `${url}/response/1`,
      actions: [
        {
          type: 'button',
          action_id: ACTION.getDocument,
          value: values.document.write({ w: '1', f: '2', d: '3' }),
        },
      ],
    },
    shownIn: { message: { channel: 'C0BENCH', ts: '1.000001' } },
  }
}

/** What Node is told in AWS. */
function deployedNodeOptions(): string {
  const text = readFileSync(new URL('../../../infra/aws/environment.yml', import.meta.url), 'utf8')
  return (parse(text, { merge: true }) as { transfer: { NODE_OPTIONS: string } }).transfer.NODE_OPTIONS
}

function speedRow(ours: Passage[], bare: Passage[]): Row {
  const speed = (passages: Passage[]): number =>
    LENGTH / MEBIBYTE / (median(passages.map(({ ms }) => ms)) / 1000)
  const [oursMibPerS, bareMibPerS] = [speed(ours), speed(bare)]
  const oursCpuMs = median(ours.map(({ cpuMs }) => cpuMs))
  const bareCpuMs = median(bare.map(({ cpuMs }) => cpuMs))
  const ratio = oursMibPerS / bareMibPerS
  return {
    case: 'stream',
    measured: 'a document of 1 GiB from Intralinks to Slack, against http.get piped into http.request',
    result:
      `${ratio.toFixed(2)} × the speed of the bare pipeline (${oursMibPerS.toFixed(0)} and ${bareMibPerS.toFixed(0)} MiB/s; ` +
      `CPU ${(oursCpuMs / bareCpuMs).toFixed(2)} ×)`,
    target: 'at least 0.9 ×',
    met: ratio >= 0.9,
    figures: { ratio, oursMibPerS, bareMibPerS, oursCpuMs, bareCpuMs },
  }
}

function memoryRow(ours: Passage[], bare: Passage[]): Row {
  const mebibytes = (bytes: number[]): number => median(bytes) / MEBIBYTE
  const oursPeakMib = mebibytes(ours.map(({ peakBytes }) => peakBytes))
  const barePeakMib = mebibytes(bare.map(({ peakBytes }) => peakBytes))
  const oursGrownMib = mebibytes(ours.map(({ peakBytes, idleBytes }) => peakBytes - idleBytes))
  const moreMib = oursPeakMib - barePeakMib
  return {
    case: 'stream',
    measured: 'the most memory that the process has taken, the whole function against the bare pipeline',
    result:
      `${Math.abs(moreMib).toFixed(0)} MiB ${moreMib < 0 ? 'less' : 'more'} (${oursPeakMib.toFixed(0)} and ${barePeakMib.toFixed(0)} MiB; ` +
      `for the file itself ${oursGrownMib.toFixed(0)} MiB)`,
    target: 'at most 64 MiB more',
    met: moreMib <= 64,
    figures: { moreMib, oursPeakMib, barePeakMib, oursGrownMib },
  }
}
