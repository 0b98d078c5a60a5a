import { describe, expect, test } from '@jest/globals'
import { mrkdwnToRichText, plainToRichText } from '../../../infra/sandbox/page/blocks/mrkdwn.ts'

const drawDate = (timestamp: number, format: string, fallback: string) => `${timestamp} ${format} ${fallback}`
const blocksOf = (text: string) => mrkdwnToRichText(text, drawDate).elements
/** What stands in the one paragraph of a text. */
const inline = (text: string) => blocksOf(text)[0]?.elements

describe('mrkdwn as rich text', () => {
  test.each([
    ['*bold*', [{ type: 'text', text: 'bold', style: { bold: true } }]],
    ['_*both*_', [{ type: 'text', text: 'both', style: { italic: true, bold: true } }]],
    ['~gone~', [{ type: 'text', text: 'gone', style: { strike: true } }]],
    ['`*code*`', [{ type: 'text', text: '*code*', style: { code: true } }]],
    ['<@U0BEN>', [{ type: 'user', user_id: 'U0BEN' }]],
    ['<#C1|general>', [{ type: 'channel', channel_id: 'C1' }]],
    ['<!here>', [{ type: 'broadcast', range: 'here' }]],
    ['<!subteam^S1>', [{ type: 'usergroup', usergroup_id: 'S1' }]],
    [
      '<https://a.example/?x=1&amp;y=2|a &lt;b&gt;>',
      [{ type: 'link', url: 'https://a.example/?x=1&y=2', text: 'a <b>' }],
    ],
    ['<mailto:a@b.example>', [{ type: 'link', url: 'mailto:a@b.example' }]],
    ['<!date^17^{date} at {time}|soon>', [{ type: 'text', text: '17 {date} at {time} soon' }]],
    [
      '<!date^17^{time}^https://a.example|s>',
      [{ type: 'link', url: 'https://a.example', text: '17 {time} s' }],
    ],
    [':wave:', [{ type: 'emoji', name: 'wave' }]],
    [':+1::skin-tone-3:', [{ type: 'emoji', name: '+1::skin-tone-3' }]],
  ])('%s', (text, elements) => {
    expect(inline(text)).toEqual(elements)
  })

  test.each([
    ['&lt;!channel&gt;', '<!channel>'],
    ['&lt;@U0BEN&gt;', '<@U0BEN>'],
    ['&amp;lt;', '&lt;'],
    ['<javascript:alert(1)>', '<javascript:alert(1)>'],
    ['snake_case_name', 'snake_case_name'],
    ['2*3*4', '2*3*4'],
    ['* a * b', '* a * b'],
    ['at 10:30:20', 'at 10:30:20'],
    ['a ~ b', 'a ~ b'],
  ])('%s stays text', (text, shown) => {
    expect(inline(text)).toEqual([{ type: 'text', text: shown }])
  })

  test('a bare address is a link, without the point that ends the sentence', () => {
    expect(inline('See https://a.example/b.')).toEqual([
      { type: 'text', text: 'See ' },
      { type: 'link', url: 'https://a.example/b' },
      { type: 'text', text: '.' },
    ])
  })

  test('a link inside bold is bold', () => {
    expect(inline('*see <https://a.example|it*>*')).toEqual([
      { type: 'text', text: 'see ', style: { bold: true } },
      { type: 'link', url: 'https://a.example', text: 'it*', style: { bold: true } },
    ])
  })

  test('quotes and code blocks stand apart from the lines around them', () => {
    expect(blocksOf('before\n&gt; one\n> two\nafter\n```x <https://a.example|y>\n*z*```\nend')).toEqual([
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'before' }] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'one\ntwo' }] },
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'after' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x y\n*z*' }] },
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'end' }] },
    ])
  })
})

test('plain text has emoji and nothing else', () => {
  expect(plainToRichText('*a* :tada: <b>').elements[0]?.elements).toEqual([
    { type: 'text', text: '*a* ' },
    { type: 'emoji', name: 'tada' },
    { type: 'text', text: ' <b>' },
  ])
})
