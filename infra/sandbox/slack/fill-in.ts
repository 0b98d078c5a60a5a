import type { Ids } from './ids.ts'
import type { Block, JsonObject } from './types.ts'
import { isObject } from './validate/rules.ts'
import { elementsOf } from './validate/surfaces.ts'

/** Elements that have no action: https://docs.slack.dev/reference/block-kit/block-elements */
const passive = [
  'image',
  'plain_text',
  'mrkdwn',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
]

/**
 * Blocks as Slack keeps them: each with a `block_id`, each element a person can act on with an `action_id`.
 * @param blocks that passed validation
 */
export function fillInIds(blocks: unknown, ids: Ids): Block[] {
  const copies = structuredClone(blocks) as JsonObject[]
  const nested = copies.flatMap((block) => (Array.isArray(block.child_blocks) ? block.child_blocks : []))
  for (const block of [...copies, ...nested].filter(isObject)) {
    block.block_id ??= ids.code(5)
    for (const { value } of elementsOf({ value: block, at: '' })) {
      if (!passive.includes(String(value.type))) value.action_id ??= ids.code(5)
    }
  }
  return copies as Block[]
}
