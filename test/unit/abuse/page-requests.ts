import fc from 'fast-check'

/** Would be an element, an attribute or a script on the page, if it were there as it is. */
export const MARKUP = `"'><img src=x onerror=alert(1)>`

/** A request to a page, as API Gateway hands it on. */
export interface PageRequest {
  method: string
  ticket: string
  headers: Record<string, string>
  cookies: string[]
  query: Record<string, string>
  body: string | undefined
  isBase64Encoded: boolean
}

const oddText = fc.oneof(
  { weight: 4, arbitrary: fc.constant(MARKUP) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '\uffff',
      '\ud800',
      '../..',
      '%',
      '%00',
      '__proto__',
      'null',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.nat(40_000).map((length) => '@'.repeat(length)) },
)

/** A value that is right, or an odd one in its place. */
const rightOr = (right: string) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: oddText })

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })

/** Drops what is undefined. */
const present = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** What a person may type and tick in either form, or have a program send. */
export const oddFields = fc
  .record({
    is_me: maybe(rightOr('yes')),
    share_link: maybe(rightOr('7ed28dd2-66be-417d-8b10-bec847ff879f')),
    share_password: maybe(oddText),
    email: maybe(rightOr('anna@northwind.example')),
    password: maybe(oddText),
    end_other_sessions: maybe(rightOr('yes')),
  })
  .map(present)

/** The whole form, but for the CSRF value, which nobody knows who was not given the page. */
const fields = fc
  .tuple(oddFields, rightOr('clinked'), fc.boolean(), fc.oneof(oddText, fc.constant('x'.repeat(43))))
  .map(([odd, clinked, isOther, csrf]) => ({ ...odd, provider: isOther ? 'intralinks' : clinked, csrf }))
  .map((form) => `${new URLSearchParams(form)}&__proto__=x&csrf=`)

const body = fc.oneof(
  { weight: 6, arbitrary: fields },
  { weight: 1, arbitrary: oddText },
  { weight: 1, arbitrary: fc.nat(1024 * 1024).map((length) => `csrf=${'x'.repeat(length)}`) },
)

/** @param tickets some of which are open */
export const pageRequest = (tickets: string[]): fc.Arbitrary<PageRequest> =>
  fc
    .record({
      method: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('GET', 'POST') },
        { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PUT', 'DELETE', 'OPTIONS', 'get', '') },
      ),
      ticket: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...tickets) },
        { weight: 1, arbitrary: oddText },
      ),
      contentType: fc.oneof(
        { weight: 5, arbitrary: fc.constant('application/x-www-form-urlencoded') },
        {
          weight: 1,
          arbitrary: fc.oneof(fc.constantFrom('application/json', 'multipart/form-data'), oddText),
        },
      ),
      origin: maybe(
        fc.oneof(fc.constantFrom('null', 'https://shares.example', 'https://evil.example'), oddText),
      ),
      site: maybe(fc.oneof(fc.constantFrom('same-origin', 'none', 'cross-site'), oddText)),
      cookies: fc.array(fc.tuple(rightOr('connect-0000000000000000'), oddText).map((pair) => pair.join('='))),
      query: fc
        .record({
          provider: maybe(rightOr('intralinks')),
          code: maybe(oddText),
          state: maybe(fc.oneof(oddText, fc.constant(`${'0'.repeat(64)}.x`))),
          error: maybe(fc.oneof(fc.constant('access_denied'), oddText)),
          error_description: maybe(oddText),
        })
        .map(present),
      body: maybe(body),
      isBase64Encoded: fc.boolean(),
    })
    .map(({ contentType, origin, site, body: text, isBase64Encoded, ...request }) => ({
      ...request,
      headers: present({ 'content-type': contentType, origin, 'sec-fetch-site': site }),
      isBase64Encoded,
      body: text !== undefined && isBase64Encoded ? Buffer.from(text).toString('base64') : text,
    }))
