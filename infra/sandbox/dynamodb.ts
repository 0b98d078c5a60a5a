import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { propertiesOf } from './deployment.ts'

export interface LocalDynamoDb {
  /** For AWS_ENDPOINT_URL_DYNAMODB. */
  endpoint: string
  /** Name of SharesTable. */
  tableName: string
  /** Name of ClaimsTable. */
  claimsTableName: string
  /** Closes the server and its data; open connections are cut. */
  stop(): Promise<void>
}

/**
 * DynamoDB on this machine (dynalite), with the tables of infra/aws/tables.yml.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param dataDir where the data stays between starts; in memory without one
 */
export async function startDynamoDb({
  port,
  dataDir,
}: {
  port: number
  dataDir?: string
}): Promise<LocalDynamoDb> {
  const server = dynalite({ createTableMs: 0, ...(dataDir === undefined ? {} : { path: dataDir }) })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    endpoint,
    ...(await createTables(endpoint)),
    async stop() {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
      })
      server.closeAllConnections()
      await closed
    },
  }
}

/**
 * Creates the tables of infra/aws/tables.yml in any DynamoDB that speaks its protocol; those that exist are left alone.
 *
 * Keys and names only: TTL and point-in-time recovery are the cloud's to do. Stores check `expiresAt` when they
 * read, so rows that nobody sweeps are as good as gone.
 */
export async function createTables(
  endpoint: string,
): Promise<{ tableName: string; claimsTableName: string }> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  try {
    const shares = propertiesOf<Table>('tables.yml', 'SharesTable')
    const claims = propertiesOf<Table>('tables.yml', 'ClaimsTable')
    await Promise.all([createTable(client, shares), createTable(client, claims)])
    return { tableName: shares.TableName, claimsTableName: claims.TableName }
  } finally {
    client.destroy()
  }
}

type Table = Required<
  Pick<CreateTableCommandInput, 'TableName' | 'BillingMode' | 'AttributeDefinitions' | 'KeySchema'>
> &
  Pick<CreateTableCommandInput, 'GlobalSecondaryIndexes'> & { TableName: string }

async function createTable(client: DynamoDBClient, table: Table): Promise<void> {
  const { TableName, BillingMode, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = table
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode,
        AttributeDefinitions,
        KeySchema,
        ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}
