import { startDynamoDb } from './dynamodb.ts'
import { startKms } from './kms.ts'
import type { Loopback } from './serve.ts'
import { startSqs } from './sqs.ts'

/** What AWS has for the functions. */
export interface Backing {
  dynamoDb: Loopback
  kms: Loopback
  sqs: Loopback
  endpoints: { dynamoDb: string; kms: string; sqs: string }
  stop(): Promise<void>
}

/** @param onMessage is given what the functions put on a queue. */
export async function startBacking(onMessage?: (body: string) => void): Promise<Backing> {
  const [dynamoDb, kms, sqs] = await Promise.all([startDynamoDb(), startKms(), startSqs(onMessage)])
  return {
    dynamoDb,
    kms,
    sqs,
    endpoints: { dynamoDb: dynamoDb.url, kms: kms.url, sqs: sqs.url },
    async stop() {
      await Promise.all([dynamoDb.stop(), kms.stop(), sqs.stop()])
    },
  }
}
