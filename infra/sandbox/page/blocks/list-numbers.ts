import type { RichTextBlock } from '@slack/types'

/** `offset` is documented, but @slack/types does not know it: the first number less one. */
type NumberedList = { type: 'rich_text_list'; indent?: number; elements: unknown[]; offset?: number }

const isList = (element: { type: string }): element is NumberedList => element.type === 'rich_text_list'

/**
 * Slack begins a list at its own `offset`; slack-blocks-to-jsx adds that to where the list before ended. What it would
 * add is taken off here, so that the numbers come out as in Slack.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function withOwnNumbers(block: RichTextBlock): RichTextBlock {
  let ended: number[] = []
  const elements = block.elements.map((element) => {
    if (!isList(element)) {
      ended = []
      return element
    }
    const { indent = 0, offset = 0 } = element
    const before = ended[indent] ?? 0
    ended = ended.slice(0, indent + 1)
    ended[indent] = before + element.elements.length
    return { ...element, offset: offset - before }
  })
  return { ...block, elements }
}
