import { expect, test } from '@jest/globals'
import { parseRetryAfter } from '../../../lib/http/retry-after.ts'

const now = Date.parse('2024-05-03T07:32:40Z')

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 120 ', 120_000],
  ['Fri, 03 May 2024 07:33:40 GMT', 60_000],
])('Retry-After "%s" asks for a wait of %i ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms)
})

test('a date that is past asks for no wait', () => {
  expect(parseRetryAfter('Fri, 03 May 2024 07:00:00 GMT', now)).toBe(0)
})

test.each([null, '', '-1', '1.5', 'tomorrow', '2024-05-03', 'Fri, 99 May 2024 07:00:00 GMT'])(
  'Retry-After %p asks for nothing that can be understood',
  (header) => {
    expect(parseRetryAfter(header, now)).toBeUndefined()
  },
)
