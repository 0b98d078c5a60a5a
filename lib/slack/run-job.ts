import { WebClient } from '@slack/web-api'
import type { Delivery } from '../jobs/deliver.ts'
import type { Job } from '../jobs/job.ts'
import type { Person } from '../store/person.ts'
import { type AppServices, createApp } from './app.ts'
import { followZip } from './follow-zip.ts'
import { publishHome } from './home.ts'
import { QueueReceiver } from './queue-receiver.ts'
import { webClientOptions } from './web-client.ts'

/**
 * Makes what does a job, once per function.
 * @returns does one delivery of a job; it throws when the job is to come again.
 */
export function createRunJob(services: AppServices): (job: Job, delivery: Delivery) => Promise<void> {
  const receiver = new QueueReceiver()
  createApp(services, receiver)

  const clientFor = async (person: Person): Promise<WebClient> => {
    const { botToken } = await services.authorize(person)
    return new WebClient(botToken, webClientOptions(services.slackApiUrl))
  }
  const drawHome = async (person: Person): Promise<void> => {
    const client = await clientFor(person)
    await publishHome({ client, person, services }, 1)
  }

  return async (job, delivery) => {
    const context = { ...delivery, id: job.id, requestId: job.requestId }
    switch (job.kind) {
      case 'slack':
        return receiver.process(job.body, { ...context, isResumed: false })
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
        if (job.resume) await receiver.process(job.resume, { ...context, isResumed: true })
        return
      }
      case 'home':
        return drawHome(job.person)
      case 'zip':
        return followZip(job, { client: await clientFor(job.person), services, isLastTry: delivery.last })
    }
  }
}
