import { leaveOut } from './leave-out.ts'

/**
 * Leaves out what the AWS SDK has for operations whose answers come as events, of which DynamoDB has none. It is the one
 * thing there that is imported when it is used: by that all of `@smithy/core` was in the bundle, unused parts too, and each
 * of its files had to be read twice when the worker was loaded.
 */
export const withoutEventStreams = leaveOut({
  name: 'without-event-streams',
  modules: /^@smithy\/core\/event-streams$/,
  importedBy: /[\\/]@smithy[\\/]core[\\/]/,
})
