import { join, parse } from 'node:path'
import type { BuildOptions } from 'esbuild'

/**
 * Where the files of a function go: the path of each, by what is put between the function's name and the ending
 * (`worker.main.cjs`).
 *
 * @param options of one function, as serverless-esbuild has them. It zips what begins with the function's name.
 */
export function outputOf({ entryPoints, outdir = '', outExtension }: BuildOptions): {
  file: (part?: string) => string
} {
  const [entry] = entryPoints as string[]
  const { name } = parse(entry ?? '')
  const ending = outExtension?.['.js'] ?? '.js'
  return { file: (part) => join(outdir, `${name}${part === undefined ? '' : `.${part}`}${ending}`) }
}
