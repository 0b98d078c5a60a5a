import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The stage that this machine plays. Function and queue names hold it. */
export const STAGE = 'local'

/** What the local stack needs to know of the deployment: read from it, so that the two cannot differ. */
export interface Deployment {
  jobs: QueueProperties
  deadLetters: QueueProperties
  eventSource: {
    /** How many messages the worker is given at once, at most. */
    batchSize: number
    /** How many workers run at once, at most. */
    maximumConcurrency: number
  }
  /** The worker's time limit, in seconds. */
  workerTimeout: number
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
  Resources: Record<'JobsQueue' | 'JobsDeadLetterQueue', { Properties: QueueProperties }>
}

interface Service {
  functions: { worker: { timeout: number; events: [{ sqs: Deployment['eventSource'] }] } }
}

/** Reads serverless.yml and infra/aws/queue.yml for the local stage. */
export function readDeployment(): Deployment {
  const { Resources } = read<Queues>('../aws/queue.yml')
  const { worker } = read<Service>('../../serverless.yml').functions
  const { batchSize, maximumConcurrency } = worker.events[0].sqs
  return {
    jobs: Resources.JobsQueue.Properties,
    deadLetters: Resources.JobsDeadLetterQueue.Properties,
    eventSource: { batchSize, maximumConcurrency },
    workerTimeout: worker.timeout,
  }
}

function read<T>(path: string): T {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return parse(text.replaceAll('$' + '{sls:stage}', STAGE)) as T
}
