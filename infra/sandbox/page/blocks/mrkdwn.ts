import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextText } from '@slack/types'

type Style = NonNullable<RichTextText['style']>

/** Draws a date token: epoch seconds, Slack's format string, what to show when the format is unknown. */
export type DrawDate = (timestamp: number, format: string, fallback: string) => string

const CODE_BLOCK = /```\n?([\s\S]+?)\n?```\n?/g
const QUOTED = /^(?:&gt;|>) ?/

const CONTROL = /<(?<control>[^<>\n]+)>/u
const CODE = /`(?<code>[^`\n]+)`/u
/** A mark holds for whole words only; a link or code inside it stays in one piece. */
const MARKED =
  /(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<marked>(?:<[^<>\n]*>|`[^`\n]*`|(?!\k<mark>)[^\n<`])+)(?<=\S)\k<mark>(?![\p{L}\p{N}])/u
/** There is none in 10:30:20. */
const EMOJI = /(?<!\p{N}):(?<emoji>[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/u
/** A bare address ends before the punctuation of its sentence. */
const ADDRESS = /(?<url>https?:\/\/[^\s<>|*~`]*[^\s<>|*~`.,;:!?)'"\]_])/u

const INLINE = new RegExp([CONTROL, CODE, MARKED, EMOJI, ADDRESS].map(({ source }) => source).join('|'), 'gu')

const MARKS: Record<string, Style> = { '*': { bold: true }, _: { italic: true }, '~': { strike: true } }

/**
 * Slack's mrkdwn as the rich text Slack itself would store for it. Only `<…>` makes a link or a mention: an escaped
 * `&lt;!channel&gt;` stays text. https://docs.slack.dev/messaging/formatting-message-text
 */
export function mrkdwnToRichText(text: string, drawDate: DrawDate): RichTextBlock {
  const elements: RichTextBlockElement[] = []
  let end = 0
  for (const match of text.matchAll(CODE_BLOCK)) {
    elements.push(...paragraphs(text.slice(end, match.index).replace(/\n$/, ''), drawDate))
    elements.push({
      type: 'rich_text_preformatted',
      elements: [{ type: 'text', text: decode(plainControls(match[1] ?? '')) }],
    })
    end = match.index + match[0].length
  }
  elements.push(...paragraphs(text.slice(end), drawDate))
  return { type: 'rich_text', elements }
}

/** Plain text with its `:emoji:` drawn, and nothing else read into it. */
export function plainToRichText(text: string): RichTextBlock {
  const parts = text.split(EMOJI)
  const elements = parts.map(
    (part, index): RichTextElement =>
      index % 2 === 1 ? { type: 'emoji', name: part } : { type: 'text', text: part },
  )
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function paragraphs(text: string, drawDate: DrawDate): RichTextBlockElement[] {
  if (text === '') return []
  const elements: RichTextBlockElement[] = []
  let lines: string[] = []
  let quoting = false
  const flush = () => {
    if (lines.length === 0) return
    const inside = inline(lines.join('\n'), {}, drawDate)
    elements.push({ type: quoting ? 'rich_text_quote' : 'rich_text_section', elements: inside })
    lines = []
  }
  for (const line of text.split('\n')) {
    const quoted = QUOTED.test(line)
    if (quoted !== quoting) flush()
    quoting = quoted
    lines.push(line.replace(QUOTED, ''))
  }
  flush()
  return elements
}

function inline(text: string, style: Style, drawDate: DrawDate): RichTextElement[] {
  const elements: RichTextElement[] = []
  const addText = (raw: string, added: Style = {}) => {
    if (raw !== '') elements.push(styled({ type: 'text', text: decode(raw) }, { ...style, ...added }))
  }
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const { control, code, mark, marked, emoji, url } = match.groups ?? {}
    addText(text.slice(end, match.index))
    end = match.index + match[0].length
    if (control !== undefined) elements.push(styled(controlElement(control, drawDate), style))
    else if (code !== undefined) addText(code, { code: true })
    else if (mark !== undefined && marked !== undefined)
      elements.push(...inline(marked, { ...style, ...MARKS[mark] }, drawDate))
    else if (emoji !== undefined) elements.push(styled({ type: 'emoji', name: emoji }, style))
    else if (url !== undefined) elements.push(styled({ type: 'link', url: decode(url) }, style))
  }
  addText(text.slice(end))
  return elements
}

/** What stands between angle brackets: a mention, a date, or a link with its label. */
function controlElement(control: string, drawDate: DrawDate): RichTextElement {
  const bar = control.indexOf('|')
  const target = bar === -1 ? control : control.slice(0, bar)
  const label = bar === -1 ? '' : decode(control.slice(bar + 1))
  if (/^@[UW]/.test(target)) return { type: 'user', user_id: target.slice(1) }
  if (/^#[CG]/.test(target)) return { type: 'channel', channel_id: target.slice(1) }
  if (target === '!here' || target === '!channel' || target === '!everyone')
    return { type: 'broadcast', range: target.slice(1) as 'here' | 'channel' | 'everyone' }
  if (target.startsWith('!subteam^'))
    return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) }
  if (target.startsWith('!date^')) return dateElement(target, label, drawDate)
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target))
    return { type: 'link', url: decode(target), ...(label && { text: label }) }
  return { type: 'text', text: label || `<${decode(control)}>` }
}

function dateElement(token: string, fallback: string, drawDate: DrawDate): RichTextElement {
  const [, timestamp = '', format = '', link] = token.split('^')
  const text = drawDate(Number(timestamp), decode(format), fallback)
  return link ? { type: 'link', url: decode(link), text } : { type: 'text', text }
}

/** In a code block a link is shown as its label or address, without its brackets. */
function plainControls(text: string): string {
  return text.replace(
    /<([^<>|\n]+)(?:\|([^<>\n]+))?>/g,
    (_, target: string, label?: string) => label ?? target,
  )
}

function styled<T extends RichTextElement>(element: T, style: Style): T {
  return Object.keys(style).length === 0 ? element : { ...element, style }
}

/** Slack escapes these three and no others. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
