import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { requireEnv, slackKeys } from '../lib/config.ts'
import { createAuthorize } from '../lib/install/authorize.ts'
import { deliver } from '../lib/jobs/deliver.ts'
import { createServices } from '../lib/services.ts'
import { createRunJob } from '../lib/slack/run-job.ts'

/** The jobs on the queue: each is claimed once and done by the listener it is for. */
const services = createServices()
const slackApiUrl = process.env.SLACK_API_URL
const keys = slackKeys()
const run = createRunJob({
  ...services,
  slackApiUrl,
  authorize: keys
    ? createAuthorize({ ...services, ...keys, slackApiUrl })
    : async () => ({ botToken: requireEnv('SLACK_BOT_TOKEN') }),
})
const delivery = { ...services, run, maxReceiveCount: Number(requireEnv('MAX_RECEIVE_COUNT')) }
const processor = new BatchProcessor(EventType.SQS)

export const handler = middy<SQSEvent, SQSBatchResponse>().handler((event, context) =>
  processPartialResponse(
    event,
    (record: SQSRecord, lambdaContext?: Context) => deliver(record, lambdaContext ?? context, delivery),
    processor,
    // Every failed job is named in the answer: SQS keeps those, whether some or all of a batch failed.
    { context, throwOnFullBatchFailure: false },
  ),
)
