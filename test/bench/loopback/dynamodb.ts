import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { awsOperation, type Loopback, startLoopback } from './serve.ts'

type Item = Record<string, AttributeValue>

interface Input {
  TableName: string
  Key: Item
  Item: Item
  KeyConditionExpression: string
  ExpressionAttributeValues: Item
  RequestItems: Record<string, { Keys: Item[] }>
}

/**
 * As much of DynamoDB as one person at a time needs: rows are put, got, deleted and found by the beginning of their key.
 * Conditions hold and updates change nothing, for nobody else writes here.
 */
export function startDynamoDb(): Promise<Loopback> {
  const tables = new Map<string, Map<string, Item>>()
  const rowsOf = (table: string): Map<string, Item> => {
    const rows = tables.get(table) ?? new Map<string, Item>()
    tables.set(table, rows)
    return rows
  }

  return startLoopback((request) => {
    const name = awsOperation(request)
    const input = JSON.parse(request.body.toString()) as Input
    if (name === 'BatchGetItem') return { name, json: getAll(input, rowsOf) }
    return { name, json: perform(name, input, rowsOf(input.TableName)) }
  })
}

function perform(operation: string, input: Input, rows: Map<string, Item>): unknown {
  switch (operation) {
    case 'PutItem':
      rows.set(keyOf(input.Item), input.Item)
      return {}
    case 'GetItem': {
      const Item = rows.get(keyOf(input.Key))
      return Item ? { Item } : {}
    }
    case 'DeleteItem':
      rows.delete(keyOf(input.Key))
      return {}
    case 'UpdateItem':
      return {}
    case 'Query': {
      const begin = beginningOf(input)
      const Items = [...rows].flatMap(([key, item]) => (key.startsWith(begin) ? [item] : []))
      return { Items, Count: Items.length, ScannedCount: Items.length }
    }
    default:
      throw new Error(`The stand-in of DynamoDB knows no ${operation}.`)
  }
}

function getAll({ RequestItems }: Input, rowsOf: (table: string) => Map<string, Item>): unknown {
  const found = Object.entries(RequestItems).map(([table, { Keys }]) => {
    const rows = rowsOf(table)
    return [table, Keys.map((key) => rows.get(keyOf(key))).filter((row) => row !== undefined)]
  })
  return { Responses: Object.fromEntries(found), UnprocessedKeys: {} }
}

function keyOf({ pk, sk, id }: Item): string {
  return pk?.S === undefined ? `${id?.S}` : `${pk.S}\n${sk?.S}`
}

function beginningOf({ KeyConditionExpression, ExpressionAttributeValues: values }: Input): string {
  const names = /^pk = (:\w+)(?: AND begins_with\(sk, (:\w+)\))?$/.exec(KeyConditionExpression)
  if (!names) throw new Error(`The stand-in of DynamoDB does not understand ${KeyConditionExpression}.`)
  const [, partition = '', sort = ''] = names
  return `${values[partition]?.S}\n${values[sort]?.S ?? ''}`
}
