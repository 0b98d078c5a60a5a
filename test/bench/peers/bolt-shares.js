/**
 * A Bolt app on Lambda as its documentation has it, that does all of `/shares` before it answers: whose app it is and
 * what the person has connected are in DynamoDB, sealed by KMS.
 */
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms'
import { boltHandler } from './bolt.js'

const dynamoDb = new DynamoDBClient()
const kms = new KMSClient()
const TableName = process.env.TABLE_NAME

async function open(sealed) {
  const command = new DecryptCommand({ CiphertextBlob: Buffer.from(sealed, 'base64') })
  const { Plaintext } = await kms.send(command)
  return Buffer.from(Plaintext).toString()
}

async function authorize({ teamId }) {
  const Key = { pk: { S: teamId }, sk: { S: 'installation' } }
  const { Item } = await dynamoDb.send(new GetItemCommand({ TableName, Key }))
  return { botToken: await open(Item.sealed.S), botId: 'B0BENCH', botUserId: 'U0BOT' }
}

async function sharesOf(connection) {
  const token = await open(connection.sealed.S)
  const response = await fetch(`${process.env.CLINKED_API_URL}/v3/shares`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return response.json()
}

const section = (share) => ({
  type: 'section',
  text: { type: 'plain_text', text: share.component.friendlyName },
})

export const handler = boltHandler((app) => {
  app.command('/shares', async ({ body, ack, respond }) => {
    await ack()
    const { Items } = await dynamoDb.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `${body.team_id} ${body.user_id}` } },
      }),
    )
    const shares = (await Promise.all(Items.map(sharesOf))).flat()
    await respond({ text: 'Shared with you', blocks: shares.map(section) })
  })
}, authorize)
