import { readFileSync } from 'node:fs'
import type { GlobalSecondaryIndex, KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { parse } from 'yaml'
import type { QueueId, TableId } from './system.ts'

/** How a table is to be: what infra/aws/tables.yml says of it. */
export interface ExpectedTable {
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  KeySchema: KeySchemaElement[]
  GlobalSecondaryIndexes?: GlobalSecondaryIndex[]
  DeletionProtectionEnabled?: boolean
  TimeToLiveSpecification: { AttributeName: string }
  PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled: boolean }
}

/** How a queue is to be: what infra/aws/queue.yml says of it. */
export interface ExpectedQueue {
  QueueName: string
  /** Seconds. */
  VisibilityTimeout?: number
  RedrivePolicy?: { maxReceiveCount: number }
}

export const expectedTable = (id: TableId): ExpectedTable => resource('tables.yml', id)
export const expectedQueue = (id: QueueId): ExpectedQueue => resource('queue.yml', id)

/** The scopes that the app is to have as a bot. */
export function expectedScopes(): string[] {
  const { oauth_config } = JSON.parse(read('../slack/manifest.json')) as {
    oauth_config: { scopes: { bot: string[] } }
  }
  return oauth_config.scopes.bot
}

/** Where the deployed functions find what they call: what infra/aws/environment.yml tells the worker. */
export function expectedUpstreams(): { slack: string; clinked: string; intralinks: string } {
  const { worker } = parse(read('../aws/environment.yml')) as { worker: Record<string, string> }
  const { SLACK_API_URL: slack, CLINKED_API_URL: clinked, INTRALINKS_API_URL: intralinks } = worker
  if (slack && clinked && intralinks) return { slack, clinked, intralinks }
  throw new Error('infra/aws/environment.yml does not say where Slack, Clinked and Intralinks are.')
}

function resource<T>(file: string, id: string): T {
  // `error` keeps CloudFormation's short tags (!Sub, !GetAtt), which plain YAML does not know, from being warned of.
  const { Resources } = parse(read(`../aws/${file}`), { logLevel: 'error' }) as {
    Resources: Record<string, { Properties: T }>
  }
  const found = Resources[id]
  if (found === undefined) throw new Error(`There is no ${id} in infra/aws/${file}.`)
  return found.Properties
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
