import { leaveOut } from './leave-out.ts'

/**
 * Leaves out what only Bolt's own receivers use. The worker feeds Bolt from the queue (lib/slack/queue-receiver.ts), so
 * none of it ever runs, and loading it would be most of a cold start.
 */
export const boltWithoutReceivers = leaveOut({
  name: 'bolt-without-receivers',
  modules: /^(express|raw-body|@slack\/oauth|@slack\/socket-mode)$/,
  importedBy: /[\\/]@slack[\\/]bolt[\\/]/,
})
