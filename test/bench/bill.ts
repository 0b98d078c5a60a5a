import { PRICES } from './prices.ts'
import { COLD_STARTS, LOG_BYTES, ONCE, TIMES, UNITS, USAGE } from './usage.ts'

/** How often each call is made, as in `DynamoDB GetItem`, and each function invoked, as in `Lambda worker`. */
export type Counts = Readonly<Record<string, number>>

export interface Month {
  people: number
  counts: Counts
  /** Files that are sent into Slack. */
  files: number
}

/** What is paid for in a month. */
export type Part = 'Lambda' | 'HTTP API' | 'SQS' | 'DynamoDB' | 'KMS' | 'CloudWatch' | 'data out'

const GB = 1e9

/** Every call that is on the bill, or that AWS takes nothing for but the time of the function that waits for it. */
const KNOWN =
  /^(Lambda|SQS|KMS|Slack|Clinked|Intralinks) |^DynamoDB (GetItem|BatchGetItem|Query|PutItem|UpdateItem|DeleteItem)$/

/** What AWS takes for a month, in dollars, part by part. @throws Error for a call whose price is not known here. */
export function billOf({ people, counts, files }: Month): Record<Part, number> {
  const unknown = Object.keys(counts).filter((call) => !KNOWN.test(call))
  if (unknown.length > 0) throw new Error(`The bill has no price for ${unknown.join(', ')}.`)
  const sum = (pattern: RegExp): number =>
    Object.entries(counts).reduce((total, [call, times]) => total + (pattern.test(call) ? times : 0), 0)
  const requests = sum(/^Lambda (slack|connect|install)$/)
  const jobs = sum(/^Lambda (worker|transfer)$/)
  const invocations = sum(/^Lambda /)
  const awsCalls = sum(/^(DynamoDB|KMS) /)
  const upstreamCalls = sum(/^(Clinked|Intralinks) /)
  const otherCalls = upstreamCalls + sum(/^Slack /)
  const fileBytes = files * USAGE.fileBytes
  const seconds =
    (requests * TIMES.ackMs +
      jobs * TIMES.jobMs +
      awsCalls * TIMES.awsCallMs +
      otherCalls * TIMES.otherCallMs +
      fileBytes / TIMES.bytesPerMs +
      invocations * COLD_STARTS.share * COLD_STARTS.ms) /
    1000
  const logGb =
    (invocations * LOG_BYTES.invocation +
      requests * LOG_BYTES.request +
      jobs * LOG_BYTES.job +
      upstreamCalls * LOG_BYTES.upstreamCall) /
    GB
  const storedGb = (people * USAGE.personBytes) / GB
  return {
    // Every function has 1 GB of memory.
    Lambda: invocations * PRICES.lambdaRequest + seconds * PRICES.lambdaGbSecond,
    'HTTP API': requests * PRICES.httpApiRequest,
    // What was sent is received and deleted as well.
    SQS: (sum(/^SQS /) + 2 * jobs + ONCE.emptyReceives) * PRICES.sqsRequest,
    DynamoDB:
      sum(/^DynamoDB (GetItem|Query)$/) * UNITS.read * PRICES.dynamoDbRead +
      sum(/^DynamoDB BatchGetItem$/) * UNITS.batchRead * PRICES.dynamoDbRead +
      sum(/^DynamoDB (Put|Update|Delete)Item$/) * UNITS.write * PRICES.dynamoDbWrite +
      storedGb * (PRICES.dynamoDbGbMonth + PRICES.dynamoDbRecoveryGbMonth),
    KMS: sum(/^KMS /) * PRICES.kmsRequest + ONCE.keys * PRICES.kmsKeyMonth,
    CloudWatch:
      logGb * (PRICES.logsGb + PRICES.logsGbMonth) +
      ONCE.metrics * PRICES.metricMonth +
      ONCE.alarms * PRICES.alarmMonth +
      ONCE.dashboards * PRICES.dashboardMonth,
    'data out': ((otherCalls * USAGE.callBytes + fileBytes) / GB) * PRICES.outGb,
  }
}
