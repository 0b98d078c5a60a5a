import type { WebClient } from '@slack/web-api'
import type { ConnectedJob } from '../jobs/job.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Services } from '../services.ts'
import { findMarked, type MessagePlace, postMarked } from './direct-message.ts'
import { connectedScreen } from './views/connect.ts'

/**
 * Tells a person, once, that an account was connected for them: whoever opened their connect page may have been
 * somebody else. Where the connection is gone already there is nothing to tell.
 *
 * @param client one that sends nothing twice by itself
 * @throws what Slack's client throws; WriteInProgressError.
 */
export async function tellConnected(
  { id, person, connectionId }: ConnectedJob,
  { client, services }: { client: WebClient; services: Services },
): Promise<void> {
  const connection = (await services.connections.list(person)).find((each) => each.id === connectionId)
  if (!connection) return
  const key = `${id}:told`
  await writeOnce<MessagePlace>(
    {
      key,
      intent: { kind: 'connected', owner: person, payload: { connectionId } },
      send: () => postMarked(client, person.userId, key, connectedScreen(connection)),
      find: (since) => findMarked(client, person.userId, key, since),
    },
    services,
  )
}
