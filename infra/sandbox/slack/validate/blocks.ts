import { identifier, imageSource, imageSourceChoice, url } from './composition.ts'
import { accessories, actionElements, inputElements, pick } from './elements.ts'
import { richText, richTextBlock } from './rich-text.ts'
import {
  all,
  anyOf,
  boolean,
  byType,
  integer,
  list,
  number,
  oneOf,
  type Rule,
  shape,
  string,
} from './rules.ts'
import { mrkdwnText, plainText, text } from './text.ts'

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

const id = { block_id: identifier }
const image = byType(pick('image'))
const cell = byType({
  raw_text: shape({ text: string(1, 3000) }),
  raw_number: shape({ value: number, text: string(1, 3000) }),
  rich_text: richTextBlock,
})

const task = shape(
  {
    task_id: string(1, 255),
    title: string(1, 3000),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    ...id,
    details: richText,
    output: richText,
    sources: list(1, 100, byType({ url: shape({ url: url(3000), text: string(1, 3000) }) })),
  },
)

const card = all(
  shape(
    {},
    {
      ...id,
      hero_image: image,
      icon: image,
      title: mrkdwnText(150),
      subtitle: mrkdwnText(150),
      body: mrkdwnText(200),
      actions: list(1, 25, byType(pick('button'))),
    },
  ),
  anyOf('hero_image', 'title', 'actions', 'body'),
)

/** What may stand in a container. */
const children: Record<string, Rule> = {
  actions: shape({ elements: list(1, 25, byType(actionElements)) }, id),
  context: shape(
    {
      elements: list(
        1,
        10,
        byType({ ...pick('image'), plain_text: plainText(3000), mrkdwn: mrkdwnText(3000) }),
      ),
    },
    id,
  ),
  divider: shape({}, id),
  header: shape({ text: plainText(150) }, id),
  image: all(
    shape({ alt_text: string(1, 2000) }, { ...id, ...imageSource, title: plainText(2000) }),
    imageSourceChoice,
  ),
  input: shape(
    { label: plainText(2000), element: byType(inputElements) },
    { ...id, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richTextBlock,
  section: all(
    shape(
      {},
      {
        ...id,
        text: text(3000),
        fields: list(1, 10, text(2000)),
        accessory: byType(accessories),
        expand: boolean,
      },
    ),
    anyOf('text', 'fields'),
  ),
  table: shape(
    { rows: list(1, 100, list(1, 20, cell)) },
    {
      ...id,
      column_settings: list(
        0,
        20,
        shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }),
      ),
    },
  ),
  video: shape(
    { video_url: url(3000), thumbnail_url: url(3000), alt_text: string(1, 2000), title: plainText(199) },
    {
      ...id,
      title_url: url(3000),
      author_name: string(1, 49),
      provider_name: string(1, 255),
      provider_icon_url: url(3000),
      description: plainText(200),
    },
  ),
}

/** Every block and its limits, one entry each: https://docs.slack.dev/reference/block-kit/blocks */
const blocks: Record<string, Rule> = {
  ...children,
  alert: shape(
    { text: text(3000) },
    { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: shape({ elements: list(1, 10, byType({ card })) }, id),
  container: all(
    shape(
      { child_blocks: list(1, 10, byType(children)) },
      {
        ...id,
        title: plainText(150),
        rich_text_title: richText,
        subtitle: text(150),
        icon: image,
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        is_collapsible: boolean,
        default_collapsed: boolean,
        has_header_divider: boolean,
      },
    ),
    anyOf('title', 'rich_text_title'),
  ),
  context_actions: shape({ elements: list(1, 5, byType(pick('feedback_buttons', 'icon_button'))) }, id),
  data_table: shape(
    { rows: list(1, 201, list(1, 20, cell)), caption: string(1, 3000) },
    { ...id, page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  ),
  markdown: shape({ text: string(1, 12_000) }, id),
  plan: shape({ title: string(1, 3000) }, { ...id, tasks: list(0, 100, byType({ task_card: task })) }),
  task_card: task,
}

/** Blocks that not every surface takes; each block's page names its surfaces. `file` is only ever read. */
const onlyOn: Record<string, Surface[]> = {
  // "only supported in modal views": https://github.com/slackapi/node-slack-sdk/pull/2567
  alert: ['modal'],
  card: ['message'],
  carousel: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
}

/** The rule of any one block on a surface; other types are `unsupported type`. */
export function blockOn(surface: Surface): Rule {
  return byType(
    Object.fromEntries(
      Object.entries(blocks).filter(([type]) => onlyOn[type] === undefined || onlyOn[type].includes(surface)),
    ),
  )
}
