// The character before may be part of an escape such as %2F, whose digits look like those of a UUID.
const UUID = /(?<=^|[^0-9a-f]|%[0-9a-f]{2})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/gi

/**
 * Finds the share token, a UUID, in what somebody pasted: the token itself, or a share link. The reference does not
 * say what a link looks like, so the token may stand anywhere in it; nothing but the token is taken from the link.
 *
 * @returns the token in lower case, or undefined where the text holds none, or holds two different ones
 */
export function parseShareToken(text: string): string | undefined {
  const tokens = new Set(Array.from(text.matchAll(UUID), ([token]) => token.toLowerCase()))
  const [token] = tokens
  return tokens.size === 1 ? token : undefined
}
