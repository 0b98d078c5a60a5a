import type { Block, KnownBlock, MessageMetadata } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { Screen } from './views/screen.ts'

/** What tells a message from all others: Slack keeps it with the message. */
const Mark = z.object({ event_payload: z.object({ key: z.string() }) })
const MARK = 'shares_digest'

/** How far Slack's clock may be behind ours, in seconds. */
const CLOCKS_APART = 60

/** Where a message is. */
export interface MessagePlace {
  /** Slack's id of the conversation. */
  channel: string
  /** Its time stamp. */
  ts: string
}

/** A message in a conversation, as Slack gives it back. */
export interface FoundMessage extends MessagePlace {
  text: string
  blocks: (KnownBlock | Block)[]
  /** What the app keeps with it. */
  metadata?: MessageMetadata
}

/**
 * Posts a screen into a person's DM with the app, where it can be found again by its key.
 * @throws what Slack's client throws: then it may be there or not.
 */
export async function postMarked(
  client: WebClient,
  userId: string,
  key: string,
  { text, blocks }: Screen,
): Promise<MessagePlace> {
  const { channel, ts } = await client.chat.postMessage({
    channel: userId,
    text,
    blocks,
    metadata: { event_type: MARK, event_payload: { key } },
    unfurl_links: false,
    unfurl_media: false,
  })
  if (!channel || !ts) throw new Error('Slack posted a message and did not say where and when.')
  return { channel, ts }
}

/**
 * Looks in a person's DM for the message that was posted with this key.
 * https://docs.slack.dev/reference/methods/conversations.history
 *
 * @param since when it was posted at the earliest, in epoch ms.
 * @throws what Slack's client throws.
 */
export async function findMarked(
  client: WebClient,
  userId: string,
  key: string,
  since: number,
): Promise<FoundMessage | undefined> {
  const channel = await openDirectMessages(client, userId)
  const oldest = String(Math.floor(since / 1000) - CLOCKS_APART)
  let cursor: string | undefined
  do {
    const page = await client.conversations.history({
      channel,
      oldest,
      include_all_metadata: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    })
    const found = page.messages?.find(
      ({ metadata }) => Mark.safeParse(metadata).data?.event_payload.key === key,
    )
    if (found) return toFound(channel, found)
    cursor = page.response_metadata?.next_cursor
  } while (cursor)
  return undefined
}

/**
 * Reads one message back.
 * @returns undefined when it is not there any more.
 * @throws what Slack's client throws.
 */
export async function readMessage(
  client: WebClient,
  channel: string,
  ts: string,
): Promise<FoundMessage | undefined> {
  const { messages } = await client.conversations.history({
    channel,
    latest: ts,
    oldest: ts,
    inclusive: true,
    limit: 1,
    include_all_metadata: true,
  })
  const found = messages?.find((message) => message.ts === ts)
  return found && toFound(channel, found)
}

interface HistoryMessage {
  ts?: string
  text?: string
  blocks?: object[]
  metadata?: object
}

async function openDirectMessages(client: WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId })
  if (!channel?.id) throw new Error('Slack opened a conversation and did not say which.')
  return channel.id
}

function toFound(
  channel: string,
  { ts = '', text = '', blocks = [], metadata }: HistoryMessage,
): FoundMessage {
  return {
    channel,
    ts,
    text,
    blocks: blocks as FoundMessage['blocks'],
    ...(metadata ? { metadata: metadata as MessageMetadata } : {}),
  }
}
