import { boltWithoutReceivers } from './bolt-without-receivers.ts'
import { credentialsOfTheRole } from './credentials-of-the-role.ts'
import { loadedWhenUsed } from './loaded-when-used.ts'
import { shortEntry } from './short-entry.ts'
import { undiciForRequests } from './undici-for-requests.ts'
import { withoutEventStreams } from './without-event-streams.ts'

/** The esbuild plugins for every function; serverless.yml names this file. */
export default [
  ...boltWithoutReceivers,
  credentialsOfTheRole,
  loadedWhenUsed,
  shortEntry,
  ...undiciForRequests,
  withoutEventStreams,
]
