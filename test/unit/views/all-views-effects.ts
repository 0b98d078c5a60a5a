import { maxViewBytes } from '../../../infra/sandbox/slack/validate/views.ts'
import { escapedBytes } from './examples.ts'

/**
 * A reader of Slack's texts of its own: what becomes a mention, a link, an emoji or a format in them. It knows what
 * this app may write and nothing of how it writes it.
 * https://docs.slack.dev/messaging/formatting-message-text
 */

/** What this app itself puts between angle brackets: dates, people and channels, and the way to its messages. */
const OWN_TOKENS = [
  /^!date\^-?\d+\^[^|<>&]*\|[+-]?\d+-\d\d-\d\d \d\d:\d\d UTC$/,
  /^@U0[A-Z]+$/,
  /^#C0[A-Z]+$/,
  /^https:\/\/slack\.com\/app_redirect\?[\w=&;]+\|messages with this app$/,
]

/** Words of test/unit/views/arbitraries.ts that would be seen as an effect of outside text. */
const MARKED: Record<string, string> = {
  '*': 'outsidebold',
  _: 'outsideitalic',
  '~': 'outsidestrike',
  '`': 'outsidecode',
  '```': 'outsideblock',
}

/** Everything in a view or message that Slack would make more of than the text that somebody wrote. */
export function outsideEffects(view: unknown): string[] {
  return [...new Set(effectsIn(view))]
}

function effectsIn(node: unknown): string[] {
  if (typeof node === 'string')
    return node.isWellFormed() ? [] : [`half a character: ${JSON.stringify(node.slice(0, 80))}`]
  if (Array.isArray(node)) return node.flatMap(effectsIn)
  if (typeof node !== 'object' || node === null) return []
  return [...ownEffects(node as Record<string, unknown>), ...Object.values(node).flatMap(effectsIn)]
}

function ownEffects({ type, text, emoji, verbatim, url }: Record<string, unknown>): string[] {
  switch (type) {
    case 'mrkdwn':
      return [
        ...mrkdwnEffects(String(text)),
        ...(verbatim === true ? [] : [`may be linked: ${String(text).slice(0, 80)}`]),
      ]
    case 'plain_text':
      return emoji === false ? [] : emojiEffects(String(text))
    case 'markdown':
      return /outside/.test(String(text)) ? ['outside text in a markdown block'] : []
    case 'user':
    case 'usergroup':
    case 'channel':
    case 'broadcast':
    case 'team':
    case 'emoji':
    case 'date':
      return [`rich text has a ${type}`]
    case 'link':
      return /^(?:https?:|mailto:)/i.test(String(url)) ? [] : [`a link to ${String(url).slice(0, 80)}`]
    default:
      return []
  }
}

/** @param written mrkdwn, as Slack gets it. */
export function mrkdwnEffects(written: string): string[] {
  const tokens = [...written.matchAll(/<([^<>]*)>/g)].map(([, token = '']) => token)
  const bare = written.replaceAll(/<[^<>]*>/g, ' ')
  return [
    ...tokens
      .filter((token) => !OWN_TOKENS.some((own) => own.test(token)))
      .map((token) => `a token: <${token.slice(0, 80)}>`),
    ...(/[<>]|&(?!amp;|lt;|gt;)/.test(bare) ? [`not escaped: ${bare.slice(0, 80)}`] : []),
    ...(/(?:^|\n)[ \t]*(?:&gt;)+[ \t]*outsidequote/.test(bare) ? ['a quote'] : []),
    ...formatEffects(bare),
    ...emojiEffects(bare),
  ]
}

/** A format is between two of its marks that stand at the edges of words, on one line but for a block of code. */
function formatEffects(bare: string): string[] {
  const formatted = bare.matchAll(/(?<![\p{L}\p{N}])(```|[*_~`])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gsu)
  return [...formatted].flatMap(([, mark = '', content = '']) =>
    content.startsWith(MARKED[mark] ?? '\n') ? [`a format: ${mark}${content.slice(0, 40)}`] : [],
  )
}

function emojiEffects(bare: string): string[] {
  return bare.includes(':outsideemoji:') ? ['an emoji'] : []
}

/** Whether a view stays within Slack's size, which counts its JSON with every character past ASCII escaped. */
export function isTooLarge(view: unknown): boolean {
  return escapedBytes(view) >= maxViewBytes
}
