import { WebAPIPlatformError } from '@slack/web-api'
import { request } from 'undici'
import type { Interaction } from './interaction.ts'
import type { Screen } from './views/screen.ts'

/** How long a post to a response URL may take, in ms. */
const RESPONSE_URL_TIMEOUT_MS = 10_000

/** Slack did not take a post to a response URL, and not because it was used up: it may be tried again. */
class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError'
}

/**
 * Shows a screen to the person alone: beside where they did something, or else in their DM with the app.
 * @throws what Slack's client throws, and ResponseUrlError.
 */
export async function sayPrivately(interaction: Interaction, screen: Screen): Promise<void> {
  if (await sayByResponseUrl(interaction, screen)) return
  if (interaction.channel && (await postEphemeral(interaction, interaction.channel, screen))) return
  await postDirectly(interaction, screen)
}

/**
 * Shows a screen to the person alone, for which the app needs no token.
 * @returns false where there is no response URL, or it is used up.
 * @throws ResponseUrlError; what undici throws where Slack cannot be reached.
 */
export function sayByResponseUrl(
  interaction: Pick<Interaction, 'responseUrl'>,
  { text, blocks }: Screen,
): Promise<boolean> {
  return respond(interaction, { response_type: 'ephemeral', replace_original: false, text, blocks })
}

/**
 * Shows a screen in place of the message that was pressed.
 * @throws what Slack's client throws, and ResponseUrlError.
 */
export async function replaceOriginal(interaction: Interaction, screen: Screen): Promise<void> {
  if (await respond(interaction, { replace_original: true, text: screen.text, blocks: screen.blocks })) return
  await sayPrivately({ ...interaction, responseUrl: undefined }, screen)
}

/**
 * Posts a screen into the person's DM with the app.
 * @returns where it is, so that it can be updated.
 * @throws what Slack's client throws.
 */
export async function postDirectly(
  { client, person }: Pick<Interaction, 'client' | 'person'>,
  screen: Screen,
): Promise<{ channel: string; ts: string }> {
  const posted = await client.chat.postMessage({
    channel: person.userId,
    text: screen.text,
    blocks: screen.blocks,
    unfurl_links: false,
    unfurl_media: false,
  })
  return { channel: posted.channel ?? person.userId, ts: posted.ts ?? '' }
}

/**
 * @returns false where there is no response URL, or its 5 uses or 30 minutes are over.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
async function respond({ responseUrl }: Pick<Interaction, 'responseUrl'>, message: object): Promise<boolean> {
  if (!responseUrl) return false
  // As the upstreams are asked, and not with `fetch`: that would load the undici that comes with Node besides.
  const { statusCode, body } = await request(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(RESPONSE_URL_TIMEOUT_MS),
  })
  await body.dump()
  if (statusCode >= 200 && statusCode < 300) return true
  // Used up or expired: 404 with `used_url` or `expired_url`.
  if (statusCode === 404 || statusCode === 410) return false
  throw new ResponseUrlError(`Slack answered ${statusCode} to a post to a response URL.`)
}

/** @returns false where the app is not in the conversation. */
async function postEphemeral(
  { client, person }: Interaction,
  channel: string,
  screen: Screen,
): Promise<boolean> {
  try {
    await postEphemerally({ client, person }, channel, screen)
    return true
  } catch (error) {
    if (slackErrorCode(error, NOT_THERE)) return false
    throw error
  }
}

/**
 * Shows a screen in a conversation to the person alone.
 * @throws what Slack's client throws: `user_not_in_channel` where they are no member.
 */
export async function postEphemerally(
  { client, person }: Pick<Interaction, 'client' | 'person'>,
  channel: string,
  { text, blocks }: Screen,
): Promise<void> {
  await client.chat.postEphemeral({ channel, user: person.userId, text, blocks })
}

const NOT_THERE = ['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived']

/** Whether Slack refused a call with one of these codes. */
export function slackErrorCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error)
}
