/** Markup that is safe to send to a browser. Only {@link html} makes it. */
export interface Html {
  readonly markup: string
}

type Value = string | number | Html | readonly Html[] | undefined

/**
 * Markup with values in it: text is escaped, for element content and quoted attributes alike; markup stays as it is;
 * undefined is nothing.
 */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  markup: String.raw({ raw: parts }, ...values.map(markupOf)),
})

function markupOf(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(markupOf).join('')
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
