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

const DIGIT = '(?:[0-9a-f]|%3[0-9]|%[46][1-6])'
/** A UUID as it may stand in an address: in either case, and each of its characters percent-encoded (RFC 3986 §2.1). */
const WRITTEN = new RegExp(`${DIGIT}{8}(?:(?:-|%2d)${DIGIT}{4}){3}(?:-|%2d)${DIGIT}{12}`, 'gi')

/** Tells share tokens, given in lower case, from other UUIDs. */
export type KnownTokens = Pick<ReadonlySet<string>, 'has'>

/**
 * Takes share tokens out of every text of an answer: people paste their links into what they write, and whoever reads
 * one there is the guest. In the field `tokenKey` a token stays, for there it is asked for.
 *
 * @param answer JSON, whose shape has been checked
 * @returns the same with "…" in their place
 */
export function withoutTokens<Answer>(answer: Answer, tokens: KnownTokens): Answer {
  const withhold = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(WRITTEN, (uuid) =>
        tokens.has(decodeURIComponent(uuid).toLowerCase()) ? '…' : uuid,
      )
    }
    if (Array.isArray(value)) return value.map(withhold)
    if (typeof value !== 'object' || value === null) return value
    const fields = Object.entries(value)
    return Object.fromEntries(
      fields.map(([name, field]) => [name, name === 'tokenKey' ? field : withhold(field)]),
    )
  }
  // What is no text is as it was.
  return withhold(answer) as Answer
}
