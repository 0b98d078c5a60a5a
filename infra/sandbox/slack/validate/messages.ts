import { invalid, Refusal } from '../refusal.ts'
import type { JsonObject } from '../types.ts'
import { isObject } from './rules.ts'
import { allBlocks, checkBlocks } from './surfaces.ts'

/** Longest `text`, in characters: https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const maxPostedText = 40_000

/** Longest `text` of chat.update, in characters: https://docs.slack.dev/reference/methods/chat.update */
export const maxUpdatedText = 4_000

/** All markdown blocks of a message together: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
const maxMarkdown = 12_000

/** All text in all blocks, found by trial: https://github.com/slackapi/bolt-js/issues/2509 */
const maxBlocksText = 13_200

/**
 * Refuses a message Slack would refuse.
 * @param message its `text`, `blocks`, `attachments` and `metadata`
 * @param maxText in characters
 * @throws Refusal `no_text`, `msg_too_long`, `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`,
 * `invalid_attachments`, `too_many_attachments`, `invalid_metadata_format`
 */
export function refuseBadMessage(message: JsonObject, maxText: number): void {
  const { text, blocks, attachments, metadata, files } = message
  if (blocks !== undefined && !(Array.isArray(blocks) && blocks.every(isObject))) {
    throw new Refusal('invalid_blocks_format')
  }
  if (isEmpty(text) && isEmpty(blocks) && isEmpty(attachments) && isEmpty(files)) throw new Refusal('no_text')
  if (text !== undefined && typeof text !== 'string') throw new Refusal('no_text')
  if (text !== undefined && text.length > maxText) throw new Refusal('msg_too_long')
  refuseBadBlocks(blocks ?? [])
  refuseBadAttachments(attachments ?? [])
  if (metadata !== undefined && !(isObject(metadata) && (metadata.event_type || metadata.entities))) {
    throw new Refusal('invalid_metadata_format')
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function refuseBadBlocks(blocks: unknown): void {
  const problems = checkBlocks(blocks, 'message', '/blocks')
  if (problems.length > 0) throw invalid('invalid_blocks', problems)
  const markdown = allBlocks(blocks, '/blocks').filter(({ value }) => value.type === 'markdown')
  if (lengthOf(markdown.map(({ value }) => value)) > maxMarkdown) throw new Refusal('msg_blocks_too_long')
  if (lengthOf(blocks) > maxBlocksText) throw new Refusal('msg_blocks_too_long')
}

/** https://docs.slack.dev/reference/methods/chat.postMessage: at most 100 attachments. */
function refuseBadAttachments(attachments: unknown): void {
  if (!Array.isArray(attachments) || !attachments.every(isObject)) throw new Refusal('invalid_attachments')
  if (attachments.length > 100) throw new Refusal('too_many_attachments')
  const problems = attachments.flatMap(({ blocks }, index) =>
    blocks === undefined ? [] : checkBlocks(blocks, 'message', `/attachments/${index}/blocks`),
  )
  if (problems.length > 0) throw invalid('invalid_attachments', problems)
}

/** All that is in `text` fields, however deep, in characters. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + lengthOf(entry), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [field, entry]) =>
      sum + (field === 'text' && typeof entry === 'string' ? entry.length : lengthOf(entry)),
    0,
  )
}
