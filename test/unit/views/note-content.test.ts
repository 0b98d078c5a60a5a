import { describe, expect, test } from '@jest/globals'
import { noteContent } from '../../../lib/slack/views/note-content.ts'
import { heading, link, list, richElements, richText, section, text, visible } from './note-reading.ts'

describe('a note of a rich-text editor', () => {
  test('keeps its headings, paragraphs, formatting and links', () => {
    const html = `
      <h1>Site visit, 12&nbsp;May</h1>
      <p>We met <strong>Ann &amp; <em>Bo</em></strong> at the
         <a href="https://example.com/site?a=1&amp;b=2">north gate</a>.<br>It rained.</p>
      <p>Call <a href="mailto:ann@example.com">Ann</a> about the <del>old</del> <u>new</u> <code>PLAN-7</code>.</p>
      <hr>
      <h2>Next</h2>
      <p>Nothing.</p>`

    expect(noteContent(html)).toEqual({
      pages: 1,
      blocks: [
        heading('Site visit, 12\u00a0May'),
        richText(
          section(
            text('We met '),
            text('Ann & ', { bold: true }),
            text('Bo', { bold: true, italic: true }),
            text(' at the '),
            link('https://example.com/site?a=1&b=2', 'north gate'),
            text('.\nIt rained.\n\nCall '),
            link('mailto:ann@example.com', 'Ann'),
            text(' about the '),
            text('old', { strike: true }),
            text(' '),
            text('new', { underline: true }),
            text(' '),
            text('PLAN-7', { code: true }),
            text('.'),
          ),
        ),
        { type: 'divider' },
        heading('Next'),
        richText(section(text('Nothing.'))),
      ],
    })
  })

  test('keeps formatting that is written in style attributes', () => {
    const html =
      '<b style="font-weight:normal">pasted <span style="text-decoration: underline; FONT-WEIGHT: 700">both</span></b>' +
      '<span style="font-style: italic; text-decoration: line-through">gone</span><i style="font-style: normal">!</i>'

    expect(richElements(html)).toEqual([
      section(
        text('pasted '),
        text('both', { bold: true, underline: true }),
        text('gone', { italic: true, strike: true }),
        text('!'),
      ),
    ])
  })

  test('tells lines from paragraphs as a browser does, however many blocks end at one place', () => {
    expect(visible('<div>one</div><div>two</div><div><br></div><div><div>three</div></div>')).toBe(
      'one\ntwo\n\nthree',
    )
    expect(visible('<p>one<br></p>\n\n<p>&nbsp;</p><p>two</p>')).toBe('one\n\ntwo')
    expect(visible('one<br><br><br>two')).toBe('one\n\ntwo')
    expect(visible('a\n  <b> b </b>  c\f\td ')).toBe('a b c d')
  })

  test('keeps nested lists, their numbers, and what follows a list within an item', () => {
    const html = `
      <ul>
        <li><p>one</p><p>more of one</p></li>
        <li>two
          <ol start="3"><li>three</li><li>four</li><li value="9">nine</li></ol>
          after
        </li>
        <li></li>
      </ul>`

    expect(richElements(html)).toEqual([
      list('bullet', 0, 'one\nmore of one', 'two'),
      { ...list('ordered', 1, 'three', 'four'), offset: 2 },
      { ...list('ordered', 1, 'nine'), offset: 8 },
      section(text('after')),
    ])
  })

  test('indents a list no deeper than Slack can', () => {
    const elements = richElements(`${'<ul><li>x'.repeat(12)}`)

    expect(elements.map((element) => 'indent' in element && element.indent).slice(6)).toEqual([
      6, 7, 8, 8, 8, 8,
    ])
  })

  test('keeps quotes and code, with a bar beside lists and code in a quote', () => {
    const html =
      '<blockquote><p>first</p><p>second</p><ul><li>item</li></ul><pre>x</pre></blockquote>' +
      '<pre>\nif (a) {\n\t<b>b</b> &lt; 1\n}\n\n</pre>'

    expect(richElements(html)).toEqual([
      { type: 'rich_text_quote', elements: [text('first\n\nsecond')] },
      { ...list('bullet', 0, 'item'), border: 1 },
      { type: 'rich_text_preformatted', elements: [text('x')], border: 1 },
      { type: 'rich_text_preformatted', elements: [text('if (a) {\n\tb < 1\n}')] },
    ])
  })

  test('shows a table line by line, as a modal can hold no table', () => {
    const html = `
      <table>
        <thead><tr><th>Lot</th><th>Owner</th><th>Due</th></tr></thead>
        <tbody>
          <tr><td><p>1</p><p>north</p></td><td></td><td><a href="https://example.com/">May</a></td></tr>
          <tr><td>2<br>south</td><td><table><tr><td>Bo</td><td>Cy</td></tr></table></td><td>June</td></tr>
          <tr><td></td><td></td><td></td></tr>
        </tbody>
      </table>after`

    expect(richElements(html)).toEqual([
      {
        type: 'rich_text_preformatted',
        elements: [
          text('Lot | Owner | Due\n1 north | | '),
          link('https://example.com/', 'May'),
          text('\n2 south | Bo | Cy | June'),
        ],
      },
      section(text('after')),
    ])
  })

  test('names its images, and links those that have an address of their own', () => {
    const html =
      'See<img src="https://example.com/plan.png" alt=" the plan ">and<img src="/logo.png" alt="logo">' +
      '<img src="data:image/png;base64,AAAA"><a href="https://example.com/"><img src="x.png" alt="home"></a>'

    expect(richElements(html)).toEqual([
      section(
        text('See '),
        link('https://example.com/plan.png', 'Image: the plan'),
        text(' and Image: logo Image '),
        link('https://example.com/', 'Image: home'),
      ),
    ])
  })

  test('makes bold text of a heading that Slack has no heading for', () => {
    const long = 'word '.repeat(40).trim()

    expect(
      noteContent(`<h1>${long}</h1><h2>See <a href="https://example.com/">this</a></h2>`).blocks,
    ).toEqual([
      richText(
        section(text(long, { bold: true }), text('\n\n'), text('See ', { bold: true }), {
          ...link('https://example.com/', 'this'),
          style: { bold: true },
        }),
      ),
    ])
    expect(richElements('<ul><li><h3>Title</h3>rest</li></ul>')).toEqual([
      {
        ...list('bullet', 0),
        elements: [section(text('Title', { bold: true }), text('\nrest'))],
      },
    ])
  })
})
