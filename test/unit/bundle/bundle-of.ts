import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

interface Bundled<Module> {
  module: Module
  /** The path of what was loaded. */
  path: string
  /** The files that got in. */
  files: string[]
}

/** Builds a module as functions are built, and loads it. */
export async function bundleOf<Module>(
  contents: string,
  folder: string,
  plugins: Plugin[],
): Promise<Bundled<Module>> {
  const name = randomUUID()
  const entry = join(folder, `${name}.js`)
  await writeFile(entry, contents)
  const { metafile } = await build({
    entryPoints: [entry],
    nodePaths: [fileURLToPath(new URL('../../../node_modules', import.meta.url))],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    plugins,
    ...{ bundle: true, metafile: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] },
  })
  const path = join(folder, `${name}.cjs`)
  const module = createRequire(import.meta.url)(path) as Module
  return { module, path, files: Object.keys(metafile.inputs) }
}
