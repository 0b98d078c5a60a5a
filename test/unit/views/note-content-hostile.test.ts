import { describe, expect, test } from '@jest/globals'
import { noteContent } from '../../../lib/slack/views/note-content.ts'
import { allPages, escaped, heading, richElements, section, text, textsOf, visible } from './note-reading.ts'

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
