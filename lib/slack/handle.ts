import type { Context } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { OutOfTimeError } from '../errors.ts'
import type { SlackBody } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import { explain } from './explain.ts'
import { readInteraction } from './interaction.ts'
import type { Notice } from './listeners/gone.ts'
import type { JobContext } from './queue-receiver.ts'
import { beginTurn, type Listener } from './turn.ts'

interface BoltArguments {
  body: unknown
  client: WebClient
  context: Context
}

/** Has a listener answer one interaction within its job's time, and explains to the person what fails. */
export function handle(listener: Listener, services: Services): (args: BoltArguments) => Promise<void> {
  return async ({ body, client, context }) => {
    const job = context.job as JobContext
    const turn = beginTurn(readInteraction(body as SlackBody, client, job), services)
    try {
      await within(job.timeLeft(), listener(turn))
    } catch (error) {
      await explain(turn, error)
    }
  }
}

/** Has something Slack tells the app seen to, with nobody to answer. */
export function told(
  notice: Notice,
  services: Services,
): (args: Pick<BoltArguments, 'body' | 'context'>) => Promise<void> {
  return ({ body, context }) => notice(body as SlackBody, context.job as JobContext, services)
}

/**
 * Gives up waiting when there is just time enough left to tell the person. What still goes on then is as if this worker
 * had died: the job comes again, and a write is looked for before it is sent again.
 */
async function within(timeMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const outOfTime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTimeError('The worker has no more time.')), timeMs)
  })
  try {
    await Promise.race([work, outOfTime])
  } finally {
    clearTimeout(timer)
  }
}
