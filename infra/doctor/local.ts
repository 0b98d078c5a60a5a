import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createSealer } from '../../lib/secrets/create-sealer.ts'
import { type Description, readDescription } from '../sandbox/description.ts'
import { NoSuchSystemError, type System } from './system.ts'

/** @param port the app's own @throws NoSuchSystemError where no local stack runs there. */
export async function findLocalSystem(port: number, host: System['host']): Promise<System> {
  const description = readDescription(port)
  if (description && (await isThere(description))) return localSystem(description, host)
  throw new NoSuchSystemError(
    `No local stack runs at port ${port}. Start one with npm start, or say which: PORT=… npm run doctor, or for AWS npm run doctor -- --stage prod`,
  )
}

/** One that was killed outright leaves its description behind. */
async function isThere({ environment }: Description): Promise<boolean> {
  try {
    await fetch(environment.PUBLIC_URL ?? '', { signal: AbortSignal.timeout(10_000) })
    return true
  } catch {
    return false
  }
}

/** The local stack, as it describes itself. @param host this machine */
export function localSystem({ environment: told, slackAppToken }: Description, host: System['host']): System {
  const get = (name: string): string => told[name] ?? ''
  const aws = {
    region: get('AWS_REGION'),
    credentials: { accessKeyId: get('AWS_ACCESS_KEY_ID'), secretAccessKey: get('AWS_SECRET_ACCESS_KEY') },
    maxAttempts: 1,
  }
  const jobs = get('QUEUE_URL')
  return {
    name: `the local stack at ${get('PUBLIC_URL')}`,
    stage: 'local',
    appUrl: get('PUBLIC_URL'),
    slack: {
      apiUrl: get('SLACK_API_URL'),
      signingSecret: told.SLACK_SIGNING_SECRET,
      botToken: told.SLACK_BOT_TOKEN,
      client: pair(told.SLACK_CLIENT_ID, told.SLACK_CLIENT_SECRET),
      appToken: slackAppToken,
    },
    clinkedUrl: get('CLINKED_API_URL'),
    intralinksUrl: get('INTRALINKS_API_URL'),
    intralinksKeys: pair(told.INTRALINKS_CLIENT_ID, told.INTRALINKS_CLIENT_SECRET),
    sendFilesToSlack: undefined,
    dynamoDb: new DynamoDBClient({ ...aws, endpoint: get('AWS_ENDPOINT_URL_DYNAMODB') }),
    tables: { SharesTable: get('TABLE_NAME'), ClaimsTable: get('CLAIMS_TABLE_NAME') },
    sqs: new SQSClient({ ...aws, endpoint: get('AWS_ENDPOINT_URL_SQS') }),
    queues: {
      JobsQueue: jobs,
      TransfersQueue: get('TRANSFERS_QUEUE_URL'),
      // The functions never speak to it.
      JobsDeadLetterQueue: `${jobs}-dead`,
    },
    triggerState: undefined,
    sealer: () => createSealer(told),
    host,
  }
}

/** Both or none. */
export function pair(
  clientId: string | undefined,
  clientSecret: string | undefined,
): { clientId: string; clientSecret: string } | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}
