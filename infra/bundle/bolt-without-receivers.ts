import type { Plugin } from 'esbuild'

/**
 * What only Bolt's own receivers use. The worker feeds Bolt from the queue (lib/slack/queue-receiver.ts), so none
 * of it ever runs, and loading it would be most of a cold start.
 */
const unused = /^(express|raw-body|@slack\/oauth|@slack\/socket-mode)$/
const importedByBolt = /[\\/]@slack[\\/]bolt[\\/]/

/** Leaves out of a bundle what Bolt's receivers import. Whatever touches it all the same throws, and says why. */
export const boltWithoutReceivers: Plugin = {
  name: 'bolt-without-receivers',
  setup(build) {
    build.onResolve({ filter: unused }, ({ path, importer }) =>
      importedByBolt.test(importer) ? { path, namespace: 'left-out' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: leftOut(path) }))
  },
}

function leftOut(name: string): string {
  const message = JSON.stringify(
    `${name} is left out of this bundle: see infra/bundle/bolt-without-receivers.ts.`,
  )
  // `__esModule` is what compiled imports ask for when they load; anything else means that the module is used.
  return `module.exports = new Proxy({}, {
    get(_, key) { if (key === '__esModule') return true; throw new Error(${message}) },
  })`
}
