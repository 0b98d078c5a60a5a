import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type { ScheduledEvent } from 'aws-lambda'
import { createAwsCall } from '../lib/aws/call.ts'
import { requireEnv } from '../lib/config.ts'
import { type RoundCounts, runRound } from '../lib/digest/round.ts'
import { createQueue } from '../lib/jobs/queue.ts'
import { createMetrics } from '../lib/metrics.ts'
import { createDueIndex } from '../lib/store/due-index.ts'
import { createDocumentClient } from '../lib/store/table.ts'

/** Every 5 minutes: puts what is due on the queue. Answers with what the round did. */
const log = new Logger({ serviceName: 'shares-for-slack' })
const metrics = createMetrics()
const services = {
  index: createDueIndex({ table: requireEnv('TABLE_NAME'), client: createDocumentClient() }),
  queue: createQueue(createAwsCall('sqs'), requireEnv('QUEUE_URL')),
  clock: () => Date.now(),
  log,
}

export const handler = middy<Partial<ScheduledEvent>, RoundCounts>()
  .use(injectLambdaContext(log))
  .handler(async (_event, context) => {
    const counts = await runRound({
      ...services,
      requestId: context.awsRequestId,
      timeLeft: () => context.getRemainingTimeInMillis(),
    })
    log.info('round', { counts })
    metrics.roundEnded(counts)
    // Told to Lambda as a failure: it alarms, and Lambda tries again before the next round.
    if (counts.failedParts > 0) throw new Error(`${counts.failedParts} parts of the round broke off.`)
    return counts
  })
