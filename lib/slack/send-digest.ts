import type { WebClient } from '@slack/web-api'
import type { DigestContent } from '../digest/content.ts'
import { lookAtPerson } from '../digest/person.ts'
import { nextDue } from '../digest/schedule.ts'
import type { DigestJob } from '../jobs/job.ts'
import { writeOnce } from '../jobs/write-once.ts'
import type { Services } from '../services.ts'
import type { ApprovalRef } from '../store/approval-cards.ts'
import type { Connection } from '../store/connections.ts'
import type { Digest, Schedule } from '../store/subscriptions.ts'
import { slackErrorCode } from './answer.ts'
import { approvalsIn, noteParts } from './approval-parts.ts'
import type { DigestWork } from './digest-job.ts'
import { readDigest, turnDigestOff } from './digest-setting.ts'
import { findMarked, type MessagePlace, postMarked } from './direct-message.ts'
import { digestEndedScreen, digestScreen, type WhyEnded } from './views/digest.ts'
import { PERSON_GONE, readZone } from './zone.ts'

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
export async function sendDigest(job: DigestJob, digest: Digest, work: DigestWork): Promise<void> {
  const { client, services } = work
  const { subscriptions, snapshots } = services
  const { person } = digest
  try {
    const schedule = await followPerson(digest, work)
    if (schedule === undefined) return await end(digest, services)
    const sending = {
      dueAt: job.dueAt,
      key: keyOf(digest, job.dueAt),
      digest,
      schedule,
      client,
      services,
    }
    const done = await lookAndTell(sending)
    if (done.outcome === 'over') return await turnOff(sending, done.why)
    if (done.outcome === 'told') await noteParts(person, done, done.approvals, services)
    await snapshots.commit(digest, job.dueAt)
    await subscriptions.done(digest, job.dueAt)
  } catch (error) {
    if (!slackErrorCode(error, PERSON_GONE)) throw error
    await end(digest, services)
  }
}

interface Sending {
  dueAt: number
  /** Names this one digest. */
  key: string
  digest: Digest
  schedule: Schedule
  client: WebClient
  services: Services
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
  const { key, dueAt, digest, schedule, client, services } = sending
  const { snapshots, connections, clock } = services
  const { person } = digest
  const connected = await connections.listOf(person, 'clinked')
  if (connected.length === 0) return { outcome: 'over', why: 'nothing_connected' }
  const { content, snapshot } = await lookAtPerson(digest, await lastTold(sending), services)
  const why = whyOver(content, connected)
  if (why) return { outcome: 'over', why }
  await snapshots.prepare(digest, dueAt, snapshot)
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
async function lastTold({ digest, dueAt, client, services }: Sending): Promise<unknown> {
  const { snapshots, writes } = services
  const { current, next } = await snapshots.get(digest)
  if (next === undefined || next.dueAt >= dueAt) return current
  const key = keyOf(digest, next.dueAt)
  const isDone = (await writes.read(key))?.state === 'done'
  if (!isDone && !(await findMarked(client, digest.person.userId, key, next.dueAt))) return current
  await snapshots.commit(digest, next.dueAt)
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
async function turnOff({ key, dueAt, digest, client, services }: Sending, why: WhyEnded): Promise<void> {
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
  await turnDigestOff(person, services)
}

function keyOf({ person, id }: Digest, dueAt: number): string {
  return `digest#${person.teamId}#${person.userId}#${id}#${dueAt}`
}
