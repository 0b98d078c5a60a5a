/** A Bolt app on Lambda as its documentation has it, which keeps what it was asked for in DynamoDB. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { boltHandler } from './bolt.js'

const client = new DynamoDBClient()

export const handler = boltHandler((app) => {
  app.command('/shares', async ({ body, ack }) => {
    const Item = { pk: { S: body.team_id }, sk: { S: body.trigger_id }, body: { S: JSON.stringify(body) } }
    await client.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item }))
    await ack()
  })
})
