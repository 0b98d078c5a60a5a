import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The stage that this machine plays. Function and queue names hold it. */
export const STAGE = 'local'

/** What the local stack needs to know of the deployment: read from it, so that the two cannot differ. */
export interface Deployment {
  jobs: QueueProperties
  transfers: QueueProperties
  deadLetters: QueueProperties
  /** Is fed from the jobs. */
  worker: FedFunction
  /** Is fed from the transfers. */
  transfer: FedFunction
}

/** A function that a queue feeds. */
interface FedFunction {
  /** Seconds. */
  timeout: number
  /** How many messages it is given at once, at most. */
  batchSize: number
  /** How many of it run at once, at most. */
  maximumConcurrency: number
}

export interface QueueProperties {
  QueueName: string
  /** Seconds. */
  VisibilityTimeout?: number
  /** Seconds. */
  MessageRetentionPeriod?: number
  RedrivePolicy?: { maxReceiveCount: number }
}

interface Queues {
  Resources: Record<'JobsQueue' | 'TransfersQueue' | 'JobsDeadLetterQueue', { Properties: QueueProperties }>
}

interface FunctionProperties {
  timeout: number
  events: [{ sqs: Pick<FedFunction, 'batchSize' | 'maximumConcurrency'> }]
}

interface Service {
  functions: Record<'worker' | 'transfer', FunctionProperties>
}

/** Reads serverless.yml and infra/aws/queue.yml for the local stage. */
export function readDeployment(): Deployment {
  const { Resources } = read<Queues>('../aws/queue.yml')
  const { worker, transfer } = read<Service>('../../serverless.yml').functions
  return {
    jobs: Resources.JobsQueue.Properties,
    transfers: Resources.TransfersQueue.Properties,
    deadLetters: Resources.JobsDeadLetterQueue.Properties,
    worker: fedFunction(worker),
    transfer: fedFunction(transfer),
  }
}

function fedFunction({ timeout, events: [{ sqs }] }: FunctionProperties): FedFunction {
  const { batchSize, maximumConcurrency } = sqs
  return { timeout, batchSize, maximumConcurrency }
}

function read<T>(path: string): T {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return parse(text.replaceAll('$' + '{sls:stage}', STAGE)) as T
}
