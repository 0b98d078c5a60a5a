import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { Logger } from '@aws-lambda-powertools/logger'
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { requireEnv, requireSetting, slackKeys } from '../lib/config.ts'
import { createAuthorize } from '../lib/install/authorize.ts'
import { type DeliveryServices, deliver } from '../lib/jobs/deliver.ts'
import { createServices, SERVICE_SETTINGS } from '../lib/services.ts'
import { fromSettings } from '../lib/settings.ts'
import { createRunJob } from '../lib/slack/run-job.ts'

/** The jobs on the queue: each is claimed once and done by the listener it is for. */
const log = new Logger({ serviceName: 'shares-for-slack' })
const delivery = fromSettings(
  [...SERVICE_SETTINGS, 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_BOT_TOKEN'],
  (settings): DeliveryServices => {
    const services = createServices(settings, log)
    const slackApiUrl = process.env.SLACK_API_URL
    const keys = slackKeys(settings)
    const run = createRunJob({
      ...services,
      slackApiUrl,
      authorize: keys
        ? createAuthorize({ ...services, ...keys, slackApiUrl })
        : always(requireSetting(settings, 'SLACK_BOT_TOKEN')),
    })
    return { ...services, run, maxReceiveCount: Number(requireEnv('MAX_RECEIVE_COUNT')) }
  },
  { log },
)

/** Of the one workspace that is served there is the one token. */
function always(botToken: string): () => Promise<{ botToken: string }> {
  return async () => ({ botToken })
}

const processor = new BatchProcessor(EventType.SQS)

export const handler = middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
  const services = await delivery()
  return processPartialResponse(
    event,
    (record: SQSRecord, lambdaContext?: Context) => deliver(record, lambdaContext ?? context, services),
    processor,
    // Every failed job is named in the answer: SQS keeps those, whether some or all of a batch failed.
    { context, throwOnFullBatchFailure: false },
  )
})
