import { nextDue } from '../digest/schedule.ts'
import type { Services } from '../services.ts'
import type { Person } from '../store/person.ts'
import { type Digest, NEWS_KINDS, type SubscriptionRef } from '../store/subscription.ts'
import type { JobContext } from './queue-receiver.ts'

type DigestServices = Pick<Services, 'subscriptions' | 'snapshots' | 'clock' | 'queue'>

/** What a person can set of their digest. */
export type DigestSetting = Pick<
  Digest,
  'schedule' | 'isZoneKnown' | 'kinds' | 'evenWhenNothing' | 'shareIds'
>

/** How a digest is where nothing else was set: of all shares, when there is something new. */
const USUAL: Pick<DigestSetting, 'kinds' | 'evenWhenNothing'> = {
  kinds: [...NEWS_KINDS],
  evenWhenNothing: false,
}

/** A person has one digest. */
function digestOf(person: Person): SubscriptionRef {
  return { person, id: 'digest' }
}

/** @returns undefined where the person never had one */
export async function readDigest(
  person: Person,
  { subscriptions }: Pick<DigestServices, 'subscriptions'>,
): Promise<Digest | undefined> {
  const found = await subscriptions.get(digestOf(person))
  return found?.kind === 'digest' ? found : undefined
}

/**
 * Turns a digest on, or changes it: what is not given stays as it was. One that was off begins anew: what there is now
 * is taken down by a job of its own, and not told. One that is due just now still comes, as it is set by then.
 *
 * @param job in which it is turned on.
 * @param change `shareIds` undefined for all shares.
 */
export async function setDigest(
  { person, job, services }: { person: Person; job: JobContext; services: DigestServices },
  change: Pick<DigestSetting, 'schedule' | 'isZoneKnown'> &
    Partial<Omit<DigestSetting, 'shareIds'>> & { shareIds?: string[] | undefined },
): Promise<Digest> {
  const { subscriptions, snapshots, clock, queue } = services
  const wasDueAt = (await readDigest(person, services))?.dueAt
  const now = clock()
  if (wasDueAt === undefined) await snapshots.remove(digestOf(person))
  const isDueNow = wasDueAt !== undefined && wasDueAt <= now
  const dueAt = isDueNow ? wasDueAt : nextDue(change.schedule, now)
  const digest = await subscriptions.setDigest(person, { ...change, dueAt }, USUAL)
  // The snapshot tells, for an earlier delivery may have died right here.
  if ((await snapshots.get(digest)).current === undefined) {
    await queue.enqueue({
      version: 1,
      kind: 'digest',
      id: `${job.id}:first-look`,
      requestId: job.requestId,
      receivedAt: now,
      subscription: digestOf(person),
      dueAt: now,
      waits: 0,
      isFirst: true,
    })
  }
  return digest
}

/**
 * Turns a digest off; its settings stay, and what it has seen is forgotten.
 * @param decidedAt epoch ms: one that its person has set since then stays on. Left out, it goes off whenever it was set.
 * @returns how it is set now
 */
export async function turnDigestOff(
  person: Person,
  services: DigestServices,
  decidedAt = Number.MAX_SAFE_INTEGER,
): Promise<Digest | undefined> {
  const isOff = await services.subscriptions.turnOff(person, decidedAt)
  if (isOff) await services.snapshots.remove(digestOf(person))
  return readDigest(person, services)
}
