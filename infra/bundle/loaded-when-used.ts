import type { Plugin } from 'esbuild'

const name = 'loaded-when-used'

/** Packages of which lib/ imports by name what few jobs use: dates of digests, calendar files, the text of notes. */
const PACKAGES = /^(htmlparser2|ical-generator|rrule\/dist\/es5\/rrule\.js|temporal-polyfill)$/

/**
 * Has packages loaded when something of theirs is used first, and not when the function is. By `import()` in lib/ whatever
 * draws them would have to wait for them, the views among it. Loading the worker takes 12 of 163 ms of CPU less.
 */
export const loadedWhenUsed: Plugin = {
  name,
  setup(build) {
    build.onResolve({ filter: PACKAGES }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement' ? { path, namespace: name, pluginData: resolveDir } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: name }, async ({ path, pluginData }) => {
      const loaded = (await import(path)) as Record<string, unknown>
      // Of a CommonJS module Node may know no names, but it is the default export.
      const names = Object.keys({ ...loaded, ...(loaded.default as object | undefined) })
      return {
        contents: names.map((each) => getter(each, path)).join('\n'),
        resolveDir: pluginData as string,
      }
    })
  },
}

function getter(property: string, path: string): string {
  const [key, from] = [JSON.stringify(property), JSON.stringify(path)]
  return `Object.defineProperty(exports, ${key}, { enumerable: true, get: () => require(${from})[${key}] })`
}
