import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { SHARES_TABLE } from '../environment.ts'
import { PERSON } from '../seed.ts'

/** What bolt-shares.js and bolt-worker.js are to find: the app was added, and its person has connected one link. */
export async function seedBoltShares(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' }
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
  const put = async (pk: string, sk: string, token: string): Promise<void> => {
    // As the stand-in of KMS seals it.
    const sealed = { S: Buffer.from(token).toString('base64') }
    const Item = { pk: { S: pk }, sk: { S: sk }, sealed }
    await client.send(new PutItemCommand({ TableName: SHARES_TABLE, Item }))
  }
  await put(PERSON.teamId, 'installation', 'xoxb-bench')
  await put(`${PERSON.teamId} ${PERSON.userId}`, 'connection', crypto.randomUUID())
  client.destroy()
}
