import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type LocalDynamoDb, startDynamoDb } from '../../infra/sandbox/dynamodb.ts'
import { createDocumentClient } from '../../lib/store/table.ts'
import { allRows, asText, rowsAbout } from './table.ts'

/** Where stories look for what must not be there, nothing may be hidden from them. */

let dynamoDb: LocalDynamoDb
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ port: 0 })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TABLE_NAME: dynamoDb.tableName,
    CLAIMS_TABLE_NAME: dynamoDb.claimsTableName,
  })
  const client = createDocumentClient()
  const put = (TableName: string, Item: object) => client.send(new PutCommand({ TableName, Item }))
  // More than DynamoDB gives in one answer, which is 1 MB.
  for (let row = 1; row <= 4; row++) {
    await put(dynamoDb.tableName, { pk: 'person#T0#U1', sk: `${row}`, filling: 'x'.repeat(390_000) })
  }
  await put(dynamoDb.tableName, { pk: 'person#T0#U1', sk: 'set', within: new Set(['in a set']) })
  await put(dynamoDb.tableName, { pk: 'person#T0#U1', sk: 'sealed', within: Buffer.from('in bytes') })
  await put(dynamoDb.claimsTableName, { id: 'worker#1', within: 'in a claim' })
  client.destroy()
})
afterAll(() => dynamoDb.stop())

test('every row is looked at, whatever page and table it is in', async () => {
  expect(await allRows()).toHaveLength(7)
})

test.each([
  ['in a set', 'person#T0#U1 set'],
  ['in bytes', 'person#T0#U1 sealed'],
  ['in a claim', 'claim worker#1'],
])('what is %s is found', async (text, row) => {
  expect(await rowsAbout(text)).toEqual([row])
})

test('a Buffer reads as what is in it, and not as a list of numbers', () => {
  expect(asText({ sent: [Buffer.from('in a buffer')] })).toBe('{"sent":["in a buffer"]}')
})
