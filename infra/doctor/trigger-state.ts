import { CloudFormationClient, DetectStackResourceDriftCommand } from '@aws-sdk/client-cloudformation'
import type { TriggerId, TriggerState } from './system.ts'

/** What says of a mapping, and of a rule of EventBridge, whether it is on. Other differences stop nothing. */
const SWITCHES = ['/Enabled', '/State']

/**
 * Whether a trigger is as its stack has it, for which CloudFormation asks Lambda or EventBridge.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackResourceDrift.html
 */
export async function triggerState(
  StackName: string,
  LogicalResourceId: TriggerId,
  region: string,
): Promise<TriggerState> {
  const client = new CloudFormationClient({ region })
  try {
    const { StackResourceDrift: drift } = await client.send(
      new DetectStackResourceDriftCommand({ StackName, LogicalResourceId }),
    )
    if (drift?.StackResourceDriftStatus === 'DELETED') return 'deleted'
    const differences = drift?.PropertyDifferences ?? []
    const isStopped = differences.some(({ PropertyPath = '' }) => SWITCHES.includes(PropertyPath))
    return isStopped ? 'stopped' : 'on'
  } finally {
    client.destroy()
  }
}
