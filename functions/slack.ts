import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { createAwsCall } from '../lib/aws/call.ts'
import { requireEnv, requireSetting } from '../lib/config.ts'
import { createQueue } from '../lib/jobs/queue.ts'
import { fromSettings } from '../lib/settings.ts'
import { type IngressServices, receive } from '../lib/slack/ingress/receive.ts'

/** POST /slack/events: everything Slack sends. Answers within Slack's 3 s and leaves the work to the worker. */
// In ms: three tries fit into Slack's 3 s. SQS answers in some 20.
const queue = createQueue(createAwsCall('sqs', { tryMs: 800 }), requireEnv('QUEUE_URL'))

const services = fromSettings(
  ['SLACK_SIGNING_SECRET'],
  (settings): IngressServices => ({
    signingSecret: requireSetting(settings, 'SLACK_SIGNING_SECRET'),
    queue,
    clock: () => Date.now(),
  }),
  { log: console },
)

/** Without middy, which the other functions have their middleware from: here it would do nothing but load. */
export async function handler(
  event: APIGatewayProxyEventV2,
  _context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  return receive(event, await services())
}
