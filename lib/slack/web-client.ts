import type { WebClientOptions } from '@slack/web-api'
import type { Metrics } from '../metrics.ts'

/**
 * The client makes each call once and leaves waiting to the queue: its defaults would sleep inside the Lambda for up to
 * 30 minutes, and post again what Slack may have taken. Times in ms.
 *
 * @param slackApiUrl base of the Web API, for the local stack; Slack's own where it is not set.
 * @param metrics count the calls that Slack did not answer or put off. What it answers with an error is not one.
 */
export function webClientOptions(
  slackApiUrl: string | undefined,
  metrics?: Pick<Metrics, 'upstreamError'>,
): WebClientOptions {
  return {
    ...(slackApiUrl ? { slackApiUrl } : {}),
    ...(metrics ? { fetch: counted(metrics) } : {}),
    retryConfig: { retries: 0 },
    timeout: 8_000,
    rejectRateLimitedCalls: true,
  }
}

function counted(metrics: Pick<Metrics, 'upstreamError'>): typeof fetch {
  return async (...request) => {
    try {
      const response = await fetch(...request)
      if (response.status === 429) metrics.upstreamError('slack', 'rate_limited')
      else if (response.status >= 500) metrics.upstreamError('slack', 'unavailable')
      return response
    } catch (error) {
      metrics.upstreamError('slack', 'unavailable')
      throw error
    }
  }
}
