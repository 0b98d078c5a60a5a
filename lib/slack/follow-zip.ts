import type { WebClient } from '@slack/web-api'
import { NotConnectedError, ShareNotFoundError, UpstreamError } from '../errors.ts'
import type { ZipJob } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import { lookAtZip, type ZipProgress } from '../shares/zip.ts'
import type { Person } from '../store/person.ts'
import { slackErrorCode } from './answer.ts'
import { sentence } from './views/errors.ts'
import type { Screen } from './views/screen.ts'
import {
  ZIP_TAKES_LONG,
  zipDoneScreen,
  zipRunningScreen,
  zipStoppedScreen,
  zipTroubleScreen,
} from './views/zip.ts'

/** How long after each look the next one is, in seconds; from then on it is the last of these. */
const PAUSES = [2, 3, 5, 5, 10, 10, 20, 30]

/** How long a batch download is followed, in ms. */
const PATIENCE_MS = 60 * 60_000

interface Following {
  client: WebClient
  services: Services
  /** Whether the job does not come again when this fails. */
  isLastTry: boolean
}

/**
 * Looks once how far a batch download is, shows it in its message, and puts the next look on the queue: a worker that
 * dies leaves the look to the next.
 *
 * @throws what is worth another try; what Slack's client throws.
 */
export async function followZip(job: ZipJob, { client, services, isLastTry }: Following): Promise<void> {
  if (await isStopped(job.message, services)) {
    await update(client, job, zipStoppedScreen(job.count))
    return
  }
  let progress: ZipProgress
  try {
    progress = await lookAtZip(job.person, job, services)
  } catch (error) {
    const isFinal =
      error instanceof NotConnectedError ||
      error instanceof ShareNotFoundError ||
      (error instanceof UpstreamError && !error.retryable)
    if (!isFinal && !isLastTry) throw error
    await update(client, job, zipTroubleScreen(job, sentence(error)))
    if (isFinal) return
    throw error
  }
  await showProgress(job, progress, { client, services })
}

/** Shows how far it is, and looks again later where it is not done. */
export async function showProgress(
  job: ZipJob,
  progress: ZipProgress,
  { client, services }: Pick<Following, 'client' | 'services'>,
): Promise<void> {
  const now = services.clock()
  if (progress.state === 'done') {
    await update(client, job, zipDoneScreen(job, progress.location))
  } else if (now - job.since.at > PATIENCE_MS) {
    await update(client, job, zipTroubleScreen(job, ZIP_TAKES_LONG))
  } else if (await update(client, job, zipRunningScreen(job, { ...progress, since: job.since, now }))) {
    await enqueueNext(job, services)
  }
}

async function enqueueNext(job: ZipJob, { queue }: Services): Promise<void> {
  const look = job.look + 1
  const next = { ...job, id: job.id.replace(/:\d+$/, `:${look}`), look }
  await queue.enqueue(next, PAUSES[Math.min(job.look, PAUSES.length) - 1] ?? 0)
}

/** The first look of those that a request brings about: the same however often its job comes. */
export function firstLook(requestJobId: string): Pick<ZipJob, 'id' | 'look'> {
  return { id: `zip:${requestJobId}:1`, look: 1 }
}

/** Makes whoever looks next stop. */
export async function stop(person: Person, message: ZipJob['message'], { notes }: Services): Promise<void> {
  await notes.put(person, stopNote(message), { isStopped: 'yes' })
}

async function isStopped(message: ZipJob['message'], { notes }: Services): Promise<boolean> {
  return (await notes.get(stopNote(message))).isStopped !== undefined
}

function stopNote({ channel, ts }: ZipJob['message']): string {
  return `zip:${channel}:${ts}`
}

/** @returns false where the person has deleted the message: then nobody follows any more. */
async function update(client: WebClient, { message }: ZipJob, { text, blocks }: Screen): Promise<boolean> {
  try {
    await client.chat.update({ ...message, text, blocks })
    return true
  } catch (error) {
    if (slackErrorCode(error, ['message_not_found', 'channel_not_found'])) return false
    throw error
  }
}
