import { url } from './composition.ts'
import { boolean, byType, integer, list, matching, oneOf, type Rule, shape, string } from './rules.ts'

/** Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const slackId = string(1, 255)
const style = {
  style: shape({}, { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean }),
}

const inline = byType({
  text: shape({ text: string(1, 3000) }, style),
  link: shape({ url: url(3000) }, { text: string(1, 3000), unsafe: boolean, ...style }),
  emoji: shape({ name: string(1, 255) }, { unicode: string(1, 255), url: url(3000), ...style }),
  user: shape({ user_id: slackId }, style),
  channel: shape({ channel_id: slackId }, style),
  team: shape({ team_id: slackId }, style),
  usergroup: shape({ usergroup_id: slackId }, style),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, style),
  color: shape({ value: matching(/^#[0-9a-f]{6}$/i, 'color') }, style),
  date: shape(
    { timestamp: integer(0, 9_999_999_999), format: string(1, 255) },
    { url: url(3000), fallback: string(1, 3000), ...style },
  ),
})

const inlines = { elements: list(0, 1000, inline) }
const border = { border: integer(0, 1) }
const section = byType({ rich_text_section: shape(inlines) })

/** The elements of a rich text block. */
const richTextElements: Rule = list(
  1,
  1000,
  byType({
    rich_text_section: shape(inlines),
    rich_text_quote: shape(inlines, border),
    rich_text_preformatted: shape(inlines, { ...border, language: string(1, 255) }),
    rich_text_list: shape(
      { style: oneOf('bullet', 'ordered'), elements: list(1, 1000, section) },
      { indent: integer(0, 8), offset: integer(0, 10_000), ...border },
    ),
  }),
)

/** A whole rich text block. */
export const richTextBlock: Rule = shape({ elements: richTextElements }, { block_id: string(1, 255) })

/** A value that has to be a rich text block, such as the first value of an input. */
export const richText: Rule = byType({ rich_text: richTextBlock })
