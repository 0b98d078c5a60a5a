import { readFileSync } from 'node:fs'
import { join, parse as parsePath } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { parse } from 'yaml'
import plugins from './plugins.ts'

/** A file of functions/ as it is deployed. */
export interface Bundle {
  /** That of the file: `worker` is two functions in AWS. */
  name: string
  /** The CommonJS file that Lambda imports. */
  path: string
  /** Of all its files. */
  bytes: number
  /** What is in them, and where that comes from. https://esbuild.github.io/api/#metafile */
  metafile: Metafile
}

/**
 * Builds functions as `serverless package` does: by serverless.yml, with what serverless-esbuild adds to that.
 *
 * @param folder where the bundles go.
 * @param names which of functions/; all where left out.
 */
export async function buildFunctions(folder: string, names?: readonly string[]): Promise<Bundle[]> {
  const { entries, options } = readService()
  const wanted = entries.filter((entry) => names?.includes(parsePath(entry).name) ?? true)
  return Promise.all(
    wanted.map(async (entry): Promise<Bundle> => {
      const { name } = parsePath(entry)
      const { metafile } = await build({ ...options, entryPoints: [entry], outdir: folder, metafile: true })
      const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0)
      return { name, path: join(folder, `${name}.cjs`), bytes, metafile }
    }),
  )
}

/** @returns what esbuild is told for every function, the file itself apart. */
export function bundleOptions(): BuildOptions {
  return readService().options
}

interface Service {
  provider: { runtime: string }
  functions: Record<string, { handler: string }>
  custom: { esbuild: Record<string, unknown> }
}

/** What under `custom.esbuild` is for serverless-esbuild itself. esbuild refuses whatever else it does not know. */
const FOR_THE_PLUGIN = ['outputFileExtension', 'outputWorkFolder', 'plugins', 'skipRebuild', 'watch']

function readService(): { entries: string[]; options: BuildOptions } {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const text = readFileSync(join(root, 'serverless.yml'), 'utf8')
  const { provider, functions, custom } = parse(text) as Service
  const forEsbuild = Object.entries(custom.esbuild).filter(([option]) => !FOR_THE_PLUGIN.includes(option))
  return {
    entries: [...new Set(Object.values(functions).map(({ handler }) => handler.replace(/\.\w+$/, '.ts')))],
    options: {
      // The plugin's own: node_modules/serverless-esbuild/dist/index.js, getBuildOptions.
      platform: 'node',
      target: provider.runtime.replace(/^nodejs(\d+)\.x$/, 'node$1'),
      external: ['aws-sdk'],
      outExtension: { '.js': '.cjs' },
      ...Object.fromEntries(forEsbuild),
      plugins,
      absWorkingDir: root,
    },
  }
}
