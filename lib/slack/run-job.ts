import { WebClient } from '@slack/web-api'
import type { Delivery } from '../jobs/deliver.ts'
import type { Job } from '../jobs/job.ts'
import type { Person } from '../store/person.ts'
import { type AppServices, createApp } from './app.ts'
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

  const drawHome = async (person: Person): Promise<void> => {
    const { botToken } = await services.authorize(person)
    const client = new WebClient(botToken, webClientOptions(services.slackApiUrl))
    await publishHome({ client, person, services }, 1)
  }

  return async (job, delivery) => {
    const context = { ...delivery, id: job.id, requestId: job.requestId }
    switch (job.kind) {
      case 'slack':
        return receiver.process(job.body, context)
      case 'connected':
        // The list that the person waits for comes first.
        if (job.resume) await receiver.process(job.resume, context)
        return drawHome(job.person)
      case 'home':
        return drawHome(job.person)
    }
  }
}
