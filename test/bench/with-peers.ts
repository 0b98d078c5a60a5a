import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundleOptions } from '../../infra/bundle/build.ts'

/**
 * Bundles what the app is measured against, for as long as `use` takes: as the app itself is bundled, but for the
 * plugins, which are the app's own.
 *
 * @param names which of test/bench/peers.
 * @param use is given the file of each.
 */
export async function withPeers<Name extends string, Result>(
  names: readonly Name[],
  use: (paths: Record<Name, string>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-for-slack-'))
  try {
    const built = names.map(async (name) => {
      const outfile = join(folder, `${name}.cjs`)
      const entry = join(import.meta.dirname, 'peers', `${name}.js`)
      await build({ ...bundleOptions(), plugins: [], entryPoints: [entry], outfile })
      return [name, outfile]
    })
    return await use(Object.fromEntries(await Promise.all(built)) as Record<Name, string>)
  } finally {
    await rm(folder, { recursive: true })
  }
}
