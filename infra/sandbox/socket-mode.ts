import { setTimeout as wait } from 'node:timers/promises'
import { SocketModeClient } from '@slack/socket-mode'
import { WebAPIPlatformError } from '@slack/web-api'
import { webClientOptions } from '../../lib/slack/web-client.ts'
import { silentLogger } from './silent-logger.ts'
import { Sender } from './slack/deliver/sender.ts'
import { type Envelope, takeEnvelope } from './socket-envelope.ts'
import { StartError } from './start-error.ts'

export interface SocketMode {
  /** Rejects when Slack no longer takes the token. */
  failed: Promise<never>
  stop(): Promise<void>
}

/** How long to wait before connecting again, in ms: after the first failure, after the second … */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000]

/** A connection that ends sooner than this, in ms, was none. */
const BRIEF_MS = 20_000

/** How long Slack may take to say goodbye, in ms. */
const GOODBYE_MS = 1_000

export interface SocketModeOptions {
  /** App-level, with the scope `connections:write`. */
  slackAppToken: string
  slackApiUrl: string
  /** Where the app takes requests, and what they are signed with. */
  appUrl: string
  slackSigningSecret: string
  onError: (error: unknown) => void
}

/**
 * Takes what a real workspace sends over Socket Mode, and hands it to the app.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 *
 * @param onError is told of what the app did not take, and of a connection that was lost: it is made again
 * @throws StartError when Slack refuses the token or is not there.
 */
export async function startSocketMode(options: SocketModeOptions): Promise<SocketMode> {
  const { slackAppToken: appToken, slackApiUrl, appUrl, slackSigningSecret: signingSecret, onError } = options
  const app = new Sender({ appUrl, signingSecret, clock: () => Date.now(), fetch })
  // Its own way of connecting again waits 5 s even where Slack only moves house, and where Slack refuses it rejects a
  // promise that nobody holds, which ends the process.
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: silentLogger,
    clientOptions: webClientOptions(slackApiUrl),
  })
  let problem: unknown
  client.on('error', (error) => {
    problem = error
  })
  client.on('slack_event', (envelope: Envelope) => void takeEnvelope(envelope, app).catch(onError))

  async function connect(): Promise<void> {
    problem = undefined
    try {
      await client.start()
    } catch (error) {
      throw (
        refusal(error) ??
        new StartError(`Slack cannot be reached at ${slackApiUrl}: is this machine online?`, {
          cause: error ?? problem,
        })
      )
    }
  }
  const ended = (): Promise<void> => new Promise((resolve) => client.once('disconnected', () => resolve()))

  const stopping = new AbortController()
  const { signal } = stopping
  /** Connects again whenever the connection has ended, until it is stopped or refused. */
  async function keepConnected(): Promise<void> {
    await ended()
    for (let failures = 0; !signal.aborted; ) {
      const began = performance.now()
      try {
        await connect()
        if (signal.aborted) return await client.disconnect()
        await ended()
        if (failures === 1) onError(new StartError(ENDS_AT_ONCE))
      } catch (error) {
        if (error instanceof RefusedError) throw error
        if (failures === 0 && !signal.aborted) onError(new StartError(LOST, { cause: error }))
      }
      failures = performance.now() - began < BRIEF_MS ? failures + 1 : 0
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1]
      // What ends the wait is that nothing is to be waited for.
      if (pause !== undefined) await wait(pause, undefined, { signal }).catch(() => undefined)
    }
  }

  await connect()
  const { promise: failed, reject } = Promise.withResolvers<never>()
  keepConnected().catch(reject)
  return {
    failed,
    async stop() {
      stopping.abort()
      await Promise.race([client.disconnect(), wait(GOODBYE_MS)])
    },
  }
}

const LOST = 'The connection to Slack is lost. It is tried again until it is there.'

const ENDS_AT_ONCE =
  'Slack ends the connection at once: turn on Socket Mode at https://api.slack.com/apps → your app → Socket Mode.'

/** Slack said no, and will say so again. */
class RefusedError extends StartError {}

/** What to do where Slack says no; undefined where it did not answer, or has trouble of its own. */
function refusal(error: unknown): RefusedError | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined
  const { error: code } = error.data
  if (PASSING.includes(code)) return undefined
  return new RefusedError(
    `Slack refuses SLACK_APP_TOKEN (${code}): make one at https://api.slack.com/apps → your app → Basic Information → App-Level Tokens, with the scope connections:write, and put it into .env.`,
  )
}

/** https://docs.slack.dev/reference/methods/apps.connections.open#errors */
const PASSING = ['fatal_error', 'internal_error', 'ratelimited', 'request_timeout', 'service_unavailable']
