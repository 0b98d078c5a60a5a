import { expect, test } from '@jest/globals'
import { createClinkedBudget } from '../../../lib/clinked/request-budget.ts'
import type { HttpRequest } from '../../../lib/http/request.ts'

const { budget, budgetFor } = createClinkedBudget({
  baseUrl: 'https://api.clinked.example/base',
  ledger: { change: () => Promise.reject(new Error('Nothing is drawn here.')) },
  clock: () => 0,
})

const requestTo = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  service: 'clinked',
  operation: '2.1 GET /v3/shares',
  method: 'GET',
  url: new URL(url),
  headers: {},
  expect: [200],
  ...changes,
})

test('every request to Clinked’s API draws from its budget', () => {
  expect(budgetFor(requestTo('https://api.clinked.example/base/v3/shares'))).toBe(budget)
  expect(budgetFor(requestTo('https://api.clinked.example/oauth/token'))).toBe(budget)
})

test.each([
  ['what a Location leads elsewhere', requestTo('https://files.clinked.example/bytes')],
  ['another port', requestTo('https://api.clinked.example:8443/v3/shares')],
  ['another upstream', requestTo('https://api.clinked.example/v2/workspaces', { service: 'intralinks' })],
])('a request to %s does not', (_, request) => {
  expect(budgetFor(request)).toBeUndefined()
})
