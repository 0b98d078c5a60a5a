import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { bundleOptions } from '../../infra/bundle/build.ts'

/** As esbuild bundles for Node by itself, and as serverless-esbuild has it but for `minify`. */
const STOCK: BuildOptions = { bundle: true, minify: true, platform: 'node', target: 'node24', format: 'cjs' }

/** The file of each peer. */
type Paths<Name extends string> = Record<Name, string>

/**
 * Bundles what the app is measured against, for as long as `use` takes.
 *
 * @param names which of test/bench/peers.
 * @param use is given them as they come, and once more with the app's own settings for the bundler, which are part of what
 * was done for it. Its plugins are for itself alone.
 */
export async function withPeers<Name extends string, Result>(
  names: readonly Name[],
  use: (stock: Paths<Name>, tuned: Paths<Name>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  try {
    const stock = await bundle(names, join(folder, 'stock'), STOCK)
    const tuned = await bundle(names, join(folder, 'tuned'), { ...bundleOptions(), plugins: [] })
    return await use(stock, tuned)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function bundle<Name extends string>(
  names: readonly Name[],
  outdir: string,
  options: BuildOptions,
): Promise<Paths<Name>> {
  const entryPoints = names.map((name) => join(import.meta.dirname, 'peers', `${name}.js`))
  await build({ ...options, entryPoints, outdir, outExtension: { '.js': '.cjs' } })
  return Object.fromEntries(names.map((name) => [name, join(outdir, `${name}.cjs`)])) as Paths<Name>
}
