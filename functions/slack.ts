import { SQSClient } from '@aws-sdk/client-sqs'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { requireEnv } from '../lib/config.ts'
import { createQueue } from '../lib/jobs/queue.ts'
import { type IngressServices, receive } from '../lib/slack/ingress/receive.ts'

/** POST /slack/events: everything Slack sends. Answers within Slack's 3 s and leaves the work to the worker. */
const services: IngressServices = {
  signingSecret: requireEnv('SLACK_SIGNING_SECRET'),
  queue: createQueue(new SQSClient(), requireEnv('QUEUE_URL')),
  clock: () => Date.now(),
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler((event) =>
  receive(event, services),
)
