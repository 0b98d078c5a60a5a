import type { WebClient } from '@slack/web-api'
import type { DigestContent } from '../digest/content.ts'
import { lookAtPerson } from '../digest/person.ts'
import { nextDue } from '../digest/schedule.ts'
import type { DigestJob } from '../jobs/job.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Services } from '../services.ts'
import type { ApprovalRef } from '../store/approval-cards.ts'
import type { Connection, SealedConnection } from '../store/connections.ts'
import type { Snapshots } from '../store/snapshots.ts'
import type { Digest, Schedule } from '../store/subscription.ts'
import { slackErrorCode } from './answer.ts'
import { approvalsIn, noteParts } from './approval-parts.ts'
import type { DigestWork, DueWork } from './digest-job.ts'
import { readDigest, turnDigestOff } from './digest-setting.ts'
import { findMarked, type MessagePlace, postMarked } from './direct-message.ts'
import { hasEnded, OtherLookError } from './earlier-look.ts'
import { digestEndedScreen, digestScreen, type WhyEnded } from './views/digest.ts'
import { PERSON_GONE, readZone } from './zone.ts'

/** A digest, and what its job has read already. */
export interface KnownDigest {
  digest: Digest
  /** What it has told, and what a look saw that was not recorded. */
  seen: Snapshots
  /** The person's connections. */
  connected: SealedConnection<'clinked'>[]
}

/** What became of a digest at one time it was due. */
type Outcome =
  | { outcome: 'nothing_new' }
  | ({ outcome: 'told'; approvals: Pick<ApprovalRef, 'fileId' | 'requestId'>[] } & MessagePlace)
  | { outcome: 'over'; why: WhyEnded }

/**
 * Sends a person their digest, once for each time it is due, or nothing where there is nothing to tell. It ends with
 * the person's account, and is turned off when no connection of theirs is left that could be asked.
 *
 * @throws what is worth another try; what Slack's client throws.
 */
export async function sendDigest(
  job: DigestJob,
  { digest, seen, connected }: KnownDigest,
  work: DueWork,
): Promise<void> {
  const { client, services, timeLeft } = work
  const { subscriptions, snapshots, metrics } = services
  const { person } = digest
  try {
    const schedule = await followPerson(digest, work)
    if (schedule === undefined) return await end(digest, services)
    const sending = {
      dueAt: job.dueAt,
      askedAt: job.receivedAt,
      key: keyOf(digest, job.dueAt),
      digest,
      seen,
      connected,
      schedule,
      client,
      services,
      timeLeft,
    }
    const done = await lookAndTell(sending)
    if (done.outcome === 'over') return await turnOff(sending, done.why)
    if (done.outcome === 'told') await noteParts(person, done, done.approvals, services)
    await snapshots.commit(digest, job.dueAt)
    await subscriptions.done(digest, job.dueAt)
    if (done.outcome === 'told') metrics.digestSent('person')
  } catch (error) {
    if (!slackErrorCode(error, PERSON_GONE)) throw error
    await end(digest, services)
  }
}

interface Sending extends KnownDigest {
  dueAt: number
  /** Since when it is on the queue, in epoch ms. */
  askedAt: number
  /** Names this one digest. */
  key: string
  schedule: Schedule
  client: WebClient
  services: Services
  timeLeft: () => number
}

/**
 * Where the person has moved to another zone, the digest comes by the clock there from now on.
 * @returns the schedule as it is now; undefined where the person is gone
 */
async function followPerson(digest: Digest, { client, services }: DigestWork): Promise<Schedule | undefined> {
  const { subscriptions, clock } = services
  const now = await readZone(client, digest.person.userId)
  if (!now?.isZoneKnown || now.zone === digest.schedule.zone) return now && digest.schedule
  const schedule = { ...digest.schedule, zone: now.zone }
  await subscriptions.reschedule(digest, schedule, true, nextDue(schedule, clock()))
  return schedule
}

