import type { Plugin } from 'esbuild'

interface LeftOut {
  name: string
  /** What is imported, as the import says it. */
  modules: RegExp
  /** The path of who imports it. */
  importedBy: RegExp
}

/** Leaves out of a bundle what is imported there but never used. Whatever touches it all the same throws, and says why. */
export function leaveOut({ name, modules, importedBy }: LeftOut): Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: modules }, ({ path, importer }) =>
        importedBy.test(importer) ? { path, namespace: name } : undefined,
      )
      build.onLoad({ filter: /.*/, namespace: name }, ({ path }) => ({ contents: stub(path, name) }))
    },
  }
}

function stub(path: string, name: string): string {
  const message = JSON.stringify(`${path} is left out of this bundle: see infra/bundle/${name}.ts.`)
  // `__esModule` is what compiled imports ask for when they load; anything else means that the module is used.
  return `module.exports = new Proxy({}, {
    get(_, key) { if (key === '__esModule') return true; throw new Error(${message}) },
  })`
}
