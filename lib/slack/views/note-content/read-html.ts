import { Parser } from 'htmlparser2'
import { imageAddress, linkAddress } from './address.ts'
import { type Holder, type Line, LineWriter, type Manner } from './lines.ts'
import { declarations, styleWithin } from './style.ts'

/** What is not content, or cannot be shown. */
const DROPPED = new Set(
  'script style title template iframe object embed applet svg canvas audio video noframes noembed map'.split(
    ' ',
  ),
)

/** Elements that stand on lines of their own, with a blank line before and after them. */
const PARAGRAPHS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol menu dir dl blockquote pre listing xmp table figure fieldset'.split(' '),
)

/** Elements that stand on lines of their own. */
const LINES = new Set(
  (
    'div li dt dd tr caption section article header footer main nav aside address hgroup details summary ' +
    'figcaption legend form center body option dialog search textarea'
  ).split(' '),
)

/** Deeper than anybody writes. The parser's time grows with the square of the depth, so no note may go on deeper. */
const DEEPEST = 1000

type Attributes = Readonly<Record<string, string>>

/** The list that is being read. */
interface List {
  ordered: boolean
  depth: number
  /** Number of the next item. */
  next: number
}

/** What an element means for all within it. */
interface Context extends Manner {
  list: List | undefined
  quoted: boolean
  inCell: boolean
  dropped: boolean
}

/** Reads HTML as a browser does, without its looks: the lines that a person would read, in order. */
export function readHtml(html: string): Line[] {
  const reader = new HtmlReader()
  for (let rest: string | undefined = html; rest !== undefined; ) rest = readUntilTooDeep(rest, reader)
  return reader.finish()
}

/** @returns what is left to read where elements were nested too deep; it is read as if it stood outside of them. */
function readUntilTooDeep(html: string, reader: HtmlReader): string | undefined {
  let tooDeep = false
  const parser: Parser = new Parser({
    onopentag: (tag, attributes) => {
      tooDeep = reader.open(tag, attributes) > DEEPEST
      if (tooDeep) parser.pause()
    },
    onclosetag: () => reader.close(),
    ontext: (text) => reader.text(text),
  })
  parser.write(html)
  const left = tooDeep ? html.slice(parser.endIndex + 1) : undefined
  if (!tooDeep) parser.end()
  reader.closeAll()
  return left
}

class HtmlReader {
  readonly #lines = new LineWriter()
  readonly #open: { tag: string; within: Context }[] = []
  readonly #root: Context = {
    holder: { kind: 'text' },
    style: undefined,
    url: undefined,
    preserved: false,
    list: undefined,
    quoted: false,
    inCell: false,
    dropped: false,
  }
  #cellsInRow = 0
  #separators = 0

  get #context(): Context {
    return this.#open.at(-1)?.within ?? this.#root
  }

  /** @returns how many elements are open now. */
  open(tag: string, attributes: Attributes): number {
    const outside = this.#context
    this.#endLine(tag)
    if (tag === 'img') this.text(' ')
    const within = outside.dropped ? outside : this.#enter(tag, attributes, outside)
    this.#open.push({ tag, within })
    if (!within.dropped) this.#show(tag, attributes, within)
    return this.#open.length
  }

  close(): void {
    const closed = this.#open.pop()
    if (closed === undefined) return
    this.#endLine(closed.tag)
    if (closed.tag === 'img') this.text(' ')
    const parent = this.#open.at(-1)
    // After something else stood in a list's item, the item goes on without its bullet.
    if (parent?.within.holder.kind === 'item' && parent.within.holder !== closed.within.holder) {
      parent.within = { ...parent.within, holder: { kind: 'text' } }
    }
  }

  closeAll(): void {
    while (this.#open.length > 0) this.close()
  }

  text(text: string): void {
    const context = this.#context
    if (context.dropped) return
    if (context.inCell && this.#separators > 0 && text.trim() !== '') {
      this.#lines.write(' | '.repeat(this.#separators), { ...context, url: undefined })
      this.#separators = 0
    }
    this.#lines.write(text, context)
  }

  finish(): Line[] {
    return this.#lines.finish()
  }

  /** A table's row is one line, so that within its cells a space takes the place of a line's end. */
  #endLine(tag: string): void {
    const { dropped, inCell } = this.#context
    const gap = PARAGRAPHS.has(tag) ? 2 : LINES.has(tag) ? 1 : undefined
    if (dropped || gap === undefined) return
    if (inCell) this.text(' ')
    else this.#lines.endLine(gap)
  }

  /** What shows of the element itself. */
  #show(tag: string, attributes: Attributes, within: Context): void {
    if (tag === 'br' || tag === 'hr') {
      if (within.inCell) this.text(' ')
      else if (tag === 'br') this.#lines.lineBreak()
      else this.#lines.divider()
    }
    if (tag === 'img') this.text(attributes.alt?.trim() ? `Image: ${attributes.alt.trim()}` : 'Image')
    if (tag === 'tr' || tag === 'table') {
      this.#cellsInRow = 0
      if (!within.inCell) this.#separators = 0
    }
    if ((tag === 'td' || tag === 'th') && this.#cellsInRow++ > 0) this.#separators++
  }

  #enter(tag: string, attributes: Attributes, outside: Context): Context {
    const css = declarations(attributes.style)
    const within: Context = { ...outside, style: styleWithin(tag, css, outside.style) }
    if (DROPPED.has(tag) || 'hidden' in attributes || css.get('display') === 'none') within.dropped = true
    if (tag === 'a') within.url = linkAddress(attributes.href)
    if (tag === 'img') within.url ??= imageAddress(attributes.src)
    if (tag === 'td' || tag === 'th') within.inCell = true
    if (tag === 'blockquote') within.quoted = true
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') {
      within.list = {
        ordered: tag === 'ol',
        depth: (outside.list?.depth ?? 0) + 1,
        next: numberFrom(attributes.start) ?? 1,
      }
    }
    if (!outside.inCell) {
      within.preserved = isCode(tag) || (outside.preserved && tag !== 'table')
      within.holder = holderOf(tag, attributes, within)
    }
    return within
  }
}

function holderOf(tag: string, attributes: Attributes, within: Context): Holder {
  const { holder, list, quoted } = within
  if (/^h[1-6]$/.test(tag) && holder.kind === 'text') return { kind: 'heading' }
  if (tag === 'blockquote') return { kind: 'quote' }
  if (isCode(tag) || tag === 'table') return { kind: 'code', quoted }
  if (tag === 'li') return { kind: 'item', quoted, ...placeIn(list, attributes.value) }
  return holder
}

function placeIn(list: List | undefined, value: string | undefined) {
  if (list === undefined) return { ordered: false, number: 1, indent: 0 }
  const number = numberFrom(value) ?? list.next
  list.next = number + 1
  return { ordered: list.ordered, number, indent: list.depth - 1 }
}

/** Slack numbers from 1 on, HTML from anywhere: a number that no list of a note comes to is not taken. */
function numberFrom(attribute: string | undefined): number | undefined {
  const number = Number(attribute)
  return Number.isInteger(number) && number >= 1 && number <= 9999 ? number : undefined
}

function isCode(tag: string): boolean {
  return tag === 'pre' || tag === 'listing' || tag === 'xmp'
}
