import type { AddressInfo } from 'node:net'
import { CreateQueueCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import type { QueueProperties } from './deployment.ts'

interface LocalQueue {
  name: string
  url: string
  arn: string
}

export interface LocalSqs {
  /** For AWS_ENDPOINT_URL_SQS. */
  endpoint: string
  /** Speaks to it. */
  client: SQSClient
  jobs: LocalQueue
  transfers: LocalQueue
  deadLetters: LocalQueue
  /** The bodies of all messages of a queue, those in flight or held back too, without receiving them. */
  bodies(queue: LocalQueue): Promise<string[]>
  /** Empties all queues. */
  reset(): Promise<void>
  stop(): Promise<void>
}

const region = 'us-east-1'
const account = '000000000000'

/**
 * SQS on this machine (fauxqs), with the queues of infra/aws/queue.yml.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 */
export async function startSqs({
  port,
  jobs,
  transfers,
  deadLetters,
}: {
  port: number
  jobs: QueueProperties
  transfers: QueueProperties
  deadLetters: QueueProperties
}): Promise<LocalSqs> {
  // Not startFauxqs, which listens on every address of the machine.
  const app = buildApp({ logger: false })
  await app.listen({ port, host: '127.0.0.1' })
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const client = new SQSClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

  const create = async (properties: QueueProperties, redriveTo?: LocalQueue): Promise<LocalQueue> => {
    const { QueueName: name } = properties
    await client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes(properties, redriveTo) }),
    )
    return { name, url: `${endpoint}/${account}/${name}`, arn: `arn:aws:sqs:${region}:${account}:${name}` }
  }
  const dead = await create(deadLetters)
  const queues = {
    jobs: await create(jobs, dead),
    transfers: await create(transfers, dead),
    deadLetters: dead,
  }

  return {
    endpoint,
    client,
    ...queues,
    async bodies({ name }) {
      const answer = await app.inject(`/_fauxqs/queues/${name}`)
      const { ready, delayed, inflight } = answer.json<Inspection>().messages
      return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map(({ body }) => body)
    },
    async reset() {
      for (const { url } of Object.values(queues)) await client.send(new PurgeQueueCommand({ QueueUrl: url }))
    },
    async stop() {
      client.destroy()
      await app.close()
    },
  }
}

interface Inspection {
  messages: {
    ready: { body: string }[]
    delayed: { body: string }[]
    inflight: { message: { body: string } }[]
  }
}

/** CloudFormation's properties as SQS's attributes, which are all strings. */
function attributes(properties: QueueProperties, redriveTo?: LocalQueue): Record<string, string> {
  const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = properties
  return {
    ...(VisibilityTimeout === undefined ? {} : { VisibilityTimeout: String(VisibilityTimeout) }),
    ...(MessageRetentionPeriod === undefined
      ? {}
      : { MessageRetentionPeriod: String(MessageRetentionPeriod) }),
    ...(RedrivePolicy && redriveTo
      ? { RedrivePolicy: JSON.stringify({ ...RedrivePolicy, deadLetterTargetArn: redriveTo.arn }) }
      : {}),
  }
}
