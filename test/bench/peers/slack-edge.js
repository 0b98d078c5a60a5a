/** A slack-edge app on Lambda, which puts what it was asked for on a queue. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { SlackApp } from 'slack-edge'

const client = new SQSClient()

const app = new SlackApp({
  env: { SLACK_SIGNING_SECRET: process.env.SLACK_SIGNING_SECRET },
  // Said at once: by itself it would ask Slack.
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BOT' }),
}).command('/shares', async ({ payload }) => {
  const MessageBody = JSON.stringify(payload)
  await client.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody }))
})

export const handler = async ({ rawPath, headers, body }) => {
  const response = await app.run(
    new Request(`https://bench.example${rawPath}`, { method: 'POST', headers, body }),
  )
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}
