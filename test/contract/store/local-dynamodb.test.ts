import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from '@jest/globals'
import { createTables, startDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import { createJobNoteStore } from '../../../lib/store/job-notes.ts'
import { createDocumentClient } from '../../../lib/store/table.ts'

Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
})

test('the local DynamoDB has the tables that are deployed', async () => {
  const dynamoDb = await startDynamoDb({ port: 0 })
  const client = new DynamoDBClient({ endpoint: dynamoDb.endpoint })
  const keysOf = async (TableName: string) =>
    (await client.send(new DescribeTableCommand({ TableName }))).Table?.KeySchema
  expect(dynamoDb).toMatchObject({
    tableName: 'shares-for-slack-local',
    claimsTableName: 'shares-for-slack-local-claims',
  })
  expect(await keysOf(dynamoDb.tableName)).toEqual([
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ])
  expect(await keysOf(dynamoDb.claimsTableName)).toEqual([{ AttributeName: 'id', KeyType: 'HASH' }])
  client.destroy()
  await dynamoDb.stop()
})

test('tables that are there already are left alone', async () => {
  const dynamoDb = await startDynamoDb({ port: 0 })
  expect(await createTables(dynamoDb.endpoint)).toEqual({
    tableName: dynamoDb.tableName,
    claimsTableName: dynamoDb.claimsTableName,
  })
  await dynamoDb.stop()
})

test('with a directory the data is there after the next start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dynamodb-'))
  const withNotes = async <Result>(
    use: (notes: ReturnType<typeof createJobNoteStore>) => Promise<Result>,
  ) => {
    const dynamoDb = await startDynamoDb({ port: 0, dataDir })
    process.env.AWS_ENDPOINT_URL_DYNAMODB = dynamoDb.endpoint
    const client = createDocumentClient()
    try {
      return await use(createJobNoteStore({ table: dynamoDb.tableName, client, clock: () => Date.now() }))
    } finally {
      client.destroy()
      await dynamoDb.stop()
    }
  }
  await withNotes((notes) => notes.put({ teamId: 'T0', userId: 'U0' }, 'job', { viewId: 'V1' }))
  expect(await withNotes((notes) => notes.get('job'))).toEqual({ viewId: 'V1' })
  await rm(dataDir, { recursive: true })
})

test('a port that is taken is an error', async () => {
  const dynamoDb = await startDynamoDb({ port: 0 })
  const port = Number(new URL(dynamoDb.endpoint).port)
  await expect(startDynamoDb({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await dynamoDb.stop()
})
