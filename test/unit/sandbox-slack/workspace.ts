import { LogLevel, WebClient } from '@slack/web-api'
import { createSlackStandIn, type SlackStandIn } from '../../../infra/sandbox/slack/index.ts'
import type { Manifest } from '../../../infra/sandbox/slack/manifest.ts'
import type { JsonObject } from '../../../infra/sandbox/slack/types.ts'
import { listen } from '../sandbox/listen.ts'

/** A request the stand-in sent to the app: its headers, its raw body, and its form or JSON. */
export interface Received {
  headers: Headers
  raw: string
  /** The `payload` of an interaction, the fields of a command, or the JSON of an event. */
  body: JsonObject
}

/** A workspace whose app is a function of the test, and whose Web API listens on a real port. */
export interface TestWorkspace {
  slack: SlackStandIn
  /** Slack's own client with the app's token. It neither retries nor waits. */
  web: WebClient
  url: string
  /** What the app was sent, oldest first. */
  received: Received[]
  /** Moves the stand-in's clock, in ms. */
  advance: (ms: number) => void
  /** What the app answers from now on; 200 without a body until this is called. */
  appAnswers: (answer: (request: Received) => Response | Promise<Response>) => void
  stop: () => Promise<void>
}

export const signingSecret = 'a-signing-secret'
export const botToken = 'xoxb-test'

/** A manifest that may do all the stand-in knows, save what a test changes. */
const manifest: Manifest = {
  display_information: { name: 'Shares' },
  features: {
    app_home: { home_tab_enabled: true },
    slash_commands: [{ command: '/shares', description: 'Your shares', usage_hint: '[help]' }],
    shortcuts: [{ name: 'Share it', type: 'message', callback_id: 'share_message' }],
  },
  oauth_config: {
    scopes: {
      bot: ['commands', 'chat:write', 'files:read', 'files:write', 'im:history', 'im:write', 'users:read'],
    },
  },
}

export async function startWorkspace(changes: Manifest = {}): Promise<TestWorkspace> {
  const received: Received[] = []
  let answer: (request: Received) => Response | Promise<Response> = () => new Response(null)
  let now = Date.UTC(2026, 10, 23, 9)
  const app: typeof fetch = async (input, init) => {
    const sent = new Request(input, init)
    const request = read(sent.headers, await sent.text())
    received.push(request)
    return answer(request)
  }
  // The address is known only once the server listens, and the stand-in needs its address.
  const standIn: { current?: SlackStandIn } = {}
  const { url, stop } = await listen(
    (request, env) => standIn.current?.app.fetch(request, env) ?? new Response(null, { status: 503 }),
  )
  const slack = createSlackStandIn({
    signingSecret,
    botToken,
    appUrl: 'http://app.example/slack/events',
    publicUrl: url,
    clock: () => now,
    fetch: app,
    manifest: { ...manifest, ...changes },
  })
  standIn.current = slack
  return {
    slack,
    web: client(url, botToken),
    url,
    received,
    advance: (ms) => {
      now += ms
    },
    appAnswers: (next) => {
      answer = next
    },
    stop,
  }
}

/** Slack's own client: no retries, no waiting for rate limits, no logs. */
export function client(url: string, token: string | undefined): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      setName() {},
      getLevel: () => LogLevel.ERROR,
    },
  })
}

/** What Slack answers when it refuses: `{ok: false, error, …}`. */
export async function refusal(call: Promise<unknown>): Promise<JsonObject & { error: string }> {
  try {
    await call
  } catch (error) {
    return (error as { data: JsonObject & { error: string } }).data
  }
  throw new Error('Slack did not refuse the call')
}

function read(headers: Headers, raw: string): Received {
  if (headers.get('content-type') === 'application/json') return { headers, raw, body: JSON.parse(raw) }
  const form = Object.fromEntries(new URLSearchParams(raw))
  return { headers, raw, body: form.payload === undefined ? form : JSON.parse(form.payload) }
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text })
export const section = (text: string) => ({ type: 'section' as const, text: mrkdwn(text) })
export const button = (action_id: string, value?: string) => ({
  type: 'button' as const,
  action_id,
  text: plain('Press'),
  ...(value === undefined ? {} : { value }),
})
export const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'buttons',
  elements,
})
export const input = (block_id: string, element: JsonObject = {}, block: JsonObject = {}) => ({
  type: 'input',
  block_id,
  label: plain('Field'),
  element: { type: 'plain_text_input', action_id: 'field', ...element },
  ...block,
})
export const modal = (...blocks: JsonObject[]) => ({
  type: 'modal' as const,
  title: plain('A modal'),
  submit: plain('Send'),
  blocks: blocks as never[],
})
