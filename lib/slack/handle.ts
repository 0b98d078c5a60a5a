import type { Context } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { SlackBody } from '../jobs/job.ts'
import { within } from '../jobs/within.ts'
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

/** Has a listener answer one interaction while there is time enough left to tell the person, and explains what fails. */
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
