import type { Metafile } from 'esbuild'
import type { Bundle } from '../../../infra/bundle/build.ts'
import type { BenchCase, Row } from '../case.ts'
import { withBundles } from '../with-bundles.ts'

/** Those of functions/. */
const FUNCTIONS = ['slack', 'worker', 'digest', 'connect', 'install'] as const
/** What the function that Slack waits for may be, in bytes. */
const ACK_LIMIT = 64 * 1024
const LARGEST = 10

const bench: BenchCase = {
  name: 'bundle',
  run: ({ log }) =>
    withBundles(FUNCTIONS, async (bundles) =>
      FUNCTIONS.map((name) => {
        const bundle = bundles[name]
        const largest = packagesIn(bundle.metafile).slice(0, LARGEST)
        log(`${name}: ${largest.map(([each, bytes]) => `${each} ${kibibytes(bytes)}`).join(', ')}`)
        return toRow(bundle, largest)
      }),
    ),
}
export default bench

function toRow({ name, bytes }: Bundle, largest: [string, number][]): Row {
  const parts = largest.slice(0, 3).map(([each, size]) => `${each} ${kibibytes(size)}`)
  const isAck = name === 'slack'
  return {
    case: 'bundle',
    measured: `functions/${name}, minified`,
    result: `${isAck ? `${(bytes / ACK_LIMIT).toFixed(2)} × 64 KiB: ` : ''}${bytes} bytes (${parts.join(', ')}, …)`,
    target: isAck ? 'under 65,536 bytes' : '',
    met: isAck ? bytes < ACK_LIMIT : undefined,
    figures: { bytes, ...Object.fromEntries(largest) },
  }
}

/** The packages that a bundle holds, with their bytes, the largest first. */
function packagesIn({ outputs }: Metafile): [string, number][] {
  const sizes = new Map<string, number>()
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'the app itself'
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput)
    }
  }
  return [...sizes].sort(([, a], [, b]) => b - a)
}

const kibibytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`
