import { expect, test } from '@jest/globals'
import { expectedTable } from '../../../infra/doctor/expected.ts'
import { alarms, type Metric, metricsOf, nameOf } from './alarms.ts'
import { functions, permissionsOf } from './service.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html */
const MOST_METRICS = 10

test('tables-fail counts every operation that a function may use, on the table that it may use it on', () => {
  const used = Object.values(functions)
    .flatMap(({ role }) => permissionsOf(role))
    .filter(({ action }) => action.startsWith('dynamodb:'))
    .map(({ action, resource }) => `${tableIn(resource)} ${action.replace('dynamodb:', '')}`)
  const counted = counts('tables-fail').map(({ Dimensions: [table, operation] }) => {
    return `${tableIn(table?.Value)} ${String(operation?.Value)}`
  })
  expect(counted.toSorted()).toEqual([...new Set(used)].toSorted())
})

test('tables-throttled counts what is read and written of each table and each index', () => {
  const places = (['SharesTable', 'ClaimsTable'] as const).flatMap((id) => {
    const indexes = expectedTable(id).GlobalSecondaryIndexes ?? []
    return [id, ...indexes.map(({ IndexName }) => `${id} ${IndexName}`)]
  })
  const counted = counts('tables-throttled').map(({ MetricName, Dimensions: [table, index] }) => {
    return [MetricName, tableIn(table?.Value), index?.Value].filter(Boolean).join(' ')
  })
  expect(counted.toSorted()).toEqual(
    ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((name) =>
      places.map((place) => `${name} ${place}`).toSorted(),
    ),
  )
})

test('no alarm adds up more metrics than CloudWatch takes', () => {
  for (const alarm of alarms) {
    const count = metricsOf(alarm).length
    expect([nameOf(alarm), count > 0 && count <= MOST_METRICS]).toEqual([nameOf(alarm), true])
  }
})

function counts(name: string): Metric[] {
  return alarms.filter((alarm) => nameOf(alarm) === name).flatMap(metricsOf)
}

/** The logical id of the table that something of CloudFormation names. */
function tableIn(reference: unknown): string | undefined {
  return /\w+Table/.exec(JSON.stringify(reference))?.[0]
}
