import { nextDue } from '../digest/schedule.ts'
import type { Services } from '../services.ts'
import type { Person } from '../store/person.ts'
import { type Digest, NEWS_KINDS, type SubscriptionRef } from '../store/subscriptions.ts'
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
  const before = await readDigest(person, services)
  const now = clock()
  if (before?.dueAt === undefined) await snapshots.remove(digestOf(person))
  const { shareIds, ...rest } = { ...USUAL, ...before, ...change }
  const digest: Digest = {
    ...rest,
    ...(shareIds === undefined ? {} : { shareIds }),
    kind: 'digest',
    id: 'digest',
    person,
    dueAt: before?.dueAt !== undefined && before.dueAt <= now ? before.dueAt : nextDue(change.schedule, now),
  }
  await subscriptions.put(digest)
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

/** Turns a digest off; its settings stay, and what it has seen is forgotten. @returns how it is set now */
export async function turnDigestOff(person: Person, services: DigestServices): Promise<Digest | undefined> {
  const before = await readDigest(person, services)
  if (before?.dueAt === undefined) return before
  const { dueAt: _, ...off } = before
  await services.subscriptions.replace(off)
  await services.snapshots.remove(digestOf(person))
  return off
}
