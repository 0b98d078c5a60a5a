import type { WebClientOptions } from '@slack/web-api'

/**
 * The client makes each call once and leaves waiting to the queue: its defaults would sleep inside the Lambda for up to
 * 30 minutes, and post again what Slack may have taken. Times in ms.
 *
 * @param slackApiUrl base of the Web API, for the local stack; Slack's own where it is not set.
 */
export function webClientOptions(slackApiUrl: string | undefined): WebClientOptions {
  return {
    ...(slackApiUrl ? { slackApiUrl } : {}),
    retryConfig: { retries: 0 },
    timeout: 8_000,
    rejectRateLimitedCalls: true,
  }
}
