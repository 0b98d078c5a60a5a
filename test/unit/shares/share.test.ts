import { expect, test } from '@jest/globals'
import { shareKind } from '../../../lib/shares/share.ts'

test.each([
  ['page', 'note'],
  ['discussion', 'discussion'],
  ['folderOfTomorrow', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
])('what Clinked calls a %s is, to people, %s', (type, kind) => {
  expect(shareKind(type)).toBe(kind)
})
