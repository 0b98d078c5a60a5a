import type { SQSEvent } from 'aws-lambda'
import type { Invocation } from './function.ts'

/** The first delivery of one job, as SQS hands it to a function. */
export function delivery(body: string): SQSEvent {
  return {
    Records: [
      {
        messageId: 'message',
        receiptHandle: 'receipt',
        body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '0',
          SenderId: 'bench',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:jobs',
        awsRegion: 'us-east-1',
      },
    ],
  }
}

/** @throws where the function did not do the job. */
export function assertDone({ answer }: Pick<Invocation, 'answer'>): void {
  const { batchItemFailures } = answer as { batchItemFailures: unknown[] }
  if (batchItemFailures.length > 0) throw new Error('The function did not do the job.')
}
