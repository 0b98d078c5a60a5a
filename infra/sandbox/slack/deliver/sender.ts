import { createHmac } from 'node:crypto'

/** "Your app must respond within 3 seconds": https://docs.slack.dev/interactivity/handling-user-interaction */
const answerWithinMs = 3_000

/** What became of a request to the app. */
export type Delivery =
  | { ok: true; body: string; contentType: string }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed'; noRetry: boolean }

export interface SenderOptions {
  /** Where the app takes requests. */
  appUrl: string
  signingSecret: string
  /** Epoch ms. */
  clock: () => number
  fetch: typeof fetch
}

/** Sends requests to the app as Slack does: signed, and given up after 3 s. */
export class Sender {
  readonly #options: SenderOptions

  constructor(options: SenderOptions) {
    this.#options = options
  }

  /** A slash command: its fields as a form. */
  command(fields: Record<string, string>): Promise<Delivery> {
    return this.#send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
  }

  /** An interaction: a form with one field, `payload`. */
  interaction(payload: object): Promise<Delivery> {
    const form = new URLSearchParams({ payload: JSON.stringify(payload) })
    return this.#send(form.toString(), 'application/x-www-form-urlencoded')
  }

  /** An event, or the check of the address: JSON. */
  event(body: object, headers: Record<string, string> = {}): Promise<Delivery> {
    return this.#send(JSON.stringify(body), 'application/json', headers)
  }

  async #send(body: string, contentType: string, headers: Record<string, string> = {}): Promise<Delivery> {
    const { appUrl, fetch } = this.#options
    try {
      const answer = await fetch(appUrl, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { 'Content-Type': contentType, ...this.#signature(body), ...headers },
        signal: AbortSignal.timeout(answerWithinMs),
      })
      const answerBody = await answer.text()
      if (answer.ok)
        return { ok: true, body: answerBody, contentType: answer.headers.get('content-type') ?? '' }
      return { ok: false, error: 'dispatch_failed', noRetry: answer.headers.get('x-slack-no-retry') === '1' }
    } catch (error) {
      const late = error instanceof DOMException && error.name === 'TimeoutError'
      return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed', noRetry: false }
    }
  }

  /** https://docs.slack.dev/authentication/verifying-requests-from-slack */
  #signature(body: string): Record<string, string> {
    const timestamp = String(Math.floor(this.#options.clock() / 1000))
    const digest = createHmac('sha256', this.#options.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex')
    return {
      'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'X-Slack-Request-Timestamp': timestamp,
      'X-Slack-Signature': `v0=${digest}`,
    }
  }
}
