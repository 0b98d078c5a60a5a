import { expect, test } from '@jest/globals'
import { fixtureNames, readFixture } from './fixtures.ts'
import { operations } from './operations.ts'

test('there is a sample of every operation but the two the reference shows none of', () => {
  const sections = new Set(fixtureNames().map((name) => name.split('-')[0]))
  const without = operations.filter(({ section }) => !sections.has(section)).map(({ section }) => section)
  expect(without).toEqual(['1.1', '11.8'])
})

// The thumbnail's bytes (11.4) are not shown.
test.each(fixtureNames().filter((name) => !name.startsWith('11.4')))(
  'the body of %s is as long as it declares',
  (name) => {
    const { headers, body } = readFixture(name)
    const declared = headers.find(([header]) => header === 'Content-Length')?.[1] ?? '0'
    expect(body.byteLength).toBe(Number(declared))
  },
)
