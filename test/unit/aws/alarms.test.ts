import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import { createMetrics } from '../../../lib/metrics.ts'
import { alarms, filters, metricsOf, nameOf } from './alarms.ts'
import { charted } from './dashboard.ts'

/** What a metric is read by, as an alarm or the dashboard says. */
interface Reading {
  namespace: string
  name: string
  /** The names of its dimensions, in the order of the alphabet. */
  dimensions: string
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html, and the like of the others. */
const DIMENSIONS_OF_AWS: Record<string, string[]> = {
  'AWS/SQS': ['QueueName'],
  'AWS/Lambda': ['FunctionName'],
  'AWS/ApiGateway': ['ApiId, Stage', 'ApiId, Method, Resource, Stage'],
  'AWS/DynamoDB': ['TableName', 'GlobalSecondaryIndexName, TableName', 'Operation, TableName'],
}

const alarming = alarms.flatMap(metricsOf)

const readings: Reading[] = [
  ...alarming.map(({ Namespace, MetricName, Dimensions }) => ({
    namespace: Namespace,
    name: MetricName,
    dimensions: sorted(Dimensions.map(({ Name }) => Name)),
  })),
  ...charted(read('infra/aws/dashboard.yml')).map(({ dimensions, ...metric }) => ({
    ...metric,
    dimensions: sorted(dimensions),
  })),
]

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
}

function sorted(names: string[]): string {
  return names.toSorted().join(', ')
}

/** The sections of docs/operating.md on alarms, by their names. */
const sections = new Map(
  read('docs/operating.md')
    .split(/^### /m)
    .filter((section) => /^[a-z-]+\n/.test(section))
    .map((section) => [section.split('\n', 1)[0] ?? '', section]),
)

test('each alarm has a section in docs/operating.md that says what it means, how to look and how to mend', () => {
  expect([...sections.keys()]).toEqual(alarms.map(nameOf))
  for (const section of sections.values()) {
    expect(section).toContain('**Means**')
    expect(section).toContain('**Look**')
    expect(section).toContain('**Mend**')
  }
})

test('an alarm that waits for a second bad period says so', () => {
  const patient = alarms.filter(({ DatapointsToAlarm }) => DatapointsToAlarm !== undefined)
  expect(patient).toHaveLength(5)
  for (const alarm of patient) {
    const { DatapointsToAlarm, EvaluationPeriods } = alarm
    expect([nameOf(alarm), DatapointsToAlarm, EvaluationPeriods]).toEqual([nameOf(alarm), 2, 3])
    expect(sections.get(nameOf(alarm))).toContain('in two of three periods of 5 minutes')
  }
})

test('each alarm tells the topic, and says where it is explained', () => {
  for (const alarm of alarms) {
    expect(alarm.AlarmActions).toEqual([{ Ref: 'AlarmTopic' }])
    expect(alarm.AlarmDescription).toMatch(new RegExp(`\\. docs/operating\\.md, ${nameOf(alarm)}$`))
  }
})

test('what is AWS’s is read by dimensions that AWS has for it', () => {
  const ofAws = readings.filter(({ namespace }) => namespace.startsWith('AWS/'))
  expect(new Set(ofAws.map(({ namespace }) => namespace))).toEqual(new Set(Object.keys(DIMENSIONS_OF_AWS)))
  for (const { namespace, dimensions } of ofAws) expect(DIMENSIONS_OF_AWS[namespace]).toContain(dimensions)
})

test('what is our own is read by the dimensions that it is measured by', () => {
  const measured = measure()
  const counted = filters.flatMap(({ MetricTransformations: [metric] }) => metric?.MetricName ?? [])
  const own = readings.filter(
    ({ namespace, name }) => !namespace.startsWith('AWS/') && !counted.includes(name),
  )
  for (const { namespace } of own) expect(namespace).toMatch(/^shares-for-slack-\$\{sls:stage\}$/)
  expect(new Set(own.map(({ name }) => name))).toEqual(new Set(measured.keys()))
  for (const { name, dimensions } of own) expect([name, dimensions]).toEqual([name, measured.get(name)])
  const services = alarming.flatMap(({ Dimensions }) => Dimensions.filter(({ Name }) => Name === 'service'))
  expect(new Set(services.map(({ Value }) => Value))).toEqual(new Set(['shares-for-slack']))
})

test('what is counted from a log is what an alarm is on', () => {
  const counted = filters.flatMap(({ MetricTransformations }) =>
    MetricTransformations.map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`),
  )
  const isOn = alarming.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`)
  expect(counted.filter((metric) => !isOn.includes(metric))).toEqual([])
})

test('a page that says that Clinked or Slack is down, with a 502 or 503, alarms nobody', () => {
  const alarm = alarms.find((each) => nameOf(each) === 'api-fails')
  const of = filters.filter(({ MetricTransformations: [metric] }) => metric?.MetricName === alarm?.MetricName)
  expect(of).toMatchObject([
    {
      LogGroupName: { Ref: 'HttpApiLogGroup' },
      FilterPattern: '{ ($.status = 500) || ($.status > 500 && $.route = "POST /slack/events") }',
    },
  ])
})

/** Every metric of lib/metrics.ts with its dimensions, as they get into the log. */
function measure(): Map<string, string> {
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'test'
  const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  const metrics = createMetrics()
  metrics.jobBegun('slack', 1)
  metrics.jobEnded('slack', 1)
  metrics.jobFailedForGood('slack')
  metrics.upstreamError('clinked', 'unavailable')
  metrics.digestSent('person')
  metrics.roundEnded({
    due: 1,
    handedOn: 1,
    underWay: 0,
    raced: 0,
    refused: 0,
    unreadable: 0,
    failedParts: 0,
    complete: true,
  })
  const lines = stdout.mock.calls.map(([text]) => String(text))
  stdout.mockRestore()
  return new Map(
    lines.flatMap((line) => {
      const { _aws, service } = JSON.parse(line) as {
        service: string
        _aws: { CloudWatchMetrics: [{ Dimensions: [string[]]; Metrics: { Name: string }[] }] }
      }
      expect(service).toBe('shares-for-slack')
      const [{ Dimensions, Metrics }] = _aws.CloudWatchMetrics
      return Metrics.map(({ Name }) => [Name, sorted(Dimensions[0])] as const)
    }),
  )
}
