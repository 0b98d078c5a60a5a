import { billOf, type Month, type Part } from '../bill.ts'
import type { BenchCase, Row } from '../case.ts'
import { type Happening, happeningsOf, monthOf } from '../month.ts'
import { ONCE } from '../usage.ts'

const CROWDS = [1_000, 1_000_000]

/** What Clinked takes from one address in a month, in calls: 2,000 in 5 minutes. */
const CLINKED_LIMIT = 2_000 * ONCE.rounds

/** What would halve each part of the bill. */
const HALVED_BY: Record<Part, string> = {
  Lambda: 'functions of 512 MB in place of 1 GB, for they mostly wait',
  'HTTP API': 'not subscribing to user_change, were there another way to learn who has left',
  SQS: 'fewer pollers than five on each queue, which AWS does not offer',
  DynamoDB:
    'looking at channels once an hour in place of every 5 minutes, or a call from Clinked when there is news',
  KMS: 'finding opened tokens in memory, which is counted here as if it never happened',
  CloudWatch: 'half the metrics and alarms',
  'data out': 'links in place of files',
}

const bench: BenchCase = {
  name: 'cost',
  run: async () =>
    CROWDS.flatMap((people) => {
      const happenings = happeningsOf(people)
      const month = monthOf(people, happenings)
      const bill = billOf(month)
      const parts = Object.entries(bill).toSorted(([, a], [, b]) => b - a) as [Part, number][]
      const total = parts.reduce((sum, [, dollars]) => sum + dollars, 0)
      const largest = parts.slice(0, 3).map((part) => partRow(people, part, total, happenings))
      return [totalRow(people, total, bill), ...largest, limitRow(people, month)]
    }),
}
export default bench

function totalRow(people: number, total: number, bill: Record<Part, number>): Row {
  const parts = Object.entries(bill).map(([part, dollars]) => `${part} ${amount(dollars)}`)
  return {
    case: 'cost',
    measured: `a month of ${people.toLocaleString('en')} people, from the table of calls, by test/bench/usage.ts and prices.ts`,
    result: `${amount(total)}, ${((total / people) * 100).toFixed(1)} cents each (${parts.join(', ')})`,
    target: '',
    met: undefined,
    figures: { total, ...bill },
  }
}

function partRow(people: number, [part, dollars]: [Part, number], total: number, all: Happening[]): Row {
  const [what, share] = mostOf(part, all)
  const percent = (dollars / total) * 100
  return {
    case: 'cost',
    measured: `of that of ${people.toLocaleString('en')} people, ${part}; what would halve it: ${HALVED_BY[part]}`,
    result: `${percent.toFixed(0)} % (${amount(dollars)}; of what grows with the people, ${(share * 100).toFixed(0)} % is for ${what})`,
    target: '',
    met: undefined,
    figures: { percent, dollars },
  }
}

/** What most of a part of the bill is for, and its share of what is not there once for all. */
function mostOf(part: Part, happenings: Happening[]): [string, number] {
  const once = billOf(monthOf(0, []))[part]
  const each = happenings.map((happening): [string, number] => {
    const dollars = billOf(monthOf(0, [happening]))[part] - once
    return [happening.what, dollars]
  })
  const total = each.reduce((sum, [, dollars]) => sum + dollars, 0)
  const [what, dollars] = each.toSorted(([, a], [, b]) => b - a)[0] ?? ['', 0]
  return [what.replace(/^[^/]+\//, ''), dollars / total]
}

/** Beyond the limit it costs nothing, for it does not happen. */
function limitRow(people: number, { counts }: Month): Row {
  const calls = Object.entries(counts).reduce(
    (sum, [call, times]) => (call.startsWith('Clinked ') ? sum + times : sum),
    0,
  )
  const ratio = calls / CLINKED_LIMIT
  return {
    case: 'cost',
    measured: `the calls to Clinked of ${people.toLocaleString('en')} people, against its limit for one address all month`,
    result: `${ratio.toFixed(2)} × the limit (${(calls / 1e6).toFixed(1)} million calls)`,
    target: '',
    met: undefined,
    figures: { ratio, calls },
  }
}

function amount(dollars: number): string {
  const digits = dollars < 100 ? 2 : 0
  return `$${dollars.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}
