import type { Bundle } from '../../infra/bundle/build.ts'
import { environmentFor } from './environment.ts'
import { startFunction } from './function.ts'
import { startBacking } from './loopback/backing.ts'
import { answerAsClinked } from './loopback/clinked.ts'
import { type Call, startLoopback } from './loopback/serve.ts'
import { answerAsSlack } from './loopback/slack.ts'
import { seed } from './seed.ts'
import { sharesCommand } from './slack-request.ts'
import { assertDone, delivery } from './sqs-event.ts'

export interface World {
  /** How many links to Clinked the person has connected. */
  connections: number
  /** What Clinked takes for a call, in ms. */
  clinkedMs: number
  /** What DynamoDB, KMS and SQS take for a call, in ms. */
  awsMs: number
}

/** One `/shares`, from the signed request to the list. */
export interface Shown {
  /** Until Slack was answered, and until it had the list, in ms. */
  ackMs: number
  listMs: number
  /** Of the worker, user and system, in ms. */
  workerCpuMs: number
  /** What was asked of Clinked, and of DynamoDB and KMS. */
  clinked: Call[]
  aws: Call[]
}

/** The app's two functions that a command goes through, each in a process of its own, and all that they speak to. */
export interface Shares {
  show(): Promise<Shown>
  stop(): Promise<void>
}

/** Starts the functions as they are deployed. SQS hands on at once: in AWS its poller takes some 10 ms more. */
export async function startShares(
  bundles: Record<'slack' | 'worker', Bundle>,
  { connections, clinkedMs, awsMs }: World,
): Promise<Shares> {
  let onMessage: (body: string) => void = () => {}
  const backing = await startBacking((body) => onMessage(body))
  const slack = await startLoopback(answerAsSlack)
  const clinked = await startLoopback(answerAsClinked)
  await seed(backing.endpoints, { clinked: connections })
  clinked.delayMs = clinkedMs
  for (const service of [backing.dynamoDb, backing.kms, backing.sqs]) service.delayMs = awsMs

  const env = environmentFor({ ...backing.endpoints, slack: slack.url, clinked: clinked.url })
  const [ingress, worker] = await Promise.all([
    startFunction(bundles.slack.path, env),
    startFunction(bundles.worker.path, env),
  ])
  return {
    async show() {
      for (const { calls } of [slack, clinked, backing.dynamoDb, backing.kms]) calls.length = 0
      const message = new Promise<string>((resolve) => {
        onMessage = resolve
      })
      const done = message.then((body) => worker.invoke(delivery(body)))
      const startedAt = performance.now()
      const { answer } = await ingress.invoke(sharesCommand(slack.url))
      const ackMs = performance.now() - startedAt
      if ((answer as { statusCode: number }).statusCode !== 200)
        throw new Error('Slack was not answered with 200.')
      const invocation = await done
      assertDone(invocation)
      const list = slack.calls.find(({ name }) => name === 'response_url')
      if (!list) throw new Error('Slack was not sent the list.')
      return {
        ackMs,
        listMs: list.endedAt - startedAt,
        workerCpuMs: invocation.cpuMs,
        clinked: [...clinked.calls],
        aws: [...backing.dynamoDb.calls, ...backing.kms.calls],
      }
    },
    async stop() {
      await Promise.all([ingress.stop(), worker.stop()])
      await Promise.all([backing.stop(), slack.stop(), clinked.stop()])
    },
  }
}

/** How many calls there were one after the other, at least: of those that overlap only one is counted. */
export function rounds(calls: readonly Call[]): number {
  let count = 0
  let free = Number.NEGATIVE_INFINITY
  for (const { startedAt, endedAt } of calls.toSorted((a, b) => a.endedAt - b.endedAt)) {
    if (startedAt < free) continue
    count += 1
    free = endedAt
  }
  return count
}
