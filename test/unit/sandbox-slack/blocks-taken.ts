import type { Surface } from '../../../infra/sandbox/slack/validate/blocks.ts'
import { element, long, option, options, select } from './block-parts.ts'
import { button, input, mrkdwn, plain, section } from './workspace.ts'

/** Blocks that Slack takes, and where. */
export const taken: [string, Surface, unknown][] = [
  ['section with fields', 'message', { type: 'section', fields: [mrkdwn('a'), plain('b')] }],
  ['section of exactly 3,000 characters', 'message', section(long(3000))],
  [
    'context of images and text',
    'message',
    {
      type: 'context',
      elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b' }],
    },
  ],
  [
    'actions with 25 buttons',
    'message',
    { type: 'actions', elements: Array.from({ length: 25 }, (_, index) => button(`b${index}`)) },
  ],
  [
    'button with everything',
    'home',
    element({
      ...button('b', long(2000)),
      style: 'danger',
      url: 'https://a.example',
      accessibility_label: 'b',
      confirm: {
        title: plain('a'),
        text: mrkdwn('b'),
        confirm: plain('c'),
        deny: plain('d'),
        style: 'danger',
      },
    }),
  ],
  ['select with 100 options', 'modal', select({ options: options(100), initial_option: option('o99') })],
  [
    'overflow with a link',
    'message',
    {
      ...section('a'),
      accessory: { type: 'overflow', options: [option('a', { url: 'https://a.example' })] },
    },
  ],
  [
    'checkboxes with mrkdwn',
    'modal',
    element({ type: 'checkboxes', options: [{ text: mrkdwn('*a*'), value: 'a', description: mrkdwn('b') }] }),
  ],
  [
    'date, time and moment',
    'message',
    {
      type: 'actions',
      elements: [
        { type: 'datepicker', initial_date: '2026-11-23' },
        { type: 'timepicker', initial_time: '23:59' },
        { type: 'datetimepicker', initial_date_time: 1795424400 },
      ],
    },
  ],
  ['input in a message', 'message', input('a', { multiline: true, min_length: 1, max_length: 3000 })],
  [
    'rich text',
    'message',
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
          ],
        },
      ],
    },
  ],
  [
    'table',
    'message',
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_number', value: 1, text: '1' },
        ],
      ],
      column_settings: [{ align: 'right' }],
    },
  ],
  ['markdown', 'message', { type: 'markdown', text: long(12_000) }],
  ['alert in a modal', 'modal', { type: 'alert', text: plain('a'), level: 'warning' }],
  [
    'carousel of cards',
    'message',
    { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('a'), actions: [button('a')] }] },
  ],
  ['container', 'message', { type: 'container', title: plain('a'), child_blocks: [section('b')] }],
  [
    'video',
    'home',
    {
      type: 'video',
      video_url: 'https://a.example/v',
      thumbnail_url: 'https://a.example/t',
      alt_text: 'v',
      title: plain('v'),
    },
  ],
]
