import { readFileSync } from 'node:fs'
import type { GlobalSecondaryIndex, KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { propertiesOf, readTemplate } from '../sandbox/deployment.ts'
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
  /** Seconds. */
  VisibilityTimeout?: number
  RedrivePolicy?: { maxReceiveCount: number }
}

export const expectedTable = (id: TableId): ExpectedTable => propertiesOf('tables.yml', id)
export const expectedQueue = (id: QueueId): ExpectedQueue => propertiesOf('queue.yml', id)

/** The scopes that the app is to have as a bot. */
export function expectedScopes(): string[] {
  const manifest = readFileSync(new URL('../slack/manifest.json', import.meta.url), 'utf8')
  const { oauth_config } = JSON.parse(manifest) as { oauth_config: { scopes: { bot: string[] } } }
  return oauth_config.scopes.bot
}

/** Where the deployed functions find what they call: what infra/aws/environment.yml tells the worker. */
export function expectedUpstreams(): { slack: string; clinked: string; intralinks: string } {
  const { worker } = readTemplate<{ worker: Record<string, string> }>('infra/aws/environment.yml')
  const { SLACK_API_URL: slack, CLINKED_API_URL: clinked, INTRALINKS_API_URL: intralinks } = worker
  if (slack && clinked && intralinks) return { slack, clinked, intralinks }
  throw new Error('infra/aws/environment.yml does not say where Slack, Clinked and Intralinks are.')
}
