import { describe, expect, test } from '@jest/globals'
import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { checkModal, maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import { noteContent } from '../../../lib/slack/views/note-content.ts'
import { allPages, escaped, heading, richText, section, text, textsOf } from './note-reading.ts'

describe('a note in pages', () => {
  test('has one page and no blocks when there is nothing to see', () => {
    for (const html of [
      '',
      ' \n\t',
      '<p>&nbsp;</p><ul><li></li></ul><pre>\n\n</pre><table><tr><td></td><td> </td></tr></table>',
    ]) {
      expect(noteContent(html)).toEqual({ blocks: [], pages: 1 })
    }
  })

  test('is plain text where there are no tags', () => {
    expect(noteContent('Just text')).toEqual({ blocks: [richText(section(text('Just text')))], pages: 1 })
  })

  test('is shown whole, page after page, without parting words', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index}`)
    const { pages } = noteContent(`<p>${words.join(' ')}</p>`)

    const read = allPages(`<p>${words.join(' ')}</p>`).flatMap((blocks) => blocks.flatMap(textsOf))

    expect(pages).toBeGreaterThan(5)
    expect(read.flatMap((part) => part.trim().split(' '))).toEqual(words)
  })

  test('leaves no heading alone at the end of a page', () => {
    const html = `<h1>first</h1>${'<p>text</p><hr>'.repeat(22)}<h1>last</h1><p>end</p>`

    const [first, second] = allPages(html)

    expect(first).toHaveLength(45)
    expect(second?.[0]).toEqual(heading('last'))
  })

  test('ends with its last page, also for one who asks for more', () => {
    const html = `${'<hr>'.repeat(46)}<h1>heading</h1>`

    expect(noteContent(html, { page: 2 })).toEqual({ blocks: [heading('heading')], pages: 2 })
    expect(noteContent(html, { page: 99 })).toEqual(noteContent(html, { page: 2 }))
    expect(noteContent(html, { page: 0 })).toEqual(noteContent(html))
  })

  test.each([
    ['of other letters', '漢字'.repeat(40_000)],
    ['of one unbroken word of emoji', '😀'.repeat(30_000)],
    ['of ever-changing formatting', '<b>b</b><i>i</i>'.repeat(3000)],
    ['of long addresses', `<a href="https://example.com/${'/'.repeat(2900)}">漢</a> `.repeat(50)],
    [
      'of many list items',
      `<ol start="9999">${'<li>x</li><ul></ul><hr>'.repeat(50)}${'<li>x</li>'.repeat(2000)}</ol>`,
    ],
    ['of code without an end', `<pre>${'    indented\n'.repeat(10_000)}</pre>`],
    ['of white space in code', `<pre>a${' \n'.repeat(50_000)}b</pre>`],
    ['of headings', '<h1>one</h1><h2>two</h2>'.repeat(500)],
  ])('fits a modal page by page when it is %s', (_, html) => {
    for (const blocks of allPages(html)) expectToFitAModal(blocks)
  })

  test('fits a modal, whatever HTML it is', () => {
    fc.assert(
      fc.property(htmlish, (html) => {
        for (const blocks of allPages(html)) expectToFitAModal(blocks)
      }),
      { numRuns: 300 },
    )
  })

  test('loses nothing of a plain text', () => {
    const long = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 1000 }))
    fc.assert(
      fc.property(fc.array(long, { maxLength: 6 }), (parts) => {
        const said = parts.map(([part, times]) => part.repeat(times)).join(' ')
        const read = allPages(escaped(said))
          .flatMap((blocks) => blocks.flatMap(textsOf))
          .join('')
        expect(unspaced(read)).toBe(unspaced(said))
      }),
      { numRuns: 100 },
    )
  })
})

const TAGS =
  'p div b i u s code pre h1 h3 ul ol li blockquote table tr td a span br hr img details summary script svg textarea form section'

const htmlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TAGS.split(' ').flatMap((tag) => [`<${tag}>`, `</${tag}>`])),
      fc.constantFrom(
        '<a href="https://example.com/&quot;">',
        '<a href="javascript:x">',
        '<img src="https://example.com/x.png" alt="">',
        '<ol start="7">',
        '<ol start="-1">',
        '<li value="99999999">',
        '<p style="font-weight:bold;display:none',
        '<!-- ',
        ' -->',
        '<![CDATA[x]]>',
        '&amp;',
        '&#0;',
        '&nbsp;',
        ' ',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '<', '>', '"', '&', '\u202e'), maxLength: 5 }),
      fc.integer({ min: 100, max: 8000 }).map((length) => 'ab c'.repeat(length / 4)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

/** As Slack checks it, and beyond: nothing in it is empty or only white space. */
function expectToFitAModal(blocks: KnownBlock[]): void {
  expect(checkModal({ type: 'modal', title: { type: 'plain_text', text: 'Note' }, blocks })).toEqual([])
  expect(blocks.length).toBeLessThanOrEqual(46)
  const escapedJson = JSON.stringify(blocks).replace(/[\u0080-\uffff]/g, '\\u0000')
  expect(escapedJson.length).toBeLessThan(maxViewBytes * 0.8)
  const texts = blocks.flatMap(textsOf)
  expect(texts.join('').length).toBeLessThanOrEqual(25_000)
  expect(texts.filter((part) => part.trim() === '')).toEqual([])
  expect(texts.filter((part) => !part.isWellFormed())).toEqual([])
}

function unspaced(said: string): string {
  return said.replace(/\s/g, '')
}
