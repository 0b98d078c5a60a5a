import { LIMIT } from '../limits.ts'

const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** A link's address, which in rich text may be as long as a button's, or undefined where it is none that Slack should open: relative, of another scheme, too long. */
export function linkAddress(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined
  const address = new URL(href)
  return SCHEMES.has(address.protocol) && address.href.length <= LIMIT.url ? address.href : undefined
}

/** An image's address, likewise. */
export function imageAddress(src: string | undefined): string | undefined {
  const address = linkAddress(src)
  return address?.startsWith('mailto:') ? undefined : address
}
