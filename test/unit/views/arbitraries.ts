import fc from 'fast-check'
import type { Answer, Call } from '../../../lib/clinked/answers.ts'
import { UpstreamError } from '../../../lib/errors.ts'

/** What people and their programs may write anywhere, and what a screen must not make anything of. */

/** Each would be something else than text in Slack, if it got there as it is. The effects are told by these words. */
const HOSTILE = [
  '<!channel>',
  '<!here>',
  '<@U1OUTSIDE>',
  '<#C1OUTSIDE>',
  '<!subteam^S1OUTSIDE>',
  '<http://outside.example|click here>',
  'https://outside.example/path',
  '<!date^0^{date}|outside>',
  '&lt;!channel&gt;',
  '*outsidebold*',
  '_outsideitalic_',
  '~outsidestrike~',
  '`outsidecode`',
  '```outsideblock```',
  ':outsideemoji:',
  '> outsidequote',
  '\n> outsidequote',
  '@channel #general',
  '"}],"type":"mrkdwn"',
]

const ODD = [
  '',
  ' ',
  '\n',
  '\r\n\t',
  '\u0000\u0007\u001b[31m',
  '\u202ecod.exe',
  '\u2066\u2069\ufeff\u200b',
  'خطة الموقع',
  '漢字',
  '👩‍👩‍👧‍👦',
  '\ud800',
  '\udfff',
  '<&>"\\/',
]

const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom('plan', 'site visit', '.pdf', '12:30:45') },
)

const short = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''))

/** As long as a text may get. */
const long = fc
  .tuple(pieces, fc.constantFrom(300, 3000, 40_000))
  .map(([piece, length]) => (piece || 'x').repeat(Math.ceil(length / (piece.length || 1))).slice(0, length))

/** Any text from outside. */
export const text = fc.oneof({ weight: 6, arbitrary: short }, { weight: 1, arbitrary: long })

/** What a person typed into a field of Slack: whole characters, and not nothing. */
export const typed = text.map((written) => `x${written.slice(0, 2900)}`.toWellFormed())

/** A constant of the API, or one that nobody foresaw. */
export const constant = (...known: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: text })

/** A field that may be null or absent. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 })

/** An object of which any of the fields `may` be absent or null. */
export function record<Must extends object, May extends object>(
  must: { [K in keyof Must]: fc.Arbitrary<Must[K]> },
  may: { [K in keyof May]: fc.Arbitrary<May[K]> },
) {
  const nullable = Object.fromEntries(
    Object.entries<fc.Arbitrary<unknown>>(may).map(([key, arbitrary]) => [key, maybe(arbitrary)]),
  )
  return fc
    .tuple(fc.record(must), fc.record(nullable, { requiredKeys: [] }))
    .map(([required, optional]) => ({ ...required, ...optional }))
}

export const id = fc.oneof(fc.nat(), fc.maxSafeNat())
export const count = fc.oneof(fc.nat({ max: 3 }), fc.maxSafeNat())
/** Sizes above 2^53 are in the reference's own samples (§5.5). */
export const bytes = fc.oneof(fc.nat(), fc.constantFrom(0, 2 ** 53, 2 ** 63, 1e300))

const NOW = Date.UTC(2026, 10, 23, 9)
const moment = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: NOW - 4e9, max: NOW + 4e9 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -62_135_596_800_000, 253_402_300_799_999) },
  { weight: 1, arbitrary: fc.integer({ min: -8.64e15, max: 8.64e15 }) },
)

/** Epoch ms as this app reads it. */
export const time = moment

const year4 = fc.integer({ min: 0, max: 253_402_300_799_999 }).map((ms) => new Date(ms).toISOString())

/** A date in any of the four forms of the reference. */
export const date = fc.oneof(
  moment,
  year4,
  year4.map((iso) => `${iso.slice(0, 16)}Z[UTC]`),
  year4.map((iso) => `${iso.slice(0, 19)}+01:00[Europe/Berlin]`),
  year4.map((iso) => new Date(iso).toUTCString()),
)

const call: Call = {
  malformed: (message) =>
    new UpstreamError(message, {
      service: 'clinked',
      operation: 'the property test',
      code: 'malformed',
      mayHaveActed: false,
    }),
  allowsPlainHttp: false,
  withoutTokens: (answer) => answer,
}

/** What the client makes of a body. @throws UpstreamError where the body is not what the reference says. */
export function read<Result>({ answer }: { answer: Answer<Result> }, body: unknown): Result {
  if (answer.streamed) throw new Error('This operation answers with bytes.')
  const encoded = new TextEncoder().encode(JSON.stringify(body))
  return answer.read({ status: 200, headers: new Headers(), body: encoded }, call)
}
