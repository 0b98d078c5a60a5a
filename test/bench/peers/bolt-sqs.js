/** A Bolt app on Lambda as its documentation has it, which puts what it was asked for on a queue. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { boltHandler } from './bolt.js'

const client = new SQSClient()

export const handler = boltHandler((app) => {
  app.command('/shares', async ({ body, ack }) => {
    const MessageBody = JSON.stringify(body)
    await client.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody }))
    await ack()
  })
})
