import { basename } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { outputOf } from './output.ts'

const name = 'loaded-when-used'

/** Packages of which lib/ imports by name what few jobs use: dates of digests, calendar files, the text of notes. */
const PACKAGES = /^(htmlparser2|ical-generator|rrule|temporal-polyfill)$/

/**
 * Puts packages into files of their own, which are read when something of theirs is used first, and not when the function
 * is loaded. By `import()` in lib/ whatever draws them would have to wait for them, the views among it. Not to
 * run them saved the worker 12 of 163 ms of CPU, and not to read them 10 of 223.
 */
export const loadedWhenUsed: Plugin = {
  name,
  setup(build) {
    const { entryPoints: _, outdir: __, ...options } = build.initialOptions
    const { file } = outputOf(build.initialOptions)
    /** By the package: the folder that it is imported from. */
    const used = new Map<string, string>()

    build.onResolve({ filter: PACKAGES }, ({ path, kind, resolveDir }) => {
      if (kind !== 'import-statement') return undefined
      used.set(path, resolveDir)
      return { path, namespace: name }
    })
    build.onLoad({ filter: /.*/, namespace: name }, async ({ path }) => {
      const loaded = (await import(path)) as Record<string, unknown>
      // Of a CommonJS module Node may know no names, but it is the default export. What an import asks for by itself,
      // whether it is a compiled ES module, must load nothing.
      const { __esModule: _, ...exported } = { ...loaded, ...(loaded.default as object | undefined) }
      const from = JSON.stringify(`./${basename(file(path))}`)
      const getters = Object.keys(exported).map((key) => getter(JSON.stringify(key), from))
      return { contents: getters.join('\n') }
    })
    build.onResolve({ filter: /^\.\//, namespace: name }, ({ path }) => ({ path, external: true }))

    build.onEnd(async ({ errors, metafile }) => {
      if (errors.length > 0) return
      const builds = [...used].map(([path, resolveDir]) =>
        build.esbuild.build({
          ...options,
          plugins: [],
          stdin: { contents: `module.exports = require(${JSON.stringify(path)})`, resolveDir },
          outfile: file(path),
        }),
      )
      for (const each of await Promise.all(builds)) addTo(metafile, each.metafile)
    })
  },
}

function getter(key: string, from: string): string {
  return `Object.defineProperty(exports, ${key}, { enumerable: true, get: () => require(${from})[${key}] })`
}

/** What is in the package's file is in the function too. */
function addTo(whole: Metafile | undefined, part: Metafile | undefined): void {
  Object.assign(whole?.inputs ?? {}, part?.inputs)
  Object.assign(whole?.outputs ?? {}, part?.outputs)
}
