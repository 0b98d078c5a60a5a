import type { Plugin } from 'esbuild'
import { leaveOut } from './leave-out.ts'

const name = 'bolt-without-receivers'

/** What lib/ takes of Bolt: its index loads all receivers, with Express, and sixty files more. */
const USED = `
  exports.App = require('./App').default
  exports.LogLevel = require('@slack/logger').LogLevel
`

const onlyUsed: Plugin = {
  name,
  setup(build) {
    build.onLoad({ filter: /[\\/]@slack[\\/]bolt[\\/]dist[\\/]index\.js$/ }, () => ({ contents: USED }))
  },
}

/** The app has these for who gives it no receiver. The worker feeds it from the queue (lib/slack/queue-receiver.ts). */
const withoutReceivers = leaveOut({
  name,
  modules: /^\.\/receivers\//,
  importedBy: /[\\/]@slack[\\/]bolt[\\/]dist[\\/]App\.js$/,
})

/** Takes of Bolt what runs without its own receivers, which would be most of a cold start. */
export const boltWithoutReceivers = [onlyUsed, withoutReceivers]
