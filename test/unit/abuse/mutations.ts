import fc from 'fast-check'

const MEBIBYTE = 1024 * 1024

/** What nobody expects at any place of a JSON text. */
const ODD_JSON = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  `1${'0'.repeat(400)}`,
  '""',
  '" "',
  '[]',
  '{}',
  '[null]',
  '{"":null}',
  '{"__proto__":{"queue":true}}',
  '{"constructor":{"prototype":null}}',
  '{"toString":1,"length":-1,"hasOwnProperty":null}',
  '"__proto__"',
  '"\\ud800"',
  '"\\uffff\\u0000"',
  '"\\u202e<!channel>"',
  `"${'x'.repeat(5_000)}"`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
]
/** Names that JavaScript has plans of its own for. */
const ODD_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', '', '\u0000']

/** Bytes that are not UTF-8, or are its edges. */
const ODD_BYTES = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf5, 0, 0, 0],
  [0xe2, 0x82],
  [0],
  [0xef, 0xbb, 0xbf],
]

/** Changes a JSON text at a place: a value becomes an odd one, or gets an odd neighbour. */
export const jsonMutation = fc
  .tuple(fc.nat(), fc.constantFrom(...ODD_JSON), fc.option(fc.constantFrom(...ODD_NAMES), { nil: undefined }))
  .map(([place, odd, name]) => (text: string) => {
    const spots = [...text.matchAll(name === undefined ? VALUE : /\{(?!\})/g)]
    const spot = spots[place % Math.max(spots.length, 1)]
    if (spot === undefined) return text
    const put = name === undefined ? odd : `{${JSON.stringify(name)}:${odd},`
    return text.slice(0, spot.index) + put + text.slice(spot.index + spot[0].length)
  })

/** A value in JSON that holds no other, or an object with all that it holds on one level. */
const VALUE = /"(?:[^"\\]|\\.)*"(?!\s*:)|\b\d+\b|\btrue\b|\{[^{}]*\}|\[[^[\]]*\]/g

/** What is done to the bytes of a body. */
export type Mutation = (bytes: Buffer) => Buffer

const somewhere = (place: number, bytes: Buffer): number => place % (bytes.length + 1)
const insert = (bytes: Buffer, at: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)])

/** Changes the bytes of a body: cut, flipped, filled with what is not text, repeated, or grown to at most 1 MiB. */
export const bytesMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.nat().map((place) => (bytes: Buffer) => bytes.subarray(0, somewhere(place, bytes))),
  },
  {
    weight: 6,
    arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }).map((bits) => (bytes: Buffer) => {
      const flipped = Buffer.from(bytes)
      for (const bit of bits) {
        const at = (bit >> 3) % Math.max(flipped.length, 1)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7))
      }
      return flipped
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.nat(),
        fc.oneof(
          fc.constantFrom(...ODD_BYTES).map((odd) => Uint8Array.from(odd)),
          fc.uint8Array(),
        ),
      )
      .map(
        ([place, put]) =>
          (bytes: Buffer) =>
            insert(bytes, somewhere(place, bytes), put),
      ),
  },
  { weight: 2, arbitrary: fc.constant((bytes: Buffer) => Buffer.concat([bytes, Buffer.from('&'), bytes])) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.nat(),
        fc.nat(MEBIBYTE),
        fc.constantFrom('x', '-', '%', '&', '=', ';', '"', '[', '\u0001', '0a-', '🎉'),
      )
      .map(([place, size, filling]) => (bytes: Buffer) => {
        const room = Math.max(0, size - bytes.length)
        return insert(bytes, somewhere(place, bytes), Buffer.alloc(room, filling))
      }),
  },
)
