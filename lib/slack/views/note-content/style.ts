const STYLES = ['bold', 'italic', 'strike', 'underline', 'code'] as const

/** What rich text can do to a text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export type Style = Partial<Record<(typeof STYLES)[number], true>>

export function isSameStyle(one: Style = {}, other: Style = {}): boolean {
  return STYLES.every((name) => one[name] === other[name])
}

const OF_TAG = new Map<string, keyof Style>([
  ...['b', 'strong', 'dt', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(
    (tag) => [tag, 'bold'] as const,
  ),
  ...['i', 'em', 'cite', 'dfn', 'var'].map((tag) => [tag, 'italic'] as const),
  ...['s', 'strike', 'del'].map((tag) => [tag, 'strike'] as const),
  ...['u', 'ins'].map((tag) => [tag, 'underline'] as const),
  ...['code', 'kbd', 'samp', 'tt'].map((tag) => [tag, 'code'] as const),
])

/** The style within an element. */
export function styleWithin(
  tag: string,
  css: ReadonlyMap<string, string>,
  outside: Style | undefined,
): Style | undefined {
  const ofTag = OF_TAG.get(tag)
  if (ofTag === undefined && css.size === 0) return outside
  const style: Style = { ...outside, ...(ofTag ? { [ofTag]: true } : {}) }
  turn(style, 'bold', isBold(css.get('font-weight')))
  turn(style, 'italic', isItalic(css.get('font-style')))
  const decoration = css.get('text-decoration') ?? css.get('text-decoration-line') ?? ''
  if (decoration.includes('underline')) style.underline = true
  if (decoration.includes('line-through')) style.strike = true
  return Object.keys(style).length === 0 ? undefined : style
}

/** The declarations of a `style` attribute: editors write much of their formatting there. */
export function declarations(attribute: string | undefined): Map<string, string> {
  const parts = (attribute ?? '').toLowerCase().split(';')
  return new Map(
    parts.flatMap((part) => {
      const colon = part.indexOf(':')
      return colon < 0 ? [] : [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()] as const]
    }),
  )
}

function turn(style: Style, name: 'bold' | 'italic', on: boolean | undefined): void {
  if (on === true) style[name] = true
  if (on === false) delete style[name]
}

/** Undefined where the CSS does not say. https://developer.mozilla.org/docs/Web/CSS/font-weight */
function isBold(weight = ''): boolean | undefined {
  if (/^bold/.test(weight)) return true
  if (/^(normal|lighter)/.test(weight)) return false
  const number = Number.parseInt(weight, 10)
  return Number.isNaN(number) ? undefined : number >= 600
}

function isItalic(style = ''): boolean | undefined {
  if (/^(italic|oblique)/.test(style)) return true
  return style.startsWith('normal') ? false : undefined
}
