import type { SQSRecord } from 'aws-lambda'
import type { AwsCall } from '../aws/call.ts'
import type { Job, TransferJob } from './job.ts'

/** The longest that SQS keeps a message back, in seconds (12 hours). */
const MAX_VISIBILITY_SECONDS = 43_200

/** The most jobs that SQS takes at once. */
export const MAX_BATCH = 10

/** The most that SQS takes in one message, in bytes. */
const MAX_MESSAGE_BYTES = 1024 * 1024

/** A job that is longer than SQS takes: it will never be on the queue. */
export class JobTooLargeError extends Error {
  override readonly name = 'JobTooLargeError'
}

/** A job that SQS did not take, and SQS's code for why. */
interface Refusal {
  job: Job
  code: string
}

export interface Queue {
  /**
   * Puts one job on its queue: transfers have their own. When this resolves, SQS has it: nothing is lost from here on.
   * @param delaySeconds when it comes at the earliest: 900 at most.
   * @throws JobTooLargeError, AwsError.
   */
  enqueue(job: Job, delaySeconds?: number): Promise<void>
  /**
   * Puts up to {@link MAX_BATCH} jobs, none of them a transfer, on the queue in one call. SQS takes or refuses each by
   * itself.
   * @returns those it refused; it has all others.
   * @throws AwsError: any of them may be on the queue then.
   */
  enqueueAll(jobs: Exclude<Job, TransferJob>[]): Promise<Refusal[]>
  /**
   * Has a delivery come again `delayMs` from now, unless it is done by then, instead of after the whole visibility time
   * of the queue that it came from.
   * @throws AwsError.
   */
  retryAfter(delivery: Pick<SQSRecord, 'receiptHandle' | 'eventSourceARN'>, delayMs: number): Promise<void>
}

/**
 * The jobs and transfers queues in SQS. What is asked of it may be done twice, which harms nothing: a worker does each
 * job once, by its id.
 *
 * @param sqs calls to SQS.
 * @param queueUrl the URL of the jobs queue.
 * @param transfersUrl the URL of the transfers queue, for a function that has to do with transfers.
 */
export function createQueue(sqs: AwsCall, queueUrl: string, transfersUrl?: string): Queue {
  const transfers = (): string => {
    if (transfersUrl === undefined) throw new Error('This function was not told of the transfers queue.')
    return transfersUrl
  }
  return {
    async enqueue(job, delaySeconds = 0) {
      const body = messageBody(job)
      if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES)
        throw new JobTooLargeError('SQS does not take this much.')
      await sqs('SendMessage', {
        QueueUrl: job.kind === 'transfer' ? transfers() : queueUrl,
        MessageBody: body,
        DelaySeconds: delaySeconds,
      })
    },
    async enqueueAll(jobs) {
      if (jobs.length === 0) return []
      const { Failed = [] } = (await sqs('SendMessageBatch', {
        QueueUrl: queueUrl,
        Entries: jobs.map((job, index) => ({ Id: String(index), MessageBody: messageBody(job) })),
      })) as { Failed?: { Id: string; Code: string }[] }
      const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code]))
      return jobs.flatMap((job, index) => {
        const code = codes.get(String(index))
        return code === undefined ? [] : [{ job, code }]
      })
    },
    async retryAfter({ receiptHandle, eventSourceARN }, delayMs) {
      await sqs('ChangeMessageVisibility', {
        QueueUrl: nameOf(queueUrl, '/') === nameOf(eventSourceARN, ':') ? queueUrl : transfers(),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(Math.ceil(delayMs / 1000), MAX_VISIBILITY_SECONDS),
      })
    },
  }
}

/** Both a queue's URL and its ARN end in its name. */
function nameOf(queue: string, separator: string): string {
  return queue.slice(queue.lastIndexOf(separator) + 1)
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
