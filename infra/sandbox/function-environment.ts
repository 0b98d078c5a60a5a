import type { LocalDynamoDb } from './dynamodb.ts'
import type { LocalSqs } from './sqs.ts'

/** What differs from one local world to the next. */
export interface Place {
  /** Where the app takes requests: the base of the connect links. */
  appUrl: string
  slackSigningSecret: string
  slackBotToken: string
  /** What Slack knows the app by, where it is to be added; it acts with the bot token without it. */
  slackClient?: { clientId: string; clientSecret: string } | undefined
  slackApiUrl: string
  clinkedApiUrl: string
  intralinksApiUrl: string
  intralinksClientId: string
  intralinksClientSecret: string
  sealingKey: string
  dynamoDb: LocalDynamoDb
  sqs: LocalSqs
}

/** The environment of functions that run on this machine. */
export function functionEnvironment(place: Place): Record<string, string> {
  return {
    // The AWS clients read these by themselves. Nothing of an account set up on this machine is to reach them.
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL_DYNAMODB: place.dynamoDb.endpoint,
    AWS_ENDPOINT_URL_SQS: place.sqs.endpoint,
    // Powertools reads this: a healthy run prints nothing.
    AWS_LAMBDA_LOG_LEVEL: 'WARN',
    // In infra/sandbox/environment.yml each function gets its share of these.
    POWERTOOLS_METRICS_DISABLED: 'true',
    SLACK_SIGNING_SECRET: place.slackSigningSecret,
    SLACK_BOT_TOKEN: place.slackBotToken,
    SLACK_CLIENT_ID: place.slackClient?.clientId ?? '',
    SLACK_CLIENT_SECRET: place.slackClient?.clientSecret ?? '',
    SLACK_API_URL: place.slackApiUrl,
    CLINKED_API_URL: place.clinkedApiUrl,
    INTRALINKS_API_URL: place.intralinksApiUrl,
    INTRALINKS_CLIENT_ID: place.intralinksClientId,
    INTRALINKS_CLIENT_SECRET: place.intralinksClientSecret,
    PUBLIC_URL: place.appUrl,
    TABLE_NAME: place.dynamoDb.tableName,
    CLAIMS_TABLE_NAME: place.dynamoDb.claimsTableName,
    LOCAL_SEALING_KEY: place.sealingKey,
    QUEUE_URL: place.sqs.jobs.url,
    TRANSFERS_QUEUE_URL: place.sqs.transfers.url,
  }
}
