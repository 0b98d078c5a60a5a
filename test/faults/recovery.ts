import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { Stack } from '../flow/stack.ts'
import { Invocation, KilledError, lastBreaths } from './invocation.ts'

/** More than the queue hides a job for, in ms. A transfer takes some of these until it comes again. */
const A_TURN = 7 * 60_000

/** More turns than all tries of any job take. */
const TURNS = 40

/** Has every function of the stack run as an invocation that can be killed. */
export function makeMortal(stack: Stack): void {
  const { worker, transfer } = stack
  const round = stack.round.bind(stack)
  stack.worker = (event) => new Invocation().run(() => worker(event))
  stack.transfer = (event) => new Invocation().run(() => transfer(event))
  stack.round = () => new Invocation().run(round)
}

/** @returns whether it was done, and not killed in the middle. */
async function survives(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed()
    return true
  } catch (error) {
    if (!(error instanceof KilledError || wasCutOff(error))) throw error
    await lastBreaths()
    return false
  }
}

/** Where a page's function was killed, its reader's connection is cut. */
function wasCutOff(error: unknown): boolean {
  // Not instanceof: fetch has another realm's TypeError.
  return (error as Partial<Error>).message === 'fetch failed'
}

/** Does it, and once more if it was cut off. */
export async function insist(stack: Stack, deed: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 4; tries++) {
    if (await survives(deed)) return
    stack.clock.advance(60_000)
  }
  throw new Error('It was cut off again and again.')
}

/** Lets time pass, and has done what comes, until the queues are empty. */
export async function untilQuiet(stack: Stack): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    const isDone = await survives(() => stack.drain())
    if (isDone && (await waiting(stack)).length === 0) return
    if (isDone) stack.clock.advance(A_TURN)
  }
  throw new Error('There is work on the queues that does not end.')
}

/** The bodies of all jobs, those that are hidden for now too. */
export async function waiting({ sqs }: Stack): Promise<string[]> {
  return [...(await sqs.bodies(sqs.jobs)), ...(await sqs.bodies(sqs.transfers))]
}

/** SQS delivers these once more. */
export async function sendAgain({ sqs }: Stack, bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const { url } = JSON.parse(body).kind === 'transfer' ? sqs.transfers : sqs.jobs
    await sqs.client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))
  }
}
