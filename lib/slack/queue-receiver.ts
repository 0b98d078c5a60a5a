import type { App, Receiver } from '@slack/bolt'
import type { Delivery } from '../jobs/deliver.ts'
import type { SlackBody, TransferJob } from '../jobs/job.ts'

/** What a listener finds in Bolt's `context` of the job it runs in. */
export interface JobContext extends Delivery {
  id: string
  requestId: string
  /** When the ingress took the request, in epoch ms. */
  receivedAt: number
  /** Whether it was parked until the person had connected. */
  isResumed: boolean
  /** In a transfer, where the person was told that it is on its way; undefined in any other job. */
  shownIn?: TransferJob['shownIn']
}

/**
 * Feeds Bolt with jobs from the queue instead of HTTP requests. Slack has had its answer from the ingress by
 * then, so `ack` has nothing left to do.
 */
export class QueueReceiver implements Receiver {
  #app: App | undefined

  init(app: App): void {
    this.#app = app
  }

  /**
   * Runs the listeners of one request to their end.
   * @throws what a listener threw.
   */
  async process(body: SlackBody, job: JobContext): Promise<void> {
    if (!this.#app) throw new Error('The receiver has no app yet: construct the App with it first.')
    await this.#app.processEvent({ body, ack: async () => {}, customProperties: { job } })
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}
}
