import { parse } from 'yaml'

/** A row of a widget's metrics: what it reads, in full or by CloudWatch's shorthand for what the row before says. */
type Row = (string | { expression?: string })[]

interface Charted {
  namespace: string
  name: string
  /** Their names. */
  dimensions: string[]
}

/**
 * What a dashboard shows.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 *
 * @param text of infra/aws/dashboard.yml
 * @throws where its body is not JSON
 */
export function charted(text: string): Charted[] {
  const { Resources } = parse(text) as {
    Resources: { Dashboard: { Properties: { DashboardBody: { 'Fn::Sub': string } } } }
  }
  const { widgets } = JSON.parse(Resources.Dashboard.Properties.DashboardBody['Fn::Sub']) as {
    widgets: { properties: { metrics: Row[] } }[]
  }
  return widgets.flatMap(({ properties }) => metricsIn(properties.metrics))
}

function metricsIn(rows: Row[]): Charted[] {
  let before: string[] = []
  return rows.map((row) => {
    const [options] = row.filter((part) => typeof part === 'object')
    if (options?.expression) return searched(options.expression)
    before = inFull(
      row.filter((part) => typeof part === 'string'),
      before,
    )
    const [namespace = '', name = '', ...pairs] = before
    return { namespace, name, dimensions: pairs.filter((_, index) => index % 2 === 0) }
  })
}

/** `...` stands for as many as are left out, and `.` for one, of the row before. */
function inFull(row: string[], before: string[]): string[] {
  const [first, ...rest] = row
  const whole = first === '...' ? [...before.slice(0, before.length - rest.length), ...rest] : row
  return whole.map((part, index) => (part === '.' ? (before[index] ?? part) : part))
}

/** Such as `SEARCH('{"namespace",one,other} MetricName="Name"', 'p90')`. */
function searched(expression: string): Charted {
  const [, namespace = '', dimensions = '', name = ''] =
    /^SEARCH\('\{"([^"]+)",([\w,]+)\} MetricName="(\w+)"', '\w+'\)$/.exec(expression) ?? []
  return { namespace, name, dimensions: dimensions.split(',') }
}
