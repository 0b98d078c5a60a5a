import { at, element, long, many, option, options, select } from './block-parts.ts'
import { actions, button, input, mrkdwn, plain, section } from './workspace.ts'

/** Blocks that Slack refuses in a message, and what it says. */
export const refused: [string, unknown, string][] = [
  ['no type', {}, at('missing required field: type', '/blocks/0')],
  ['an unknown block', { type: 'banner' }, at('unsupported type: banner', '/blocks/0/type')],
  [
    'a block of another surface',
    { type: 'alert', text: plain('a') },
    at('unsupported type: alert', '/blocks/0/type'),
  ],
  [
    'a remote file block',
    { type: 'file', source: 'remote', external_id: 'a' },
    at('unsupported type: file', '/blocks/0/type'),
  ],
  [
    'an unknown field',
    { type: 'divider', colour: 'red' },
    at('invalid additional property: colour', '/blocks/0'),
  ],
  [
    'a section without text or fields',
    { type: 'section' },
    at('must define either `text` or `fields`', '/blocks/0'),
  ],
  [
    'a section of 3,001 characters',
    section(long(3001)),
    at('must be less than 3001 characters', '/blocks/0/text/text'),
  ],
  [
    '11 fields',
    { type: 'section', fields: many(11, plain('a')) },
    at('no more than 10 items allowed', '/blocks/0/fields'),
  ],
  [
    'a field of 2,001 characters',
    { type: 'section', fields: [plain(long(2001))] },
    at('must be less than 2001 characters', '/blocks/0/fields/0/text'),
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn('a') },
    at('unsupported type: mrkdwn', '/blocks/0/text/type'),
  ],
  [
    'emoji on mrkdwn',
    { type: 'section', text: { ...mrkdwn('a'), emoji: true } },
    at('invalid additional property: emoji', '/blocks/0/text'),
  ],
  ['text as a bare string', { type: 'header', text: 'a' }, at('must be an object', '/blocks/0/text')],
  [
    '26 buttons',
    { type: 'actions', elements: many(26, button('a')) },
    at('no more than 25 items allowed', '/blocks/0/elements'),
  ],
  [
    'no elements',
    { type: 'actions', elements: [] },
    at('no less than 1 items allowed', '/blocks/0/elements'),
  ],
  [
    '11 things in a context',
    { type: 'context', elements: many(11, mrkdwn('a')) },
    at('no more than 10 items allowed', '/blocks/0/elements'),
  ],
  [
    'an element that does not belong',
    { ...section('a'), accessory: { type: 'plain_text_input' } },
    at('unsupported type: plain_text_input', '/blocks/0/accessory/type'),
  ],
  [
    'a button of 76 characters',
    element({ ...button('a'), text: plain(long(76)) }),
    at('must be less than 76 characters', '/blocks/0/elements/0/text/text'),
  ],
  [
    'a value of 2,001 characters',
    element(button('a', long(2001))),
    at('must be less than 2001 characters', '/blocks/0/elements/0/value'),
  ],
  [
    'an address without a host',
    element({ ...button('a'), url: 'shares' }),
    at('must be a valid URL', '/blocks/0/elements/0/url'),
  ],
  [
    'an address of 3,001 characters',
    element({ ...button('a'), url: `https://a.example/${long(2983)}` }),
    at('must be less than 3001 characters', '/blocks/0/elements/0/url'),
  ],
  [
    'an unknown style',
    element({ ...button('a'), style: 'warning' }),
    at('must be a valid enum value', '/blocks/0/elements/0/style'),
  ],
  [
    'an action_id of 256 characters',
    element(button(long(256))),
    at('must be less than 256 characters', '/blocks/0/elements/0/action_id'),
  ],
  [
    'a block_id of 256 characters',
    { type: 'divider', block_id: long(256) },
    at('must be less than 256 characters', '/blocks/0/block_id'),
  ],
  [
    'a confirm title of 101 characters',
    element({ ...button('a'), confirm: { title: plain(long(101)), text: plain('b') } }),
    at('must be less than 101 characters', '/blocks/0/elements/0/confirm/title/text'),
  ],
  [
    'a confirm text of 301 characters',
    element({ ...button('a'), confirm: { text: plain(long(301)) } }),
    at('must be less than 301 characters', '/blocks/0/elements/0/confirm/text/text'),
  ],
  [
    'a confirm button of 31 characters',
    element({ ...button('a'), confirm: { text: plain('b'), confirm: plain(long(31)) } }),
    at('must be less than 31 characters', '/blocks/0/elements/0/confirm/confirm/text'),
  ],
  [
    '101 options',
    select({ options: options(101) }),
    at('no more than 100 items allowed', '/blocks/0/elements/0/options'),
  ],
  [
    '11 checkboxes',
    element({ type: 'checkboxes', options: options(11) }),
    at('no more than 10 items allowed', '/blocks/0/elements/0/options'),
  ],
  [
    '6 overflow options',
    element({ type: 'overflow', options: options(6) }),
    at('no more than 5 items allowed', '/blocks/0/elements/0/options'),
  ],
  [
    'an option of 76 characters',
    select({ options: [{ text: plain(long(76)), value: 'a' }] }),
    at('must be less than 76 characters', '/blocks/0/elements/0/options/0/text/text'),
  ],
  [
    'an option value of 151 characters',
    select({ options: [{ text: plain('a'), value: long(151) }] }),
    at('must be less than 151 characters', '/blocks/0/elements/0/options/0/value'),
  ],
  [
    'a url outside an overflow',
    select({ options: [option('a', { url: 'https://a.example' })] }),
    at('invalid additional property: url', '/blocks/0/elements/0/options/0'),
  ],
  [
    'options and option groups',
    select({ options: options(1), option_groups: [{ label: plain('a'), options: options(1) }] }),
    at('cannot define both `options` and `option_groups`', '/blocks/0/elements/0'),
  ],
  [
    'a first choice that is no option',
    select({ options: options(1), initial_option: option('other') }),
    at('initial option must be one of the provided options', '/blocks/0/elements/0'),
  ],
  [
    'a date in another form',
    element({ type: 'datepicker', initial_date: '23.11.2026' }),
    at('must be a valid date (YYYY-MM-DD)', '/blocks/0/elements/0/initial_date'),
  ],
  [
    'a moment in ms',
    element({ type: 'datetimepicker', initial_date_time: 1795424400000 }),
    at('must be between 1000000000 and 9999999999', '/blocks/0/elements/0/initial_date_time'),
  ],
  [
    'an image without alt_text',
    { type: 'image', image_url: 'https://a.example/b.png' },
    at('missing required field: alt_text', '/blocks/0'),
  ],
  [
    'an image from two places',
    { type: 'image', alt_text: 'b', image_url: 'https://a.example/b.png', slack_file: { id: 'F0' } },
    at('cannot define both `image_url` and `slack_file`', '/blocks/0'),
  ],
  [
    'a label of 2,001 characters',
    input('a', {}, { label: plain(long(2001)) }),
    at('must be less than 2001 characters', '/blocks/0/label/text'),
  ],
  [
    'a placeholder of 151 characters',
    input('a', { placeholder: plain(long(151)) }),
    at('must be less than 151 characters', '/blocks/0/element/placeholder/text'),
  ],
  [
    'a max_length over 3,000',
    input('a', { max_length: 3001 }),
    at('must be between 1 and 3000', '/blocks/0/element/max_length'),
  ],
  [
    'markdown of 12,001 characters',
    { type: 'markdown', text: long(12_001) },
    at('must be less than 12001 characters', '/blocks/0/text'),
  ],
  [
    '101 rows',
    { type: 'table', rows: Array.from({ length: 101 }, () => [{ type: 'raw_text', text: 'a' }]) },
    at('no more than 100 items allowed', '/blocks/0/rows'),
  ],
  [
    '21 columns',
    { type: 'table', rows: [many(21, { type: 'raw_text', text: 'a' })] },
    at('no more than 20 items allowed', '/blocks/0/rows/0'),
  ],
  [
    'an empty card',
    { type: 'card' },
    at('must define either `hero_image` or `title` or `actions` or `body`', '/blocks/0'),
  ],
  [
    '11 cards',
    { type: 'carousel', elements: many(11, { type: 'card', title: mrkdwn('a') }) },
    at('no more than 10 items allowed', '/blocks/0/elements'),
  ],
  [
    '6 context actions',
    { type: 'context_actions', elements: many(6, { type: 'icon_button', icon: 'trash', text: plain('a') }) },
    at('no more than 5 items allowed', '/blocks/0/elements'),
  ],
  [
    'a rich text element that is none',
    { type: 'rich_text', elements: [{ type: 'section' }] },
    at('unsupported type: section', '/blocks/0/elements/0/type'),
  ],
  [
    'one action_id twice in a block',
    actions(button('open'), button('open')),
    at('`action_id` "open" already exists', '/blocks/0/elements/1/action_id'),
  ],
]
