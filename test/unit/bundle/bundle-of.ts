import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** Builds a module as functions are built, and loads it. @returns it, and the files that got in */
export async function bundleOf<Module>(
  contents: string,
  folder: string,
  plugins: Plugin[],
): Promise<{ module: Module; files: string[] }> {
  const outfile = join(folder, `${randomUUID()}.cjs`)
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    outfile,
    plugins,
    ...{ bundle: true, metafile: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] },
  })
  return { module: createRequire(import.meta.url)(outfile) as Module, files: Object.keys(metafile.inputs) }
}
