import type { Plugin } from 'esbuild'
import { leaveOut } from './leave-out.ts'

const name = 'undici-for-requests'

/**
 * undici's index loads all that undici has: fetch, WebSocket, mocks, caches. lib/ takes three things of it: of 744 KiB in
 * the worker 310 are left.
 */
const USED = `
  // The methods of every dispatcher, put where undici's index puts them.
  Object.assign(require('./lib/dispatcher/dispatcher').prototype, require('./lib/api'))
  const { getGlobalDispatcher } = require('./lib/global')
  exports.Agent = require('./lib/dispatcher/agent')
  exports.errors = require('./lib/core/errors')
  exports.request = (url, { dispatcher = getGlobalDispatcher(), ...options } = {}) => {
    const { origin, pathname, search } = new URL(url)
    return dispatcher.request({ ...options, method: options.method ?? 'GET', origin, path: pathname + search })
  }
`

const onlyUsed: Plugin = {
  name,
  setup(build) {
    build.onLoad({ filter: /[\\/]undici[\\/]index\.js$/ }, () => ({ contents: USED }))
  },
}

/** HTTP/2 is off (lib/http/transport.ts), and loads much of Node with it; Milo is another parser, for who asks for it. */
const withoutProtocols = leaveOut({
  name,
  modules: /^(\.\/client-h2\.js|\.\.\/milo\/.*)$/,
  importedBy: /[\\/]undici[\\/]lib[\\/]dispatcher[\\/]/,
})

/** Takes of undici what sends requests over HTTP/1.1. */
export const undiciForRequests = [onlyUsed, withoutProtocols]
