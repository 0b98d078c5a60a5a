import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Metric {
  Namespace: string
  MetricName: string
  Dimensions: { Name: string; Value: unknown }[]
}

/** An alarm as CloudFormation knows it: on one metric, or on the sum of several. */
export interface Alarm extends Partial<Metric> {
  AlarmName: string
  AlarmDescription: string
  AlarmActions: unknown
  EvaluationPeriods: number
  /** Of the periods, how many have to be bad; all where it is not said. */
  DatapointsToAlarm?: number
  Metrics?: { MetricStat?: { Metric: Metric } }[]
}

/** What counts certain lines of a log. */
interface MetricFilter {
  LogGroupName: { Ref: string }
  FilterPattern: string
  MetricTransformations: { MetricNamespace: string; MetricName: string }[]
}

/** All alarms of infra/aws, in their order. */
export const alarms = resourcesOf<Alarm>('AWS::CloudWatch::Alarm')

/** What is counted from the logs instead of being measured. */
export const filters = resourcesOf<MetricFilter>('AWS::Logs::MetricFilter')

function resourcesOf<Properties>(type: string): Properties[] {
  return ['alarms', 'alarms-services', 'alarms-storage'].flatMap((file) => {
    const text = readFileSync(new URL(`../../../infra/aws/${file}.yml`, import.meta.url), 'utf8')
    const { Resources } = parse(text, { merge: true }) as {
      Resources: Record<string, { Type: string; Properties: Properties }>
    }
    return Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => Properties)
  })
}

/** Such as `dead-letters`: its name in docs/operating.md. */
export const nameOf = ({ AlarmName }: Alarm): string =>
  AlarmName.replace(/^shares-for-slack-\$\{sls:stage\}-/, '')

/** What an alarm is on. */
export function metricsOf({ Namespace, MetricName, Dimensions = [], Metrics = [] }: Alarm): Metric[] {
  if (Namespace && MetricName) return [{ Namespace, MetricName, Dimensions }]
  return Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])
}