/** The person's account is no more: there is nobody to tell. The row goes last, so that nothing is left without it. */
async function end(digest: Digest, { subscriptions, snapshots }: Services): Promise<void> {
  await snapshots.remove(digest)
  await subscriptions.remove(digest)
}

function lookAndTell(sending: Sending): Promise<Outcome> {
  const { key, dueAt, digest, client, services } = sending
  const { userId } = digest.person
  return writeOnce<Outcome>(
    {
      key,
      intent: { kind: 'digest', owner: digest.person, payload: { dueAt } },
      send: () => tell(sending),
      find: async (since) => {
        // Nothing is posted before it is prepared.
        const { next } = await services.snapshots.get(digest)
        if (next?.dueAt !== dueAt) return undefined
        const found = await findMarked(client, userId, key, since)
        if (!found) return undefined
        const { channel, ts, blocks } = found
        return { outcome: 'told', channel, ts, approvals: approvalsIn(blocks) }
      },
    },
    services,
  )
}

async function tell(sending: Sending): Promise<Outcome> {
  const { key, dueAt, digest, seen, connected, schedule, client, services, timeLeft } = sending
  const { snapshots, clock } = services
  const { person } = digest
  if (connected.length === 0) return { outcome: 'over', why: 'nothing_connected' }
  const { content, snapshot } = await lookAtPerson(digest, await lastTold(sending), services, {
    timeLeft,
    connections: connected,
  })
  const why = whyOver(content, connected)
  if (why) return { outcome: 'over', why }
  if (!(await snapshots.prepare(digest, dueAt, snapshot, seen))) throw new OtherLookError()
  if (!content.hasNews && !digest.evenWhenNothing) return { outcome: 'nothing_new' }

  // Turned off while Clinked was asked, perhaps: then nobody wants to know.
  if ((await readDigest(person, services))?.dueAt === undefined) return { outcome: 'nothing_new' }
  const screen = digestScreen({ content, schedule, now: clock() })
  const posted = await postMarked(client, person.userId, key, screen)
  return { outcome: 'told', ...posted, approvals: approvalsIn(screen.blocks) }
}

/**
 * What the last digest that was sent had seen. One whose job died between sending and recording may be it: Slack knows.
 */
async function lastTold({ digest, seen, dueAt, client, services }: Sending): Promise<unknown> {
  const { current, next } = seen
  if (next === undefined || next.dueAt >= dueAt) return current
  const key = keyOf(digest, next.dueAt)
  const isDone = await hasEnded(key, services)
  if (!isDone && !(await findMarked(client, digest.person.userId, key, next.dueAt))) return current
  await services.snapshots.commit(digest, next.dueAt)
  return next.snapshot
}

/**
 * Why nobody is left to be asked, for good.
 * @throws UpstreamError where none answers just now: it is worth another try
 */
function whyOver({ troubles }: DigestContent, connected: Connection[]): WhyEnded | undefined {
  const silent = new Set(troubles.map(({ connection }) => connection.id))
  if (connected.some(({ id }) => !silent.has(id))) return undefined
  const errors = troubles.map(({ error }) => error)
  const passing = errors.find((error) => error.retryable)
  if (passing) throw passing
  return errors.every(({ code }) => code === 'unauthorized') ? 'lapsed' : undefined
}

/** Tells the person, once, that no digest comes any more, and why. */
async function turnOff(
  { key, dueAt, askedAt, digest, client, services }: Sending,
  why: WhyEnded,
): Promise<void> {
  const { person } = digest
  const told = `${key}:over`
  await writeOnce<MessagePlace>(
    {
      key: told,
      intent: { kind: 'digest_over', owner: person, payload: { dueAt } },
      send: () => postMarked(client, person.userId, told, digestEndedScreen(why)),
      find: (since) => findMarked(client, person.userId, told, since),
    },
    services,
  )
  await turnDigestOff(person, services, askedAt)
}

function keyOf({ person, id }: Digest, dueAt: number): string {
  return `digest#${person.teamId}#${person.userId}#${id}#${dueAt}`
}
