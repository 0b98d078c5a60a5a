import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { LocalDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import type { Person } from '../../../lib/store/person.ts'
import { createDocumentClient, type StoreServices } from '../../../lib/store/table.ts'

/** A DynamoDB with the tables of infra/aws/tables.yml, wherever it comes from. */
export type StartDynamoDb = () => Promise<LocalDynamoDb>

/** What the stories of every store are told in: one database, a clock that is moved by hand, people nobody met yet. */
export interface World {
  services(): StoreServices
  /** Epoch ms. */
  now(): number
  /** @param ms how much later it is. */
  pass(ms: number): void
  /** Somebody no other story knows. */
  somebody(): Person
}

/** Starts the database before the stories of a `describe`, and ends it after them. */
export function createWorld(startDynamoDb: StartDynamoDb): World {
  const start = Date.parse('2026-11-21T10:00:00.500Z')
  const clock = () => now
  let now = start
  let people = 0
  let dynamoDb: LocalDynamoDb
  let services: StoreServices

  beforeAll(async () => {
    dynamoDb = await startDynamoDb()
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    })
    services = { table: dynamoDb.tableName, client: createDocumentClient(), clock }
  })

  beforeEach(() => {
    now = start
  })

  afterAll(async () => {
    services.client.destroy()
    await dynamoDb.stop()
  })

  return {
    services: () => services,
    now: clock,
    pass(ms) {
      now += ms
    },
    somebody() {
      people += 1
      return { teamId: 'T0ACME', userId: `U${people}` }
    },
  }
}
