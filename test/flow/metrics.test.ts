import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { dataroomSteps } from './dataroom-steps.ts'
import { digestSteps } from './digest-steps.ts'
import { ANNA, connect, GENERAL, tokens } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

/** A line of CloudWatch's embedded metric format. */
interface Line {
  _aws: { CloudWatchMetrics: [{ Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }] }
  [key: string]: unknown
}

let stack: Stack
const { later } = stepsOf(() => stack)
let stdout: ReturnType<typeof watchStdout>

beforeAll(async () => {
  Object.assign(process.env, {
    POWERTOOLS_METRICS_DISABLED: 'false',
    POWERTOOLS_METRICS_NAMESPACE: 'shares-for-slack-test',
  })
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  stdout = watchStdout()
})
afterEach(() => stdout.mockRestore())
afterAll(() => stack.stop())

const { nextMorning, type } = digestSteps(() => stack)

const watchStdout = () => jest.spyOn(process.stdout, 'write').mockReturnValue(true)

function lines(): Line[] {
  return stdout.mock.calls
    .flatMap(([text]) => String(text).split('\n'))
    .filter((text) => text.includes('CloudWatchMetrics'))
    .map((text) => JSON.parse(text) as Line)
}

/** The values that were told of a metric, with these dimensions. */
function values(metric: string, dimensions: Record<string, string> = {}): unknown[] {
  return lines()
    .filter((line) => metric in line && Object.entries(dimensions).every(([name, is]) => line[name] === is))
    .map((line) => line[metric])
}

const askForShares = () => stack.slack.as(ANNA).command(GENERAL, '/shares')

test('how long a job has waited and how long it took is measured', async () => {
  await askForShares()
  await later(1_500)
  const [age] = values('JobAge', { kind: 'slack' })
  expect(age).toBeGreaterThanOrEqual(1_500)
  expect(values('JobTime', { kind: 'slack' })).toEqual([expect.any(Number)])
})

test('a job that comes again is asked only once how long it has waited, and is counted when it fails for good', async () => {
  stack.slack.store.faults.add({ method: '*', status: 503, times: 100 })
  await askForShares()
  // Four deliveries, and the fifth look, at which SQS gives it up.
  for (let looks = 0; looks < 5; looks++) {
    await stack.drain()
    stack.clock.advance(600_000)
  }
  expect(await stack.deadLetters()).toHaveLength(1)
  expect(values('JobAge')).toHaveLength(1)
  expect(values('JobTime')).toHaveLength(4)
  expect(values('JobsFailed', { kind: 'slack' })).toEqual([1])
})

test('errors of upstreams and of Slack are counted by their kind', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 503, times: 2 })
  stack.slack.store.faults.add({ method: 'users.info', retryAfterSeconds: 1 })
  await askForShares()
  await type(ANNA, 'daily 09:00')
  expect(values('UpstreamErrors', { upstream: 'clinked', kind: 'unavailable' })).toEqual([1, 1])
  expect(values('UpstreamErrors', { upstream: 'slack', kind: 'rate_limited' })).toEqual([1])
})

test('an answer that came and makes no sense is counted too', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 200, body: { items: 'none' } })
  await askForShares()
  await stack.drain()
  expect(values('UpstreamErrors', { upstream: 'clinked', kind: 'malformed' })).toEqual([1])

  const rooms = dataroomSteps(() => stack)
  await rooms.connect()
  const body = '<html>Down for maintenance</html>'
  stack.intralinks.faults.add({ match: { method: 'GET', path: '/workspaces' }, status: 200, body })
  await rooms.type('/dataroom aurora')
  expect(values('UpstreamErrors', { upstream: 'intralinks', kind: 'malformed' })).toEqual([1])
})

test('rounds say what was due, and digests are counted when they are sent', async () => {
  await connect(stack, ANNA, tokens.anna.changeOrder)
  await type(ANNA, 'daily 09:00')
  await nextMorning()
  expect(values('RoundDue')).toEqual([1])
  expect(values('RoundHandedOn')).toEqual([1])
  expect(values('RoundLeft')).toEqual([0])
  expect(values('DigestsSent', { to: 'person' })).toEqual([1])
})

test('nothing in a metric tells of whom', async () => {
  await connect(stack, ANNA, tokens.anna.facade)
  stack.clinked.faults.add({ match: { section: '2.1' }, status: 503 })
  await askForShares()
  await stack.drain()
  await stack.round()
  const all = lines()
  expect(all.length).toBeGreaterThan(3)
  for (const { _aws, ...rest } of all) {
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics
    expect(Namespace).toBe('shares-for-slack-test')
    const dimensions = Dimensions.flat()
    expect(['service', 'kind', 'upstream', 'to']).toEqual(expect.arrayContaining(dimensions))
    // There is nothing beside dimensions, which are words, and values, which are numbers.
    expect(Object.keys(rest).toSorted()).toEqual(
      [...dimensions, ...Metrics.map(({ Name }) => Name)].toSorted(),
    )
    for (const dimension of dimensions) expect(rest[dimension]).toMatch(/^[a-z_-]+$/)
    for (const { Name } of Metrics) expect(rest[Name]).toEqual(expect.any(Number))
  }
})
