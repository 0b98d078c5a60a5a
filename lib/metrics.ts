import { Metrics as EmbeddedMetrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { RoundCounts } from './digest/round.ts'
import type { Service, UpstreamErrorCode } from './errors.ts'
import type { TransportOptions } from './http/transport.ts'
import type { Job } from './jobs/job.ts'

const UNITS = {
  JobAge: MetricUnit.Milliseconds,
  JobTime: MetricUnit.Milliseconds,
  JobsFailed: MetricUnit.Count,
  UpstreamErrors: MetricUnit.Count,
  DigestsSent: MetricUnit.Count,
  RoundDue: MetricUnit.Count,
  RoundHandedOn: MetricUnit.Count,
  RoundLeft: MetricUnit.Count,
} as const

/** The kind of a job; `unknown` where it cannot be read. */
type JobKind = Job['kind'] | 'unknown'

/** What is measured, for the alarms and the dashboard (infra/aws). Nothing here can tell of whom. */
export interface Metrics {
  /** A delivery of a job has begun, so long after it was asked for: told of the first delivery only. In ms. */
  jobBegun(kind: JobKind, ageMs: number): void
  /** A delivery of a job has ended, well or not. In ms. */
  jobEnded(kind: JobKind, ms: number): void
  /** A job failed the last time that it came. */
  jobFailedForGood(kind: JobKind): void
  /** One try of a request to an upstream, or to Slack, failed. */
  upstreamError(upstream: Service | 'slack', kind: UpstreamErrorCode): void
  /** A digest has been sent to a person, or news to a channel. */
  digestSent(to: 'person' | 'channel'): void
  roundEnded(counts: RoundCounts): void
}

/**
 * Metrics as lines on stdout, which CloudWatch reads from the log (its embedded metric format). The namespace is in
 * POWERTOOLS_METRICS_NAMESPACE, one for each stage; POWERTOOLS_METRICS_DISABLED=true keeps quiet.
 */
export function createMetrics(): Metrics {
  const lines = new EmbeddedMetrics({ serviceName: 'shares-for-slack' })
  const publish = (
    values: Partial<Record<keyof typeof UNITS, number>>,
    dimensions: Record<string, string> = {},
  ): void => {
    for (const [name, value] of Object.entries(dimensions)) lines.addDimension(name, value)
    for (const [name, value] of Object.entries(values)) {
      lines.addMetric(name, UNITS[name as keyof typeof UNITS], value)
    }
    lines.publishStoredMetrics()
  }
  return {
    jobBegun: (kind, ageMs) => publish({ JobAge: ageMs }, { kind }),
    jobEnded: (kind, ms) => publish({ JobTime: ms }, { kind }),
    jobFailedForGood: (kind) => publish({ JobsFailed: 1 }, { kind }),
    upstreamError: (upstream, kind) => publish({ UpstreamErrors: 1 }, { upstream, kind }),
    digestSent: (to) => publish({ DigestsSent: 1 }, { to }),
    roundEnded: ({ due, handedOn, refused, unreadable, failedParts, complete }) =>
      publish({
        RoundDue: due,
        RoundHandedOn: handedOn,
        RoundLeft: refused + unreadable + failedParts + (complete ? 0 : 1),
      }),
  }
}

/** Has each try of a request to an upstream in the log, and each that failed among the metrics too. */
export function recordRequests(
  log: { info(message: string, details: { request: object }): void },
  metrics: Pick<Metrics, 'upstreamError'>,
): Required<Pick<TransportOptions, 'onRequest' | 'onBadAnswer'>> {
  return {
    onRequest(request) {
      log.info('upstream', { request })
      if (request.code) metrics.upstreamError(request.service, request.code)
    },
    onBadAnswer({ service, operation, status, code }) {
      log.info('upstream', { request: { service, operation, status, code } })
      metrics.upstreamError(service, code)
    },
  }
}
