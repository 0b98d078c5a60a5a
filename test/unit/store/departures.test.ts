import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { createDepartureStore } from '../../../lib/store/departures.ts'

test('where DynamoDB leaves out a row for want of capacity, nobody is taken to be still here', async () => {
  const table = 'shares'
  const send = async () => ({
    Responses: { [table]: [] },
    UnprocessedKeys: { [table]: { Keys: [{ pk: 'gone#1' }] } },
  })
  const client = { send } as unknown as DynamoDBDocumentClient
  const departures = createDepartureStore({ table, client, clock: () => 0 })

  await expect(departures.of({ teamId: 'T1', userId: 'U1' })).rejects.toThrow('it is throttled')
})
