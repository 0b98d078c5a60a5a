import type { Delivery, Sender } from './slack/deliver/sender.ts'
import type { JsonObject } from './slack/types.ts'

/**
 * What comes over Socket Mode, as Slack's client hands it on.
 * https://docs.slack.dev/apis/events-api/using-socket-mode#events
 */
export interface Envelope {
  type: string
  body: JsonObject
  retry_num?: number
  retry_reason?: string
  ack: (answer?: JsonObject) => Promise<void>
}

/**
 * Hands an envelope to the app as the signed request it would have been over HTTP: from there on everything goes its
 * one way, and what the app answers is what Slack is told.
 *
 * @throws Error when the app did not take it: unacknowledged, Slack tells the person, and sends an event again.
 */
export async function takeEnvelope(envelope: Envelope, app: Sender): Promise<void> {
  const delivery = await send(envelope, app)
  if (!delivery.ok) {
    throw new Error(`The app did not take what Slack sent (${envelope.type}): ${delivery.error}.`)
  }
  await envelope.ack(delivery.body === '' ? undefined : (JSON.parse(delivery.body) as JsonObject))
}

async function send({ type, body, ...retry }: Envelope, app: Sender): Promise<Delivery> {
  switch (type) {
    case 'slash_commands':
      return app.command(body as Record<string, string>)
    case 'interactive':
      return app.interaction(body)
    case 'events_api':
      return app.event(body, retryHeaders(retry))
    default:
      throw new Error(`Slack sent something that is not known here: ${type}.`)
  }
}

function retryHeaders({ retry_num, retry_reason = '' }: Pick<Envelope, 'retry_num' | 'retry_reason'>) {
  return retry_num
    ? { 'X-Slack-Retry-Num': String(retry_num), 'X-Slack-Retry-Reason': retry_reason }
    : undefined
}
