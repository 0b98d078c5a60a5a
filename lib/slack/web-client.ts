import type { WebClientOptions } from '@slack/web-api'

/**
 * The client gives up soon and leaves waiting to the queue: its defaults would sleep inside the Lambda for up to 30
 * minutes. Times in ms.
 *
 * @param slackApiUrl base of the Web API, for the local stack; Slack's own where it is not set.
 */
export function webClientOptions(slackApiUrl: string | undefined): WebClientOptions {
  return {
    ...(slackApiUrl ? { slackApiUrl } : {}),
    retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 500 },
    timeout: 8_000,
    rejectRateLimitedCalls: true,
  }
}
