import {
  DeleteMessageBatchCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSMessageAttribute, SQSRecord } from 'aws-lambda'

/** A queue that feeds a function. */
export interface EventSource {
  client: SQSClient
  url: string
  arn: string
}

/** Calls the function. Rejects when the function failed. */
export type InvokeFunction = (event: SQSEvent) => Promise<SQSBatchResponse | null | undefined>

/**
 * Takes the next messages off the queue; they are hidden from others for the queue's visibility timeout.
 *
 * @param batchSize at most 10
 * @param waitSeconds how long to wait for the first one, at most 20
 */
export async function receiveBatch(
  { client, url }: EventSource,
  { batchSize, waitSeconds, signal }: { batchSize: number; waitSeconds: number; signal?: AbortSignal },
): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
    signal === undefined ? {} : { abortSignal: signal },
  )
  return Messages
}

/**
 * Hands one batch to the function, as Lambda's event source mapping with ReportBatchItemFailures does: what it did
 * is deleted, what it reports as failed is left to its visibility timeout, and after an error all of it is.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 *
 * @throws what `invoke` threw.
 */
export async function deliverBatch(
  source: EventSource,
  messages: Message[],
  invoke: InvokeFunction,
): Promise<void> {
  const records = messages.map((message) => toRecord(message, source.arn))
  const failed = failedIds(records, await invoke({ Records: records }))
  const done = records.filter(({ messageId }) => !failed.has(messageId))
  if (done.length === 0) return
  const { Failed = [] } = await source.client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: source.url,
      Entries: done.map(({ messageId, receiptHandle }) => ({ Id: messageId, ReceiptHandle: receiptHandle })),
    }),
  )
  if (Failed.length > 0)
    throw new Error(`SQS did not delete ${Failed.length} messages: ${Failed[0]?.Message}`)
}

/** An answer that names a message that is not in the batch counts as a failure of the whole batch. */
function failedIds(records: SQSRecord[], response: SQSBatchResponse | null | undefined): Set<string> {
  const all = new Set(records.map(({ messageId }) => messageId))
  const reported = (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  return reported.every((id) => all.has(id)) ? new Set(reported) : all
}

function toRecord(message: Message, eventSourceARN: string): SQSRecord {
  const { MessageId, ReceiptHandle, Body, MD5OfBody, Attributes, MessageAttributes = {} } = message
  return {
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body: Body ?? '',
    attributes: {
      ApproximateReceiveCount: Attributes?.ApproximateReceiveCount ?? '',
      SentTimestamp: Attributes?.SentTimestamp ?? '',
      SenderId: Attributes?.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes?.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, value]) => [name, toAttribute(value)]),
    ),
    md5OfBody: MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: eventSourceARN.split(':')[3] ?? '',
  }
}

function toAttribute({ DataType, StringValue }: MessageAttributeValue): SQSMessageAttribute {
  return {
    dataType: DataType ?? 'String',
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    stringListValues: [],
    binaryListValues: [],
  }
}
