import { dueShard } from '../../../lib/store/keys.ts'
import { awsOperation, type Loopback, startLoopback } from './serve.ts'

/** About as many as DynamoDB gives at once: 1 MB of them. */
const PAGE = 3_000

const DAY_MS = 24 * 3_600_000

/** DynamoDB with the subscriptions of many people, as far as a round asks for them. */
export interface DueIndex {
  loopback: Loopback
  /** How many rows it has read to answer what is due, since it was filled. */
  rowsRead: number
  /** Has each of `total` people have a digest, of which `due` are due now and the others from tomorrow on. */
  fill(of: { total: number; due: number }): void
}

/**
 * An index as DynamoDB's is: in each part, the rows in the order of time. It is in memory, for what is measured is the
 * round; that it reads what is due and nothing else is counted.
 */
export async function startDueIndex(): Promise<DueIndex> {
  let dueAt = new Float64Array()
  let parts = new Map<string, number[]>()

  const find = (shard: string, now: number, start: number): object => {
    const rows = parts.get(shard) ?? []
    const Items: object[] = []
    for (let place = start; place < rows.length; place += 1) {
      const row = rows[place] ?? 0
      if (place - start === PAGE) return { Items, LastEvaluatedKey: { place: { N: String(place) } } }
      if ((dueAt[row] ?? 0) > now) break
      index.rowsRead += 1
      Items.push(itemOf(row, dueAt[row] ?? 0))
    }
    return { Items }
  }

  const loopback = await startLoopback((request) => {
    const name = awsOperation(request)
    const {
      Key,
      ExclusiveStartKey,
      ExpressionAttributeValues: values,
    } = JSON.parse(request.body.toString()) as Input
    if (name === 'Query') {
      const place = Number(ExclusiveStartKey?.place?.N ?? 0)
      return { name, json: find(values[':shard']?.S ?? '', Number(values[':now']?.N), place) }
    }
    if (name !== 'UpdateItem') throw new Error(`The stand-in of the index knows no ${name}.`)
    const row = rowOf(Key.pk?.S ?? '')
    if (dueAt[row] !== Number(values[':due']?.N)) return { name, status: 400, json: CONDITION_FAILED }
    dueAt[row] = Number(values[':next']?.N)
    return { name, json: {} }
  })

  const index: DueIndex = {
    loopback,
    rowsRead: 0,
    fill({ total, due }) {
      const now = Date.now()
      if (dueAt.length !== total) parts = Map.groupBy(Array(total).keys(), (row) => dueShard(refOf(row)))
      // The first are due: so each part is in the order of time.
      dueAt = Float64Array.from({ length: total }, (_, row) =>
        row < due ? now - due + row : now + DAY_MS + row,
      )
      index.rowsRead = 0
      loopback.calls.length = 0
    },
  }
  return index
}

type Value = Record<string, { S?: string; N?: string }>

interface Input {
  Key: Value
  ExclusiveStartKey?: Value
  ExpressionAttributeValues: Value
}

const CONDITION_FAILED = {
  __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
  message: 'The conditional request failed',
}

const refOf = (row: number) => ({ person: { teamId: 'T0BENCH', userId: `U${row}` }, id: 'digest' })

const rowOf = (partition: string): number => Number(partition.slice(partition.lastIndexOf('U') + 1))

/** Every day at 09:00 in Berlin. */
function itemOf(row: number, dueAt: number): object {
  const { person, id } = refOf(row)
  return {
    pk: { S: `person#${person.teamId}#${person.userId}` },
    sk: { S: `subscription#${id}` },
    person: { M: { teamId: { S: person.teamId }, userId: { S: person.userId } } },
    id: { S: id },
    dueAt: { N: String(dueAt) },
    schedule: {
      M: {
        days: { L: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ N: String(day) })) },
        time: { S: '09:00' },
        zone: { S: 'Europe/Berlin' },
      },
    },
  }
}
