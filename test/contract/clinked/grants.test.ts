import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, jsonAnswer, startApi } from './api.ts'

const shareToken = '5bcf0f7a-ebf3-45cc-aa1e-096281b2b1a9'

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

test('a share token is exchanged as the reference’s sample does it (1.1)', async () => {
  api.answers(
    jsonAnswer({ access_token: 'granted', token_type: 'bearer', expires_in: 3600, refresh_token: 'r' }),
  )

  const grant = await api.clinked.oauth.grant({ shareToken })

  expect(grant).toEqual({ accessToken: 'granted', expiresInMs: 3_600_000 })
  expect(api.received[0]?.line).toBe(
    'GET /oauth/token?client_id=clinked-guests&grant_type=share&token=5bcf0f7a-ebf3-45cc-aa1e-096281b2b1a9',
  )
  expect(api.received[0]?.headers.authorization).toBeUndefined()
})

test('a share’s password goes with its token', async () => {
  api.answers(jsonAnswer({ access_token: 'granted' }))
  await api.clinked.oauth.grant({ shareToken, sharePassword: 'open sesame' })
  expect(api.received[0]?.line).toContain(`token=${shareToken}&password=open+sesame`)
})

test.each([{}, { expires_in: null }])('how long a token lasts need not be told: %j', async (extra) => {
  api.answers(jsonAnswer({ access_token: 'granted', ...extra }))
  expect(await api.clinked.oauth.grant({ shareToken })).toEqual({ accessToken: 'granted' })
})

test.each([400, 401, 404])('a grant refused with %i is unauthorized', async (status) => {
  api.answers({ status, body: '<html>' })
  expect(await failureOf(api.clinked.oauth.grant({ shareToken }))).toMatchObject({
    code: 'unauthorized',
    status,
    operation: '1.1 GET /oauth/token',
  })
})

test.each([
  [403, 'rate_limited'],
  [429, 'rate_limited'],
  [503, 'unavailable'],
])('a grant that fails with %i is %s: the share token may still be good', async (status, code) => {
  api.answers({ status })
  expect(await failureOf(api.clinked.oauth.grant({ shareToken }))).toMatchObject({ code, status })
})

test.each([{}, { access_token: '' }, { access_token: 'two\nlines' }, { access_token: 5 }])(
  'an answer that holds no usable token is malformed: %j',
  async (answer) => {
    api.answers(jsonAnswer(answer))
    const failure = await failureOf(api.clinked.oauth.grant({ shareToken }))
    expect(failure.code).toBe('malformed')
    expect(failure.message).toMatch(/^1\.1 GET \/oauth\/token: access_token: /)
  },
)

test('a failed grant holds neither token nor password', async () => {
  api.answers({ status: 400, body: `{"error_description":"bad ${shareToken} open sesame"}` })
  const failure = await failureOf(api.clinked.oauth.grant({ shareToken, sharePassword: 'open sesame' }))
  expect(inspect(failure, { depth: null })).not.toMatch(/5bcf0f7a|sesame/)
})
