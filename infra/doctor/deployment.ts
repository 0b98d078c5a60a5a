import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { parameterName, type SettingName } from '../../lib/config.ts'
import { createKmsSealer } from '../../lib/secrets/kms-sealer.ts'
import { expectedUpstreams } from './expected.ts'
import { createKmsCall } from './kms.ts'
import { pair } from './local.ts'
import { NoSuchSystemError, type System } from './system.ts'
import { triggerState } from './trigger-state.ts'

const SETTINGS = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'INTRALINKS_CLIENT_ID',
  'INTRALINKS_CLIENT_SECRET',
  'SEND_FILES_TO_SLACK',
] as const satisfies SettingName[]

/**
 * A stage in AWS, found by its stack, with the AWS credentials of the shell.
 *
 * @throws NoSuchSystemError where there is no such stack, or it is not whole; what the SDK throws otherwise
 */
export async function deployedSystem(
  { stage, region }: { stage: string; region: string },
  host: System['host'],
  upstreams = expectedUpstreams(),
): Promise<System> {
  const stackName = `shares-for-slack-${stage}`
  const { resources, appUrl } = await readStack(stackName, region)
  const idOf = (logicalId: string): string => {
    const id = resources.get(logicalId)
    if (id) return id
    throw new NoSuchSystemError(
      `The stack of ${stage} has no ${logicalId}: deploy it again with npm run deploy -- --stage ${stage}`,
    )
  }
  const settings = await readSettings(`/shares-for-slack/${stage}/`, region)
  return {
    name: `the stage ${stage} in ${region}`,
    stage,
    appUrl,
    slack: {
      apiUrl: upstreams.slack,
      signingSecret: settings.SLACK_SIGNING_SECRET,
      botToken: settings.SLACK_BOT_TOKEN,
      client: pair(settings.SLACK_CLIENT_ID, settings.SLACK_CLIENT_SECRET),
      appToken: undefined,
    },
    clinkedUrl: upstreams.clinked,
    intralinksUrl: upstreams.intralinks,
    intralinksKeys: pair(settings.INTRALINKS_CLIENT_ID, settings.INTRALINKS_CLIENT_SECRET),
    sendFilesToSlack: settings.SEND_FILES_TO_SLACK,
    dynamoDb: new DynamoDBClient({ region }),
    tables: { SharesTable: idOf('SharesTable'), ClaimsTable: idOf('ClaimsTable') },
    sqs: new SQSClient({ region }),
    queues: {
      JobsQueue: idOf('JobsQueue'),
      TransfersQueue: idOf('TransfersQueue'),
      JobsDeadLetterQueue: idOf('JobsDeadLetterQueue'),
    },
    triggerState: (id) => triggerState(stackName, id, region),
    sealer: () => createKmsSealer({ kms: createKmsCall(region), keyId: idOf('SealingKey') }),
    host,
  }
}

/** What the stack is made of, by what infra/aws calls it, and where its API is. */
async function readStack(
  StackName: string,
  region: string,
): Promise<{ resources: Map<string, string>; appUrl: string }> {
  const client = new CloudFormationClient({ region })
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }))
    const appUrl = stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'HttpApiUrl')?.OutputValue
    if (!appUrl)
      throw new NoSuchSystemError(`The stack ${StackName} has no API: its deployment did not end well.`)
    const resources = new Map<string, string>()
    for await (const { StackResourceSummaries = [] } of paginateListStackResources(
      { client },
      { StackName },
    )) {
      for (const { LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
        resources.set(LogicalResourceId, PhysicalResourceId)
      }
    }
    return { resources, appUrl: appUrl.replace(/\/$/, '') }
  } catch (error) {
    if (!(error instanceof Error && /does not exist/.test(error.message))) throw error
    throw new NoSuchSystemError(
      `There is no stack ${StackName} in ${region}: is it another --stage or --region?`,
      {
        cause: error,
      },
    )
  } finally {
    client.destroy()
  }
}

/** The settings as the functions read them. What is not set is missing. */
async function readSettings(
  path: string,
  region: string,
): Promise<Partial<Record<(typeof SETTINGS)[number], string>>> {
  const client = new SSMClient({ region })
  const names = new Map(SETTINGS.map((name) => [parameterName(path, name), name]))
  try {
    const request = { Names: [...names.keys()], WithDecryption: true }
    const { Parameters = [] } = await client.send(new GetParametersCommand(request))
    return Object.fromEntries(Parameters.map(({ Name = '', Value }) => [names.get(Name), Value]))
  } finally {
    client.destroy()
  }
}
