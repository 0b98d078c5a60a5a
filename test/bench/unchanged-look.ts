import type { Bundle } from '../../infra/bundle/build.ts'
import { startDynamoDb } from '../../infra/sandbox/dynamodb.ts'
import { startSandbox } from '../../infra/sandbox/server.ts'
import type { DigestJob } from '../../lib/jobs/job.ts'
import { shareId } from '../../lib/shares/share.ts'
import { connectionId } from '../../lib/store/connections.ts'
import type { Digest } from '../../lib/store/subscription.ts'
import { environmentFor } from './environment.ts'
import { startFunction } from './function.ts'
import { startKms } from './loopback/kms.ts'
import { startLoopback } from './loopback/serve.ts'
import { answerAsSlack } from './loopback/slack.ts'
import { startSqs } from './loopback/sqs.ts'
import { PERSON, withStores } from './seed.ts'
import { assertDone, delivery } from './sqs-event.ts'

/** What a digest took on which nothing was new. */
export interface UnchangedLook {
  shares: number
  /** What was asked of Clinked. */
  clinkedCalls: number
  /** Of the worker, user and system, in ms. */
  cpuMs: number
}

const DAY_MS = 24 * 3_600_000

/** Has the worker send a person's digest day after day while nothing happens, with the stand-in for Clinked. */
export async function lookUnchanged(worker: Bundle, days: number): Promise<UnchangedLook[]> {
  const [dynamoDb, kms, sqs, slack, sandbox] = await Promise.all([
    startDynamoDb({ port: 0 }),
    startKms(),
    startSqs(),
    startLoopback(answerAsSlack),
    startSandbox({ port: 0, clock: () => Date.now(), slack: undefined, clinked: true }),
  ])
  const env = environmentFor({
    dynamoDb: dynamoDb.endpoint,
    kms: kms.url,
    sqs: sqs.url,
    slack: slack.url,
    clinked: `${sandbox.url}/clinked`,
  })
  const tables = { TABLE_NAME: dynamoDb.tableName, CLAIMS_TABLE_NAME: dynamoDb.claimsTableName }
  const running = await startFunction(worker.path, { ...env, ...tables })
  try {
    const [tokens] = sandbox.clinked?.addGuests(1) ?? []
    if (!sandbox.clinked || !tokens) throw new Error('There is nobody with shares.')
    const { requests } = sandbox.clinked
    await withStores(
      { dynamoDb: dynamoDb.endpoint, table: dynamoDb.tableName },
      async ({ installations, connections, subscriptions }) => {
        const [shareToken = ''] = tokens
        await installations.put(PERSON.teamId, { botToken: 'xoxb-bench' })
        await connections.put(
          {
            id: connectionId('clinked', shareToken),
            provider: 'clinked',
            person: PERSON,
            label: 'bench',
            connectedAt: Date.now(),
            shareIds: tokens.map(shareId),
          },
          // It has run out: the first look has a new one granted.
          { shareToken, accessToken: 'of-yesterday', accessTokenExpiresAt: 0 },
        )
        await subscriptions.put(digest)
      },
    )
    const looks: UnchangedLook[] = []
    for (let day = 0; day <= days; day += 1) {
      requests.length = 0
      const invocation = await running.invoke(delivery(JSON.stringify(jobOf(day))))
      assertDone(invocation)
      looks.push({ shares: tokens.length, clinkedCalls: requests.length, cpuMs: invocation.cpuMs })
    }
    // On the first day everything was new.
    return looks.slice(1)
  } finally {
    await running.stop()
    await Promise.all([dynamoDb.stop(), kms.stop(), sqs.stop(), slack.stop(), sandbox.stop()])
  }
}

const FIRST_DAY = Date.now()

const digest: Digest = {
  kind: 'digest',
  id: 'digest',
  person: PERSON,
  kinds: ['messages'],
  schedule: { days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone: 'Europe/Berlin' },
  isZoneKnown: true,
  evenWhenNothing: false,
  dueAt: FIRST_DAY,
}

function jobOf(day: number): DigestJob {
  const dueAt = FIRST_DAY + day * DAY_MS
  return {
    version: 1,
    id: `digest:${day}`,
    requestId: 'bench',
    receivedAt: Date.now(),
    kind: 'digest',
    subscription: { person: PERSON, id: digest.id },
    dueAt,
    waits: 0,
    ...(day === 0 ? { isFirst: true } : {}),
  }
}
