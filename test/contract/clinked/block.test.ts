/** How the client tells that its address is blocked for too many requests. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { createClinked } from '../../../lib/clinked/client.ts'
import type { RequestBudget } from '../../../lib/http/request-budget.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { transportWith } from '../../unit/http/upstream.ts'
import { type Running, runStandIn } from '../../unit/sandbox-clinked/running-stand-in.ts'
import { type Answer, type Api, sessionOf, startApi } from './api.ts'

const shareToken = '5bcf0f7a-ebf3-45cc-aa1e-096281b2b1a9'

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())
let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterAll(() => running.stop())

const FIREWALL: Answer = { status: 403, body: '<html>403 Forbidden</html>' }
const CLINKED: Answer = { status: 403, headers: [['X-Frame-Options', 'DENY']] }

const calls = {
  '1.1': () => api.clinked.oauth.grant({ shareToken }),
  '2.1': () => api.clinked.shares.list(sessionOf()),
  '11.2': () => api.clinked.files.get(sessionOf(), { shareToken, file: 1 }),
}

test.each([
  { section: '1.1', answer: FIREWALL, of: 'a firewall', code: 'rate_limited' },
  { section: '1.1', answer: CLINKED, of: 'Clinked', code: 'forbidden' },
  { section: '2.1', answer: FIREWALL, of: 'a firewall', code: 'rate_limited' },
  { section: '2.1', answer: CLINKED, of: 'Clinked', code: 'forbidden' },
  { section: '11.2', answer: FIREWALL, of: 'a firewall', code: 'forbidden' },
] as const)('a 403 of $of is $code ($section)', async ({ section, answer, code }) => {
  api.answers(answer)
  expect(await failureOf(calls[section]())).toMatchObject({ code, status: 403 })
})

test('a block by 403 pauses all, and can be tried again', async () => {
  const pauses: unknown[] = []
  const budget: RequestBudget = {
    take: async () => {},
    reserve: async () => 0,
    pause: async (retryAfterMs) => {
      pauses.push(retryAfterMs)
    },
  }
  const transport = transportWith({ budgetFor: () => budget })
  const clinked = createClinked({ baseUrl: running.url, transport })
  const { accessToken } = await clinked.oauth.grant({ shareToken: tokens.anna.facade })
  running.standIn.settings.rateLimitStatus = 403
  for (let sent = 1; sent < 2_000; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => fetch(`${running.url}/v3/shares`)))
  }

  const failure = await failureOf(clinked.shares.list(sessionOf(accessToken)))

  expect(failure).toMatchObject({ code: 'rate_limited', status: 403, retryable: true })
  expect(pauses).toEqual([undefined])
})
