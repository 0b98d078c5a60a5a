import type { JsonObject } from '../types.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { verificationToken } from './payloads.ts'
import type { Sender } from './sender.ts'

/** "nearly immediately, after 1 minute, after 5 minutes": https://docs.slack.dev/apis/events-api#retries */
const retryAfterMs = [0, 60_000, 300_000]

/** An event the app has not acknowledged, and when it is sent again (epoch ms). */
interface Unacknowledged {
  body: JsonObject
  retries: number
  dueAt: number
  reason: string
}

/** Sends events to the app and, where it does not acknowledge them, sends them again. */
export class Events {
  readonly #workspace: Workspace
  readonly #sender: Sender
  #waiting: Unacknowledged[] = []

  constructor(workspace: Workspace, sender: Sender) {
    this.#workspace = workspace
    this.#sender = sender
  }

  /** Sends an event the app has subscribed to: https://docs.slack.dev/apis/events-api#events-JSON */
  async deliver(subscription: string, event: JsonObject & { type: string }): Promise<void> {
    const { store, manifest } = this.#workspace
    const subscribed = manifest.settings?.event_subscriptions?.bot_events
    if (subscribed?.includes(subscription) === false) return
    await this.#send({
      body: {
        token: verificationToken,
        team_id: store.team.id,
        context_team_id: store.team.id,
        context_enterprise_id: store.organisation?.id ?? null,
        api_app_id: appIdentity.appId,
        event,
        type: 'event_callback',
        event_id: store.ids.prefixed('Ev'),
        event_time: Math.floor(store.clock() / 1000),
        authorizations: [
          {
            enterprise_id: store.organisation?.id ?? null,
            team_id: store.team.id,
            user_id: appIdentity.botUserId,
            is_bot: true,
            is_enterprise_install: store.organisation !== undefined,
          },
        ],
        is_ext_shared_channel: false,
      },
      retries: 0,
      dueAt: store.clock(),
      reason: '',
    })
  }

  /** Sends again, with the same event_id, whatever is due by the clock; resolves to how many were sent. */
  async retryDue(): Promise<number> {
    const now = this.#workspace.store.clock()
    const due = this.#waiting.filter((event) => event.dueAt <= now)
    this.#waiting = this.#waiting.filter((event) => event.dueAt > now)
    for (const event of due) await this.#send({ ...event, retries: event.retries + 1 })
    return due.length
  }

  async #send(event: Unacknowledged): Promise<void> {
    const { body, retries, reason } = event
    const headers = { 'X-Slack-Retry-Num': String(retries), 'X-Slack-Retry-Reason': reason }
    const delivery = await this.#sender.event(body, retries === 0 ? {} : headers)
    const wait = retryAfterMs[retries]
    if (delivery.ok || delivery.noRetry || wait === undefined) return
    const dueAt = this.#workspace.store.clock() + wait
    this.#waiting.push({
      ...event,
      dueAt,
      reason: delivery.error === 'operation_timeout' ? 'http_timeout' : 'http_error',
    })
  }

  /** https://docs.slack.dev/reference/events/url_verification. @returns whether the app gave the challenge back */
  async verifyUrl(): Promise<boolean> {
    const challenge = this.#workspace.store.ids.code(40)
    const delivery = await this.#sender.event({
      token: verificationToken,
      challenge,
      type: 'url_verification',
    })
    return delivery.ok && delivery.body.includes(challenge)
  }
}
