/** `npm run redrive -- URL`: puts the jobs in a dead-letter queue back where they came from. */
import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { describe } from './doctor/finding.ts'

/** What became of the dead letters. */
interface Redriven {
  /** Jobs that are back on their queue. */
  sent: number
  /** Messages that no worker would know: they stay where they are. */
  left: number
}

/** How long a letter that is being put back is hidden from whoever else looks, in seconds. */
const HIDDEN_SECONDS = 120

const name = /-jobs-dead$/

/** https://docs.aws.amazon.com/general/latest/gr/sqs-service.html */
const endpoint = /^https:\/\/(?:[^/]+\.)?sqs\.(?<region>[a-z]+(?:-[a-z]+)+-\d+)\./

/** The message is for the person at the terminal. */
class NotDeadLettersError extends Error {
  override readonly name = 'NotDeadLettersError'

  constructor(given: string) {
    super(
      `This is not the address of a dead-letter queue, such as https://sqs.eu-central-1.amazonaws.com/123456789012/shares-for-slack-prod-jobs-dead: ${given || 'nothing was given.'}`,
    )
  }
}

/**
 * SQS where the queue is, whichever region the shell is for: elsewhere AWS takes no signature.
 *
 * @param deadLettersUrl as for `redrive`
 * @throws NotDeadLettersError where the address says no region.
 */
export function clientFor(deadLettersUrl: string): SQSClient {
  const region = endpoint.exec(deadLettersUrl)?.groups?.region
  if (region === undefined) throw new NotDeadLettersError(deadLettersUrl)
  return new SQSClient({ region })
}

/**
 * Puts each job back on the queue that it came from: transfers have their own. Each stays a dead letter until it is on
 * its queue, so that an end in between loses none; what is then there twice is done once, for it has the same id.
 *
 * @param deadLettersUrl the URL of the queue that infra/aws/queue.yml calls JobsDeadLetterQueue
 * @throws NotDeadLettersError, or what the SQS client throws: what has not been put back is still there.
 */
export async function redrive(client: SQSClient, deadLettersUrl: string): Promise<Redriven> {
  if (!name.test(deadLettersUrl)) throw new NotDeadLettersError(deadLettersUrl)
  const counts: Redriven = { sent: 0, left: 0 }
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLettersUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HIDDEN_SECONDS,
        // Looks into every part of the queue, so that none is passed over.
        WaitTimeSeconds: 1,
      }),
    )
    if (Messages.length === 0) return counts
    for (const message of Messages) {
      const queue = queueOf(message)
      if (queue === undefined) {
        counts.left += 1
        continue
      }
      const QueueUrl = deadLettersUrl.replace(name, queue)
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: message.Body }))
      await client.send(
        new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle: message.ReceiptHandle }),
      )
      counts.sent += 1
    }
  }
}

/** The end of the name of the queue that a message came from; undefined where it is no job. */
function queueOf({ Body = '' }: Message): '-jobs' | '-transfers' | undefined {
  try {
    const job: unknown = JSON.parse(Body)
    if (typeof job !== 'object' || job === null || !('kind' in job)) return undefined
    return job.kind === 'transfer' ? '-transfers' : '-jobs'
  } catch {
    return undefined
  }
}

async function run(url = ''): Promise<void> {
  const client = clientFor(url)
  try {
    const { sent, left } = await redrive(client, url)
    console.log(`${sent} put back on their queue.`)
    if (left > 0) console.log(`${left} left where they are: they are no jobs.`)
  } finally {
    client.destroy()
  }
}

if (import.meta.main) {
  try {
    await run(process.argv[2])
  } catch (error) {
    const isMistyped = error instanceof NotDeadLettersError
    console.error(
      isMistyped
        ? error.message
        : `It broke off: ${describe(error).replace(/\.$/, '')}. What is not back on its queue is still a dead letter, so run it again.`,
    )
    process.exitCode = isMistyped ? 2 : 1
  }
}
