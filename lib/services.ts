import { randomBytes } from 'node:crypto'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import type { Logger } from '@aws-lambda-powertools/logger'
import { createAwsCall } from './aws/call.ts'
import { type Clinked, createClinked } from './clinked/client.ts'
import { createClinkedBudget } from './clinked/request-budget.ts'
import { intralinksKeys, intralinksWebUrl, requireEnv, type Settings, sendsFilesToSlack } from './config.ts'
import type { RequestBudget } from './http/request-budget.ts'
import { createTransport } from './http/transport.ts'
import { createIntralinks, type Intralinks } from './intralinks/client.ts'
import { createQueue, type Queue } from './jobs/queue.ts'
import { createMetrics, type Metrics, recordRequests } from './metrics.ts'
import { createSealer } from './secrets/create-sealer.ts'
import { rememberOpened } from './secrets/remember-opened.ts'
import { type ApprovalCardStore, createApprovalCardStore } from './store/approval-cards.ts'
import { type AuditStore, createAuditStore } from './store/audit.ts'
import { type ConnectionStore, createConnectionStore } from './store/connections.ts'
import { createDepartureStore, type DepartureStore } from './store/departures.ts'
import { createInstallationStore, type InstallationStore } from './store/installations.ts'
import { createJobNoteStore, type JobNoteStore } from './store/job-notes.ts'
import { createOrganisationStore, type OrganisationStore } from './store/organisations.ts'
import { createOwnWordStore, type OwnWordStore } from './store/own-words.ts'
import { createOwnershipStore, type OwnershipStore } from './store/ownership.ts'
import { createRequestLedgerStore } from './store/request-ledger.ts'
import { createSnapshotStore, type SnapshotStore } from './store/snapshots.ts'
import { createSubscriptionStore, type SubscriptionStore } from './store/subscriptions.ts'
import { createDocumentClient, createDynamoDbClient } from './store/table.ts'
import { createThumbnailStore, type ThumbnailStore } from './store/thumbnails.ts'
import { createTicketStore, type TicketStore } from './store/tickets.ts'
import { createWriteStore, type WriteStore } from './store/writes.ts'

/** Everything with a side effect that a listener may use, made once per function and handed down. */
export interface Services {
  /** Epoch ms. */
  clock: () => number
  log: Logger
  metrics: Metrics
  queue: Queue
  clinked: Clinked
  /** Undefined where the deployment has no keys for Intralinks. */
  intralinks: Intralinks | undefined
  /** Of requests to Clinked: scheduled work asks it for its turn before it begins. */
  budget: Pick<RequestBudget, 'reserve'>
  connections: ConnectionStore
  installations: InstallationStore
  tickets: TicketStore
  cards: ApprovalCardStore
  writes: WriteStore
  notes: JobNoteStore
  thumbnails: ThumbnailStore
  subscriptions: SubscriptionStore
  snapshots: SnapshotStore
  ownWords: OwnWordStore
  audit: AuditStore
  departures: DepartureStore
  ownership: OwnershipStore
  organisations: OrganisationStore
  /** Claims of jobs, for lib/jobs/deliver.ts. */
  claims: DynamoDBPersistenceLayer
  /** Whether files may be sent into Slack; where not, they are to be had upstream only. */
  sendsFilesToSlack: boolean
  /** Where Intralinks is in a browser. */
  intralinksWebUrl: string
  /** Where the connect page is, without a slash at the end. */
  publicUrl: string
}

/** The settings that services are made from. */
export const SERVICE_SETTINGS = [
  'INTRALINKS_CLIENT_ID',
  'INTRALINKS_CLIENT_SECRET',
  'INTRALINKS_WEB_URL',
  'SEND_FILES_TO_SLACK',
] as const

/**
 * Makes the services of the worker from its settings and the environment.
 * @throws MissingSettingError, InvalidSettingError, saying which.
 */
export function createServices(settings: Settings<(typeof SERVICE_SETTINGS)[number]>, log: Logger): Services {
  const clock = () => Date.now()
  const metrics = createMetrics()
  const table = requireEnv('TABLE_NAME')
  const dynamoDb = createDynamoDbClient()
  const store = { table, client: createDocumentClient(dynamoDb), clock }
  const sealer = rememberOpened(createSealer(process.env), clock)
  const random = () => randomBytes(32).toString('base64url')
  const clinkedUrl = requireEnv('CLINKED_API_URL')
  const ledger = createRequestLedgerStore({ ...store, upstream: 'clinked' })
  const { budget, budgetFor } = createClinkedBudget({ baseUrl: clinkedUrl, ledger, clock })
  // In ms: a screen takes up to five calls one after the other, and all of them must fit into one job.
  const transport = createTransport({
    limits: { headersMs: 8_000, totalMs: 10_000 },
    ...recordRequests(log, metrics),
    budgetFor,
  })
  const keys = intralinksKeys(settings)
  return {
    clock,
    log,
    metrics,
    queue: createQueue(createAwsCall('sqs'), requireEnv('QUEUE_URL'), requireEnv('TRANSFERS_QUEUE_URL')),
    clinked: createClinked({ baseUrl: clinkedUrl, transport }),
    intralinks:
      keys && createIntralinks({ baseUrl: requireEnv('INTRALINKS_API_URL'), transport, clock, ...keys }),
    budget,
    connections: createConnectionStore({ ...store, sealer }),
    installations: createInstallationStore({ ...store, sealer }),
    tickets: createTicketStore({ ...store, random }),
    cards: createApprovalCardStore(store),
    writes: createWriteStore(store),
    notes: createJobNoteStore(store),
    thumbnails: createThumbnailStore(store),
    subscriptions: createSubscriptionStore({ ...store, sealer }),
    snapshots: createSnapshotStore(store),
    ownWords: createOwnWordStore(store),
    audit: createAuditStore(store),
    departures: createDepartureStore(store),
    ownership: createOwnershipStore(store),
    organisations: createOrganisationStore(store),
    claims: new DynamoDBPersistenceLayer({
      tableName: requireEnv('CLAIMS_TABLE_NAME'),
      awsSdkV3Client: dynamoDb,
    }),
    sendsFilesToSlack: sendsFilesToSlack(settings),
    intralinksWebUrl: intralinksWebUrl(settings),
    publicUrl: requireEnv('PUBLIC_URL').replace(/\/$/, ''),
  }
}
