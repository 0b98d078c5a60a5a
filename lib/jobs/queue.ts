import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Job } from './job.ts'

/** The longest that SQS keeps a message back, in seconds (12 hours). */
const MAX_VISIBILITY_SECONDS = 43_200

export interface Queue {
  /**
   * Puts one job on the queue. When this resolves, SQS has it: nothing is lost from here on.
   * @param delaySeconds when it comes at the earliest: 900 at most.
   * @throws what the SQS client throws.
   */
  enqueue(job: Job, delaySeconds?: number): Promise<void>
  /**
   * Has a delivery that failed come again after `delayMs` instead of after the queue's whole visibility time.
   * @throws what the SQS client throws.
   */
  retryAfter(receiptHandle: string, delayMs: number): Promise<void>
}

/**
 * @param client an SQS client; the endpoint comes from the environment.
 * @param queueUrl the URL of the jobs queue.
 */
export function createQueue(client: SQSClient, queueUrl: string): Queue {
  return {
    async enqueue(job, delaySeconds = 0) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: messageBody(job),
          DelaySeconds: delaySeconds,
        }),
      )
    },
    async retryAfter(receiptHandle, delayMs) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: Math.min(Math.ceil(delayMs / 1000), MAX_VISIBILITY_SECONDS),
        }),
      )
    },
  }
}

/**
 * SQS takes most of Unicode but not all of it, and refuses the whole message for one character. JSON can name any
 * character in ASCII, so what is refused, or is in doubt (surrogate pairs: emoji), is written as `\uXXXX`.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
function messageBody(job: Job): string {
  return JSON.stringify(job).replace(
    /[\ud800-\udfff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
