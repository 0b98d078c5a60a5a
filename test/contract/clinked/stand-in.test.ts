import { expect, test } from '@jest/globals'
import { createClinkedStandIn } from '../../../infra/sandbox/clinked/index.ts'
import { operations } from './operations.ts'

test('the stand-in serves exactly the operations that the client has', () => {
  const standIn = createClinkedStandIn({ clock: () => Date.UTC(2026, 10, 23), publicUrl: 'http://127.0.0.1' })
  const served = standIn.routes.map(({ section, method, template }) => `${section} ${method} ${template}`)
  const called = operations.map(({ section, method, path }) => `${section} ${method} ${path}`)
  expect(called).toHaveLength(36)
  expect(served.toSorted()).toEqual(called.toSorted())
})
