const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** A link's url in rich text holds as much as a button's. */
const LONGEST = 3000

/** A link's address, or undefined where it is none that Slack should open: relative, of another scheme, too long. */
export function linkAddress(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined
  const address = new URL(href)
  return SCHEMES.has(address.protocol) && address.href.length <= LONGEST ? address.href : undefined
}

/** An image's address, likewise. */
export function imageAddress(src: string | undefined): string | undefined {
  const address = linkAddress(src)
  return address?.startsWith('mailto:') ? undefined : address
}
