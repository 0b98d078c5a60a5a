import type { ForgetJob, Job } from '../jobs/job.ts'
import type { Services } from '../services.ts'
import type { Departure } from '../store/departures.ts'
import type { Person } from '../store/person.ts'
import { personIn } from './interaction.ts'

/**
 * Does a job, unless its person is gone since it was asked for. One that was under way when they left may have written
 * something since: then all of theirs is deleted once more, by a job of its own.
 *
 * Somebody who does something after they were forgotten has come back, and what they do from then on is kept.
 *
 * @param delivery how often the job has come.
 * @throws what `run` and the stores throw.
 */
export async function unlessGone(
  job: Job,
  delivery: { attempt: number },
  services: Pick<Services, 'departures' | 'queue' | 'clock' | 'log'>,
  run: () => Promise<void>,
): Promise<void> {
  const person = personOf(job)
  if (person === undefined) return run()
  const { departures, queue, clock, log } = services
  const forget = ({ goneAt }: Departure): ForgetJob => ({
    version: 1,
    kind: 'forget',
    id: `${job.id}:forget:${delivery.attempt}`,
    requestId: job.requestId,
    receivedAt: clock(),
    whom: { kind: 'person', person },
    goneAt,
    look: 2,
  })

  const departure = await departures.of(person)
  if (departure && isOver(job, departure)) {
    log.info('a job was passed over, for its person is gone', { job: job.id })
    await queue.enqueue(forget(departure))
    return
  }
  const isBack = departure && departure.backAt === undefined && askedAt(job) > departure.goneAt
  if (isBack) await departures.cameBack(person, departure, askedAt(job))
  try {
    await run()
  } finally {
    const now = await departures.of(person)
    if (now && now.goneAt > askedAt(job)) await queue.enqueue(forget(now))
  }
}

/** Whose job it is; undefined where it is nobody's. */
function personOf(job: Job): Person | undefined {
  switch (job.kind) {
    case 'slack':
    case 'transfer': {
      const person = personIn(job.body)
      return person.userId === '' || person.teamId === '' ? undefined : person
    }
    case 'connected':
    case 'home':
    case 'zip':
      return job.person
    case 'digest':
      return job.subscription.person
    case 'forget':
      return undefined
  }
}

function askedAt(job: Job): number {
  return job.kind === 'connected' ? job.askedAt : job.receivedAt
}

/** What the app does by itself it no longer does for them either, until they come back. */
function isOver(job: Job, { goneAt, backAt }: Departure): boolean {
  if (askedAt(job) < goneAt) return true
  const isOwnDoing = job.kind === 'slack' || job.kind === 'transfer' || job.kind === 'connected'
  return !isOwnDoing && backAt === undefined
}
