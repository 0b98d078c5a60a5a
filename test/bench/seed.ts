import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKmsSealer } from '../../lib/secrets/kms-sealer.ts'
import { shareId } from '../../lib/shares/share.ts'
import { type ConnectionStore, connectionId, createConnectionStore } from '../../lib/store/connections.ts'
import { createInstallationStore, type InstallationStore } from '../../lib/store/installations.ts'
import { createSubscriptionStore, type SubscriptionStore } from '../../lib/store/subscriptions.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { SHARES_TABLE } from './environment.ts'
import { callKms } from './loopback/kms.ts'

/** Who asks for everything here. */
export const PERSON = { teamId: 'T0BENCH', userId: 'U0BENCH' }

interface Place {
  dynamoDb: string
  table: string
}

interface Stores {
  connections: ConnectionStore
  installations: InstallationStore
  subscriptions: SubscriptionStore
}

/** Gives what the functions are to find to the app's own stores. */
export async function withStores(
  { dynamoDb, table }: Place,
  use: (stores: Stores) => Promise<void>,
): Promise<void> {
  const options = { region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } }
  const client = new DynamoDBClient({ ...options, endpoint: dynamoDb })
  const store = {
    table,
    client: createDocumentClient(client),
    sealer: createKmsSealer({ kms: callKms, keyId: 'bench' }),
    clock: () => Date.now(),
  }
  try {
    await use({
      connections: createConnectionStore(store),
      installations: createInstallationStore(store),
      subscriptions: createSubscriptionStore(store),
    })
  } finally {
    client.destroy()
  }
}

/** The app was added to the workspace, and its person has one login to Intralinks and some links to Clinked. */
export function seed(place: Omit<Place, 'table'>, { clinked }: { clinked: number }): Promise<void> {
  return withStores({ ...place, table: SHARES_TABLE }, async ({ installations, connections }) => {
    await installations.put(PERSON.teamId, { botToken: 'xoxb-bench' })
    const now = Date.now()
    const common = { person: PERSON, connectedAt: now, label: 'bench' }
    await connections.put(
      { ...common, provider: 'intralinks', id: connectionId('intralinks', 'person'), shareIds: [] },
      { accessToken: 'token', accessTokenExpiresAt: now + 3_600_000 },
    )
    for (let index = 0; index < clinked; index += 1) {
      const shareToken = crypto.randomUUID()
      const id = connectionId('clinked', shareToken)
      await connections.put(
        { ...common, provider: 'clinked', id, shareIds: [shareId(shareToken)] },
        { shareToken, accessToken: shareToken },
      )
    }
  })
}
