import { WebClient } from '@slack/web-api'
import { NotInstalledError } from '../errors.ts'
import type { Delivery } from '../jobs/deliver.ts'
import type { Job, SlackBody } from '../jobs/job.ts'
import type { Person } from '../store/person.ts'
import { sayByResponseUrl } from './answer.ts'
import { type AppServices, createApp } from './app.ts'
import { runDigestJob } from './digest-job.ts'
import { followZip } from './follow-zip.ts'
import { runForgetJob } from './forget-job.ts'
import { publishHome } from './home.ts'
import { readInteraction } from './interaction.ts'
import { boltLogger } from './log.ts'
import { type JobContext, QueueReceiver } from './queue-receiver.ts'
import { tellConnected } from './tell-connected.ts'
import { unlessGone } from './unless-gone.ts'
import { errorScreen, sentence } from './views/errors.ts'
import { webClientOptions } from './web-client.ts'

/**
 * Makes what does a job, once per function.
 * @returns does one delivery of a job; it throws when the job is to come again.
 */
export function createRunJob(services: AppServices): (job: Job, delivery: Delivery) => Promise<void> {
  const options = {
    ...webClientOptions(services.slackApiUrl, services.metrics),
    logger: boltLogger(services.log),
  }

  const processInBolt = async (body: SlackBody, context: JobContext): Promise<void> => {
    // Of this job alone: an App keeps the clients it has made, and with them their tokens.
    const receiver = new QueueReceiver()
    createApp(services, receiver)
    try {
      await receiver.process(body, context)
    } catch (error) {
      if (!(error instanceof NotInstalledError)) throw error
      // There is no token to say it with, but a response URL needs none.
      const interaction = readInteraction(body, new WebClient(undefined, options), context)
      const isSaid = await sayByResponseUrl(interaction, errorScreen(sentence(error)))
      if (!isSaid) services.log.warn('the app is not installed', { job: context.id })
    }
  }
  const clientFor = async (person: Omit<Person, 'userId'>): Promise<WebClient> => {
    const { botToken } = await services.authorize(person)
    // A token of a whole organisation has to be told the workspace; one of a workspace takes no notice.
    return new WebClient(botToken, { ...options, teamId: person.teamId })
  }
  const drawHome = async (person: Person): Promise<void> => {
    const client = await clientFor(person)
    await publishHome({ client, person, services }, 1)
  }

  const run = async (job: Job, delivery: Delivery): Promise<void> => {
    const context = { ...delivery, id: job.id, requestId: job.requestId, receivedAt: job.receivedAt }
    switch (job.kind) {
      case 'slack':
        return processInBolt(job.body, { ...context, isResumed: false })
      case 'transfer':
        return processInBolt(job.body, { ...context, isResumed: false, shownIn: job.shownIn })
      case 'connected': {
        // A job of its own, so that neither is done again for the other's sake.
        const { version, requestId, receivedAt, person } = job
        await services.queue.enqueue({
          version,
          kind: 'home',
          id: `${job.id}:home`,
          requestId,
          receivedAt,
          person,
        })
        if (!job.isConfirmed) {
          await tellConnected(job, { client: await clientFor(person), services })
        }
        if (job.resume) await processInBolt(job.resume, { ...context, isResumed: true })
        return
      }
      case 'home':
        return drawHome(job.person)
      case 'zip':
        return followZip(job, { client: await clientFor(job.person), services, isLastTry: delivery.last })
      case 'digest':
        return runDigestJob(job, {
          client: await clientFor(job.subscription.person),
          services,
          timeLeft: delivery.timeLeft,
        })
      case 'forget':
        return runForgetJob(job, { services, clientFor })
    }
  }

  return (job, delivery) => unlessGone(job, delivery, services, () => run(job, delivery))
}
