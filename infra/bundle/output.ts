import { join, parse } from 'node:path'
import type { BuildOptions } from 'esbuild'

/**
 * Where the files of a function go: what it is called (`worker`), and the path of a file of its own there, by what is put
 * between the name and the ending (`worker.main.cjs`).
 *
 * @param options of one function, as serverless-esbuild has them. It zips what begins with the function's name.
 */
export function outputOf({ entryPoints, outdir = '', outExtension }: BuildOptions): {
  name: string
  file: (part?: string) => string
} {
  const [entry] = entryPoints as string[]
  const { name } = parse(entry ?? '')
  const ending = outExtension?.['.js'] ?? '.js'
  return { name, file: (part) => join(outdir, `${name}${part === undefined ? '' : `.${part}`}${ending}`) }
}
