import { randomBytes } from 'node:crypto'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { Logger } from '@aws-lambda-powertools/logger'
import { SQSClient } from '@aws-sdk/client-sqs'
import { type Clinked, createClinked } from './clinked/client.ts'
import { requireEnv } from './config.ts'
import { createTransport } from './http/transport.ts'
import { createQueue, type Queue } from './jobs/queue.ts'
import { createSealer } from './secrets/create-sealer.ts'
import { type ApprovalCardStore, createApprovalCardStore } from './store/approval-cards.ts'
import { type ConnectionStore, createConnectionStore } from './store/connections.ts'
import { createJobNoteStore, type JobNoteStore } from './store/job-notes.ts'
import { createDocumentClient, createDynamoDbClient } from './store/table.ts'
import { createThumbnailStore, type ThumbnailStore } from './store/thumbnails.ts'
import { createTicketStore, type TicketStore } from './store/tickets.ts'
import { createWriteStore, type WriteStore } from './store/writes.ts'

/** Everything with a side effect that a listener may use, made once per function and handed down. */
export interface Services {
  /** Epoch ms. */
  clock: () => number
  log: Logger
  queue: Queue
  clinked: Clinked
  connections: ConnectionStore
  tickets: TicketStore
  cards: ApprovalCardStore
  writes: WriteStore
  notes: JobNoteStore
  thumbnails: ThumbnailStore
  /** Claims of jobs, for lib/jobs/deliver.ts. */
  claims: DynamoDBPersistenceLayer
  /** Where the connect page is, without a slash at the end. */
  publicUrl: string
}

/**
 * Makes the services of the worker from the environment.
 * @throws MissingSettingError naming the variable that is not set.
 */
export function createServices(): Services {
  const clock = () => Date.now()
  const log = new Logger({ serviceName: 'shares-for-slack' })
  const table = requireEnv('TABLE_NAME')
  const dynamoDb = createDynamoDbClient()
  const store = { table, client: createDocumentClient(dynamoDb), clock }
  const random = () => randomBytes(32).toString('base64url')
  // In ms: a screen takes up to five calls one after the other, and all of them must fit into one job.
  const transport = createTransport({
    limits: { headersMs: 8_000, totalMs: 10_000 },
    onRequest: (request) => log.info('upstream', { request }),
  })
  return {
    clock,
    log,
    queue: createQueue(new SQSClient(), requireEnv('QUEUE_URL')),
    clinked: createClinked({ baseUrl: requireEnv('CLINKED_API_URL'), transport }),
    connections: createConnectionStore({ ...store, sealer: createSealer(process.env) }),
    tickets: createTicketStore({ ...store, random }),
    cards: createApprovalCardStore(store),
    writes: createWriteStore(store),
    notes: createJobNoteStore(store),
    thumbnails: createThumbnailStore(store),
    claims: new DynamoDBPersistenceLayer({
      tableName: requireEnv('CLAIMS_TABLE_NAME'),
      awsSdkV3Client: dynamoDb,
    }),
    publicUrl: requireEnv('PUBLIC_URL').replace(/\/$/, ''),
  }
}
