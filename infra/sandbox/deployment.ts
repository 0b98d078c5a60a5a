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

interface FunctionProperties {
  timeout: number
  events: [{ sqs: Pick<FedFunction, 'batchSize' | 'maximumConcurrency'> }]
}

interface Service {
  functions: Record<'worker' | 'transfer', FunctionProperties>
}

/** Reads serverless.yml and infra/aws/queue.yml for the local stage. */
export function readDeployment(): Deployment {
  const { worker, transfer } = readTemplate<Service>('serverless.yml').functions
  return {
    jobs: propertiesOf('queue.yml', 'JobsQueue'),
    transfers: propertiesOf('queue.yml', 'TransfersQueue'),
    deadLetters: propertiesOf('queue.yml', 'JobsDeadLetterQueue'),
    worker: fedFunction(worker),
    transfer: fedFunction(transfer),
  }
}

function fedFunction({ timeout, events: [{ sqs }] }: FunctionProperties): FedFunction {
  const { batchSize, maximumConcurrency } = sqs
  return { timeout, batchSize, maximumConcurrency }
}

/**
 * What a resource of the deployment is to be; what it is called, for the local stage.
 * @param file in infra/aws
 */
export function propertiesOf<T>(file: string, id: string): T {
  const { Resources } = readTemplate<{ Resources: Record<string, { Properties: T }> }>(`infra/aws/${file}`)
  const found = Resources[id]
  if (found === undefined) throw new Error(`There is no ${id} in infra/aws/${file}.`)
  return found.Properties
}

/** A file of the deployment, read for the local stage. @param path from the top of the project */
export function readTemplate<T>(path: string): T {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  // `error` keeps CloudFormation's short tags (!Sub, !GetAtt), which plain YAML does not know, from being warned of.
  return parse(text.replaceAll('$' + '{sls:stage}', STAGE), { logLevel: 'error' }) as T
}
