import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { receive } from '../../lib/slack/ingress/receive.ts'
import { SIGNING_SECRET } from './environment.ts'
import { sharesCommand } from './slack-request.ts'

/** @returns what `/shares` puts on the queue. @param slackUrl where Slack is */
export async function sharesJob(slackUrl: string): Promise<string> {
  let body = ''
  const queue = {
    async enqueue(job: object): Promise<void> {
      body = JSON.stringify(job)
    },
  }
  const event = sharesCommand(slackUrl) as APIGatewayProxyEventV2
  await receive(event, { signingSecret: SIGNING_SECRET, queue, clock: Date.now })
  return body
}
