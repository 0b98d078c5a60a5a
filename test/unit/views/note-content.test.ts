import { describe, expect, test } from '@jest/globals'
import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { checkModal, maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import { noteContent } from '../../../lib/slack/views/note-content.ts'

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

describe('a note that is up to no good', () => {
  test('mentions nobody, draws no emoji and formats nothing but by its HTML', () => {
    const said = '<!channel> <@U123|you> <https://evil.example|bank> :tada: *bold* `code`'

    expect(richElements(`<p>${escaped(said)}</p>`)).toEqual([section(text(said))])
    expect(noteContent(`<h1>${escaped(said)}</h1>`).blocks).toEqual([heading(said)])
  })

  test.each([
    ['of a script', 'javascript:alert(1)'],
    ['of a script behind a line end', 'java\nscript:alert(1)'],
    ['that holds data', 'data:text/html,x'],
    ['of a file', 'file:///etc/passwd'],
    ['of another app', 'slack://open'],
    ['within a site that is not known', '/relative'],
    ['without a scheme', '//host'],
    ['without a host', 'http://'],
    ['longer than Slack takes', `https://example.com/${'x'.repeat(3000)}`],
  ])('links to no address %s, but keeps the text', (_, href) => {
    expect(richElements(`<a href="${href}">text</a>`)).toEqual([section(text('text'))])
  })

  test('shows nothing that a browser would not show', () => {
    const html =
      '<head><title>no</title><style>p { no }</style></head><!-- no --><script>no("<p>no</p>")</script>' +
      '<iframe src="https://example.com">no</iframe><object>no<p>no</p></object><p style="display:none">no</p>' +
      '<p hidden>no</p><svg><text>no</text></svg><p>y\u202ee\u0000s</p><a href="https://example.com"> </a><b></b>'

    expect(richElements(html)).toEqual([section(text('yes'))])
  })

  test.each([
    ['unclosed elements', '<b><i>'.repeat(10_000)],
    ['lists', '<ul><li>'.repeat(10_000)],
    ['paragraphs and mismatched ends', `${'<p><b>'.repeat(10_000)}${'</i></blockquote>'.repeat(10_000)}`],
    ['tables', '<table><tr><td>'.repeat(10_000)],
  ])('is still read below ten thousand levels of %s', (_, html) => {
    expect(visible(`${html}deep`)).toBe('deep')
  })

  test('loses no text where it is nested too deep to go on', () => {
    const words = Array.from({ length: 3500 }, (_, index) => `word${index}`)

    const read = allPages(words.map((word) => `<i>${word} `).join(''))
      .flat()
      .flatMap(textsOf)

    expect(read.join('').split(' ')).toEqual(words)
  })

  test.each([
    ['<p>a<p>b<li>c</p></ul></td>d', 'a\n\nb|c|d'],
    ['a < b & c &unknown; &#x1F600; &#xD800;', 'a < b & c &unknown; 😀 \ufffd'],
    ['x<b', 'x'],
    ['\ud800x', '\ufffdx'],
  ])('is read as far as it can be: %j', (html, read) => {
    expect(visible(html)).toBe(read)
  })
})

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

function allPages(html: string): KnownBlock[][] {
  const { pages } = noteContent(html)
  return Array.from({ length: pages }, (_, index) => noteContent(html, { page: index + 1 }).blocks)
}

function richElements(html: string) {
  const { blocks } = noteContent(html)
  expect(blocks).toHaveLength(1)
  const [block] = blocks
  if (block?.type !== 'rich_text') throw new Error(`not rich text: ${block?.type}`)
  return block.elements
}

/** The text of a note's only page; between two parts of it, such as two items, a bar. */
function visible(html: string): string {
  return noteContent(html).blocks.flatMap(textsOf).join('|')
}

/** The text of each section, item, quote, code and heading. */
function textsOf(block: KnownBlock): string[] {
  if (block.type === 'header') return [block.text.text]
  if (block.type !== 'rich_text') return []
  return block.elements
    .flatMap((element) => (element.type === 'rich_text_list' ? element.elements : [element]))
    .map(({ elements }) => elements.map((part) => ('text' in part ? part.text : '')).join(''))
}

function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function unspaced(said: string): string {
  return said.replace(/\s/g, '')
}

function heading(said: string) {
  return { type: 'header', text: { type: 'plain_text', text: said, emoji: false } }
}

function richText(...elements: object[]) {
  return { type: 'rich_text', elements }
}

function section(...elements: object[]) {
  return { type: 'rich_text_section', elements }
}

function list(style: 'bullet' | 'ordered', indent: number, ...items: string[]) {
  return { type: 'rich_text_list', style, indent, elements: items.map((item) => section(text(item))) }
}

function text(said: string, style?: object) {
  return { type: 'text', text: said, ...(style ? { style } : {}) }
}

function link(url: string, said: string) {
  return { type: 'link', url, text: said }
}
