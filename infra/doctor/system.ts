import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Sealer } from '../../lib/secrets/sealer.ts'

/** A running system as the doctor sees it: where its parts are, and what they were told. */
export interface System {
  /** Such as `the stage prod`. */
  name: string
  /** `local` on this machine. */
  stage: string
  /** Where the app takes requests, without a slash at the end. */
  appUrl: string
  slack: {
    /** With a slash at the end. */
    apiUrl: string
    signingSecret: string | undefined
    /** Of the one workspace that is served. */
    botToken: string | undefined
    /** What the app is added to any workspace by. */
    client: { clientId: string; clientSecret: string } | undefined
    /** Of a local stack that serves a real workspace. */
    appToken: string | undefined
  }
  clinkedUrl: string
  intralinksUrl: string
  intralinksKeys: { clientId: string; clientSecret: string } | undefined
  /** SEND_FILES_TO_SLACK in AWS; a local stack does not say. */
  sendFilesToSlack: string | undefined
  dynamoDb: DynamoDBClient
  tables: Record<TableId, string>
  sqs: SQSClient
  /** Their URLs. */
  queues: Record<QueueId, string>
  /** How a trigger is, by CloudFormation; undefined on this machine, where nobody can stop one. */
  triggerState: ((id: TriggerId) => Promise<TriggerState>) | undefined
  /** @throws where the key is none. */
  sealer: () => Sealer
  /** Of the machine that the doctor runs on. */
  host: {
    /** Epoch ms. */
    clock: () => number
    /** Such as `24.21.0`. */
    nodeVersion: string
  }
}

/** There is nothing to look at. The message is for the person at the terminal. */
export class NoSuchSystemError extends Error {
  override readonly name = 'NoSuchSystemError'
}

/** What infra/aws calls them. */
export type TableId = 'SharesTable' | 'ClaimsTable'
export type QueueId = 'JobsQueue' | 'TransfersQueue' | 'JobsDeadLetterQueue'

/** What has functions begin: the mappings that feed them from their queues, and the clock. What Serverless calls them. */
export type TriggerId =
  | 'WorkerEventSourceMappingSQSJobsQueue'
  | 'TransferEventSourceMappingSQSTransfersQueue'
  | 'DigestEventsRuleSchedule1'
export type TriggerState = 'on' | 'stopped' | 'deleted'

/** On this machine nothing is deployed: what is wrong there is made anew by starting it. */
export const isLocal = ({ stage }: System): boolean => stage === 'local'

/** How what infra/aws says comes to be. */
export function setUpAnew(system: System): string {
  return isLocal(system)
    ? 'End npm start and run it again; where it was given a DATA_DIR, with another one.'
    : `Where this version is not deployed yet: npm run deploy -- --stage ${system.stage}. What was changed by hand no deployment changes back: CloudFormation’s Detect drift shows it.`
}

/** Where a setting is put. @param name as in the environment */
export function putSetting(system: System, name: string): string {
  const parameter = `/shares-for-slack/${system.stage}/${name.toLowerCase().replaceAll('_', '-')}`
  return isLocal(system)
    ? `Set ${name} in .env, and run npm start again.`
    : `Set it: aws ssm put-parameter --overwrite --type SecureString --name ${parameter} --value … (it takes effect within ten minutes).`
}
