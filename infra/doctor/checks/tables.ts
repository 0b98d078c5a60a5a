import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { type ExpectedTable, expectedTable } from '../expected.ts'
import { type Finding, well, wrong } from '../finding.ts'
import { isLocal, type System, setUpAnew, type TableId } from '../system.ts'

/** Whether a table is as infra/aws/tables.yml has it: keys, indexes, and in AWS what keeps its rows and clears them away. */
export async function table(system: System, id: TableId): Promise<Finding> {
  const TableName = system.tables[id]
  const expected = expectedTable(id)
  let found: TableDescription | undefined
  try {
    found = (await system.dynamoDb.send(new DescribeTableCommand({ TableName }))).Table
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
    return wrong(`There is no table ${TableName}.`, setUpAnew(system))
  }
  const problem =
    problemOfKeys(found, expected) ??
    problemOfIndexes(found, expected) ??
    (isLocal(system) ? undefined : await problemInAws(system, TableName, found, expected))
  if (problem) return wrong(`${TableName}: ${problem}`, setUpAnew(system))
  const indexes = expected.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName) ?? []
  return well([TableName, ...indexes].join(', '))
}

function problemOfKeys(found: TableDescription | undefined, expected: ExpectedTable): string | undefined {
  if (words(found?.KeySchema) !== words(expected.KeySchema)) {
    return `its key is ${words(found?.KeySchema) || 'none'}, and should be ${words(expected.KeySchema)}.`
  }
  const types = new Map(
    found?.AttributeDefinitions?.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  )
  const other = expected.AttributeDefinitions.find(
    ({ AttributeName, AttributeType }) =>
      types.has(AttributeName) && types.get(AttributeName) !== AttributeType,
  )
  return other && `${other.AttributeName} is of the type ${types.get(other.AttributeName)}.`
}

function problemOfIndexes(
  found: TableDescription | undefined,
  { GlobalSecondaryIndexes: expected = [] }: ExpectedTable,
): string | undefined {
  for (const { IndexName, KeySchema, Projection } of expected) {
    const index = found?.GlobalSecondaryIndexes?.find((one) => one.IndexName === IndexName)
    if (index === undefined) return `the index ${IndexName} is missing.`
    if (words(index.KeySchema) !== words(KeySchema)) {
      return `the key of ${IndexName} is ${words(index.KeySchema)}, and should be ${words(KeySchema)}.`
    }
    const held = index.Projection?.NonKeyAttributes ?? []
    const lacking = (Projection?.NonKeyAttributes ?? []).filter((name) => !held.includes(name))
    if (lacking.length > 0) return `${IndexName} lacks ${lacking.join(', ')}.`
    if (index.IndexStatus !== 'ACTIVE') return `${IndexName} is not ready (${index.IndexStatus}).`
  }
  return undefined
}

async function problemInAws(
  { dynamoDb }: System,
  TableName: string,
  found: TableDescription | undefined,
  expected: ExpectedTable,
): Promise<string | undefined> {
  if (expected.DeletionProtectionEnabled && !found?.DeletionProtectionEnabled) {
    return 'it is not protected from being deleted.'
  }
  const { TimeToLiveDescription: ttl } = await dynamoDb.send(new DescribeTimeToLiveCommand({ TableName }))
  const { AttributeName } = expected.TimeToLiveSpecification
  if (ttl?.TimeToLiveStatus !== 'ENABLED' || ttl.AttributeName !== AttributeName) {
    return `rows are not cleared away when their time is over (TTL on ${AttributeName}).`
  }
  if (!expected.PointInTimeRecoverySpecification) return undefined
  const { ContinuousBackupsDescription: backups } = await dynamoDb.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  )
  const recovery = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
  return recovery === 'ENABLED' ? undefined : 'it cannot be restored to a point in time.'
}

/** A key as words, such as `pk, sk`. */
function words(key: KeySchemaElement[] = []): string {
  const hashFirst = key.toSorted((one, other) => (one.KeyType ?? '').localeCompare(other.KeyType ?? ''))
  return hashFirst.map(({ AttributeName }) => AttributeName).join(', ')
}
