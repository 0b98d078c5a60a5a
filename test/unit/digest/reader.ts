import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { type LocalDynamoDb, startDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import { type Clinked, createClinked } from '../../../lib/clinked/client.ts'
import { lookAtChannel } from '../../../lib/digest/channel.ts'
import { takeDown } from '../../../lib/digest/first-look.ts'
import { lookAtPerson } from '../../../lib/digest/person.ts'
import { createTransport, type Transport } from '../../../lib/http/transport.ts'
import { createLocalSealer } from '../../../lib/secrets/local-sealer.ts'
import { shareId } from '../../../lib/shares/share.ts'
import { createAuditStore } from '../../../lib/store/audit.ts'
import { type Connection, connectionId, createConnectionStore } from '../../../lib/store/connections.ts'
import { createOwnWordStore } from '../../../lib/store/own-words.ts'
import type { Person } from '../../../lib/store/person.ts'
import { type ChannelSubscription, type Digest, NEWS_KINDS } from '../../../lib/store/subscription.ts'
import { createSubscriptionStore } from '../../../lib/store/subscriptions.ts'
import { createDocumentClient } from '../../../lib/store/table.ts'
import { createWriteStore } from '../../../lib/store/writes.ts'
import { type Running, runStandIn } from '../sandbox-clinked/running-stand-in.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

const enoughTime = (): number => HOUR

/**
 * Somebody with shares, whose digest remembers from look to look; the upstream is the stand-in over HTTP. Each test has
 * a person nobody met yet.
 */
export function createReader() {
  let running: Running
  let dynamoDb: LocalDynamoDb
  let transport: Transport
  let services: ReturnType<typeof createServices>
  let person: Person
  let people = 0
  let remembered: unknown

  beforeAll(async () => {
    ;[running, dynamoDb] = await Promise.all([runStandIn(), startDynamoDb({ port: 0 })])
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    })
    transport = createTransport({ limits: { retryDelayMs: 0 } })
    const clinked = createClinked({ baseUrl: running.url, transport })
    services = createServices(dynamoDb.tableName, () => running.now(), clinked)
  })
  beforeEach(() => {
    running.standIn.reset()
    people += 1
    person = { teamId: 'T0ACME', userId: `U${people}` }
    remembered = undefined
  })
  afterAll(async () => {
    services.client.destroy()
    await Promise.all([running.stop(), transport.close(), dynamoDb.stop()])
  })

  /** The sections of the reference that were asked while something was done, but for new tokens (§1.1). */
  async function watched<Result>(act: () => Promise<Result>): Promise<Result & { calls: string[] }> {
    const from = running.standIn.requests.length
    const result = await act()
    const sections = running.standIn.requests.slice(from).map(({ section }) => section ?? '')
    return { ...result, calls: sections.filter((section) => section !== '1.1').sort() }
  }

  return {
    get standIn() {
      return running.standIn
    },
    get others() {
      return running.standIn.others
    },
    get services() {
      return services
    },
    get person() {
      return person
    },
    now: () => running.now(),
    advance: (ms: number) => running.advance(ms),

    /** Connects a share link, as the connect page does. */
    async connect(shareToken: string, sharePassword?: string): Promise<Connection<'clinked'>> {
      const password = sharePassword === undefined ? {} : { sharePassword }
      const granted = await services.clinked.oauth.grant({ shareToken, ...password })
      const connection: Connection<'clinked'> = {
        id: connectionId('clinked', shareToken),
        provider: 'clinked',
        person,
        label: 'guest@northwind.example',
        connectedAt: running.now(),
        shareIds: [],
      }
      const { accessToken, expiresInMs = HOUR } = granted
      const accessTokenExpiresAt = running.now() + expiresInMs
      await services.connections.put(connection, {
        shareToken,
        ...password,
        accessToken,
        accessTokenExpiresAt,
      })
      return connection
    },

    /** One look of a digest, which remembers what it saw as the store keeps it. */
    look: (changes: Partial<Digest> = {}, timeLeft = enoughTime) =>
      watched(async () => {
        const digest: Digest = { ...dailyDigest(person), ...changes }
        const { content, snapshot } = await lookAtPerson(digest, remembered, services, { timeLeft })
        remembered = JSON.parse(JSON.stringify(snapshot))
        return { content, snapshot: remembered }
      }),

    /** What a digest takes down when it is turned on. */
    async turnOn(): Promise<void> {
      const snapshot = await takeDown(dailyDigest(person), services, { timeLeft: enoughTime })
      remembered = snapshot && JSON.parse(JSON.stringify(snapshot))
    },

    /** One look of a channel's subscription to a share. */
    lookForChannel: (subscription: ChannelSubscription) =>
      watched(async () => {
        const { snapshot, ...look } = await lookAtChannel(subscription, remembered, services)
        remembered = JSON.parse(JSON.stringify(snapshot))
        return look
      }),

    /** Notes a reply or comment as written by the person from Slack. */
    wrote: (shareToken: string, context: `reply_${number}` | `comment_${number}`) =>
      services.ownWords.add(person, { shareId: shareId(shareToken), context, at: running.now() }),
  }
}

function createServices(table: string, clock: () => number, clinked: Clinked) {
  const client = createDocumentClient()
  const sealer = createLocalSealer(randomBytes(32).toString('base64'))
  const store = { table, client, clock }
  return {
    client,
    clock,
    clinked,
    connections: createConnectionStore({ ...store, sealer }),
    ownWords: createOwnWordStore(store),
    subscriptions: createSubscriptionStore({ ...store, sealer }),
    writes: createWriteStore(store),
    audit: createAuditStore(store),
  }
}

function dailyDigest(person: Person): Digest {
  return {
    kind: 'digest',
    id: 'digest',
    person,
    kinds: [...NEWS_KINDS],
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone: 'UTC' },
    isZoneKnown: true,
    evenWhenNothing: false,
  }
}
