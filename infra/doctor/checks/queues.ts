import { GetQueueAttributesCommand, QueueDoesNotExist } from '@aws-sdk/client-sqs'
import { expectedQueue } from '../expected.ts'
import { type Finding, well, wrong } from '../finding.ts'
import { isLocal, type QueueId, type System, setUpAnew } from '../system.ts'

/** Whether a queue is as infra/aws/queue.yml has it: for how long it hides a message, and where it puts what fails. */
export async function queue(system: System, id: QueueId): Promise<Finding> {
  const { VisibilityTimeout, RedrivePolicy } = expectedQueue(id)
  const found = await attributesOf(system, id)
  if (found === undefined) return missing(system, id)
  if (Number(found.VisibilityTimeout) !== VisibilityTimeout) {
    return wrong(
      `A message is hidden for ${found.VisibilityTimeout} s, and should be for ${VisibilityTimeout}.`,
      setUpAnew(system),
    )
  }
  const { maxReceiveCount, deadLetterTargetArn = '' } = JSON.parse(found.RedrivePolicy ?? '{}') as {
    maxReceiveCount?: number | string
    deadLetterTargetArn?: string
  }
  const deadLettersName = system.queues.JobsDeadLetterQueue.split('/').at(-1)
  if (deadLetterTargetArn.split(':').at(-1) !== deadLettersName) {
    return wrong('What fails for good does not go to the dead letters.', setUpAnew(system))
  }
  if (Number(maxReceiveCount) !== RedrivePolicy?.maxReceiveCount) {
    return wrong(
      `What fails is tried ${maxReceiveCount} times, and should be ${RedrivePolicy?.maxReceiveCount}.`,
      setUpAnew(system),
    )
  }
  return well(
    `${found.ApproximateNumberOfMessages} waiting, ${found.ApproximateNumberOfMessagesNotVisible} under way`,
  )
}

/** Whether anything has failed for good. */
export async function deadLetters(system: System): Promise<Finding> {
  const found = await attributesOf(system, 'JobsDeadLetterQueue')
  if (found === undefined) return missing(system, 'JobsDeadLetterQueue')
  const count = Number(found.ApproximateNumberOfMessages)
  if (count === 0) return well('none')
  return wrong(
    `${count} ${count === 1 ? 'job has' : 'jobs have'} failed for good.`,
    isLocal(system)
      ? 'npm start has printed why. They go when it ends, for its queues are in memory.'
      : `docs/operating.md says how to look. Then put them back: npm run redrive -- ${system.queues.JobsDeadLetterQueue}`,
  )
}

async function attributesOf(
  { sqs, queues }: System,
  id: QueueId,
): Promise<Partial<Record<string, string>> | undefined> {
  try {
    const request = { QueueUrl: queues[id], AttributeNames: ['All' as const] }
    return (await sqs.send(new GetQueueAttributesCommand(request))).Attributes ?? {}
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined
    throw error
  }
}

function missing(system: System, id: QueueId): Finding {
  return wrong(`There is no queue ${system.queues[id].split('/').at(-1)}.`, setUpAnew(system))
}
