import type { ForgetJob } from '../jobs/job.ts'
import { MAX_BATCH, type Queue } from '../jobs/queue.ts'
import { eachAtMost } from '../shares/each-at-most.ts'
import type { DepartureStore } from '../store/departures.ts'
import type { InstallationStore } from '../store/installations.ts'
import type { OrganisationStore } from '../store/organisations.ts'
import type { OwnershipStore } from '../store/ownership.ts'
import type { Person } from '../store/person.ts'

/** Rows that are deleted at the same time. */
const ROWS_AT_ONCE = 20

/** How long after the first look the second one is, in seconds: the index has everything by then. */
const SECOND_LOOK_SECONDS = 30

export interface ForgetServices {
  departures: DepartureStore
  ownership: OwnershipStore
  organisations: OrganisationStore
  installations: Pick<InstallationStore, 'remove'>
  queue: Pick<Queue, 'enqueue' | 'enqueueAll'>
  /** Epoch ms. */
  clock: () => number
}

/** SQS did not take all jobs: this one comes again, and puts the same ones there. */
class NotQueuedError extends Error {
  override readonly name = 'NotQueuedError'
}

/**
 * Deletes all that is kept of a person: what is sealed goes first. Who has come back meanwhile keeps what was written
 * since. A delivery that died is gone on with by deleting what is left.
 *
 * The departure is noted before: from then on no job that was asked for earlier begins (lib/slack/unless-gone.ts), and
 * one that is under way is followed by another deletion.
 *
 * @param goneAt epoch ms.
 */
export async function forgetPerson(
  person: Person,
  goneAt: number,
  { departures, ownership }: Pick<ForgetServices, 'departures' | 'ownership'>,
): Promise<void> {
  await departures.personLeft(person, goneAt)
  const departure = await departures.of(person)
  for await (const rows of ownership.ofPerson(person)) {
    await eachAtMost(ROWS_AT_ONCE, rows, (row) => ownership.remove(row, departure?.backAt))
  }
}

/**
 * Deletes the token of a workspace and what is kept of it as a whole, and puts a job on the queue for each of its
 * people: so thousands of them are forgotten by many workers at once, and none is waited for.
 */
export async function forgetWorkspace(
  job: ForgetJob,
  teamId: string,
  services: ForgetServices,
): Promise<void> {
  const { departures, installations, ownership } = services
  await departures.allLeft(teamId, job.goneAt)
  await installations.remove(teamId, job.goneAt)
  let last: string | undefined
  let people: ForgetJob[] = []
  for await (const rows of ownership.ofTeam(teamId)) {
    const own = rows.filter(({ userId }) => userId === undefined)
    // What was written since this job was queued is of an app that was added again.
    await eachAtMost(ROWS_AT_ONCE, own, (row) => ownership.remove(row, job.receivedAt))
    for (const { userId } of rows) {
      if (userId === undefined || userId === last) continue
      last = userId
      const id = `${job.id}:${userId}`
      people.push({ ...job, id, whom: { kind: 'person', person: { teamId, userId } }, look: 2 })
      if (people.length < MAX_BATCH) continue
      await enqueueAll(people, services)
      people = []
    }
  }
  await enqueueAll(people, services)
}

/** Deletes the token of an organisation, and puts a job on the queue for each of its workspaces. */
export async function forgetOrganisation(
  job: ForgetJob,
  enterpriseId: string,
  services: ForgetServices,
): Promise<void> {
  const { departures, installations, organisations } = services
  await departures.allLeft(enterpriseId, job.goneAt)
  await installations.remove(enterpriseId, job.goneAt)
  const jobs = (await organisations.teams(enterpriseId)).map(
    (teamId): ForgetJob => ({
      ...job,
      id: `${job.id}:${teamId}`,
      whom: { kind: 'workspace', teamId, enterpriseId },
      look: 1,
    }),
  )
  for (let first = 0; first < jobs.length; first += MAX_BATCH) {
    await enqueueAll(jobs.slice(first, first + MAX_BATCH), services)
  }
}

/** Puts the second look on the queue: what was being written at the first one is found by then. */
export async function lookAgain(job: ForgetJob, { queue, clock }: ForgetServices): Promise<void> {
  if (job.look === 2) return
  const again: ForgetJob = { ...job, id: `${job.id}:again`, receivedAt: clock(), look: 2 }
  await queue.enqueue(again, SECOND_LOOK_SECONDS)
}

async function enqueueAll(jobs: ForgetJob[], { queue }: ForgetServices): Promise<void> {
  const refused = await queue.enqueueAll(jobs)
  if (refused.length > 0) throw new NotQueuedError(`SQS refused ${refused.length} jobs: ${refused[0]?.code}.`)
}
