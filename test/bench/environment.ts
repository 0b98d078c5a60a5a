/** Where the stand-ins are; a function is not told of those it has nothing to do with. */
export interface Endpoints {
  sqs: string
  dynamoDb?: string
  kms?: string
  slack?: string
  clinked?: string
  intralinks?: string
}

export const SHARES_TABLE = 'shares'

export const SIGNING_SECRET = 'a-signing-secret'

/** What a function is told in AWS (infra/aws/environment.yml), with stand-ins in the place of all that it calls. */
export function environmentFor({
  sqs,
  dynamoDb = UNUSED,
  kms = UNUSED,
  slack = UNUSED,
  clinked = UNUSED,
  intralinks = UNUSED,
}: Endpoints): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_ENDPOINT_URL_KMS: kms,
    // What is written to the log costs in AWS too, but not on this terminal.
    AWS_LAMBDA_LOG_LEVEL: 'WARN',
    POWERTOOLS_METRICS_NAMESPACE: 'bench',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: 'bench',
    SLACK_CLIENT_SECRET: 'bench',
    SLACK_API_URL: `${slack}/api/`,
    CLINKED_API_URL: clinked,
    INTRALINKS_API_URL: intralinks,
    INTRALINKS_CLIENT_ID: 'bench',
    INTRALINKS_CLIENT_SECRET: 'bench',
    PUBLIC_URL: UNUSED,
    TABLE_NAME: SHARES_TABLE,
    CLAIMS_TABLE_NAME: 'claims',
    KMS_KEY_ID: 'bench',
    QUEUE_URL: `${sqs}/000000000000/jobs`,
    TRANSFERS_QUEUE_URL: `${sqs}/000000000000/transfers`,
    MAX_RECEIVE_COUNT: '4',
  }
}

/** Nothing listens there. */
const UNUSED = 'http://127.0.0.1:9'
