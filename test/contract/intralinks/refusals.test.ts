/** Every way in which Intralinks is known to say no, and what a listener learns of it. */
import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { UpstreamErrorCode } from '../../../lib/errors.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Answer, apiThatAnswers, jsonAnswer, keys, login, session } from './api.ts'

const here = { workspace: '701421' }

/** The shapes that refusals come in, around the same code, sub-code and message. */
const shapes = {
  errors: (code: number, subCode: string, message = 'canary') => ({
    status: { code, subcode: subCode, message, errorId: 'x' },
    errors: [{ code, subCode, message }],
  }),
  'errors alone': (code: number, subCode: string, message = 'canary') => ({
    errors: [{ code, subCode, message }, { code: 999 }],
  }),
  error: (code: number, subcode: string, message = 'canary') => ({
    error: { code, message, subcode, errorid: '' },
  }),
  status: (code: number, subcode: string, message = 'canary') => ({ status: { code, subcode, message } }),
}

const meanings: [code: number, subCode: string, meaning: UpstreamErrorCode][] = [
  [303, '1', 'entrance_required'],
  [400, '3-1', 'not_found'],
  [400, '2-1', 'rejected'],
  [401, '', 'unauthorized'],
  [403, '018', 'logged_in_elsewhere'],
  [403, '4-2', 'forbidden'],
]
const cases = meanings.flatMap((meaning) =>
  Object.entries(shapes).map(([shape, of]) => [...meaning, shape, of(meaning[0], meaning[1])] as const),
)

describe('A refusal', () => {
  test.each(cases)('of %i, %s is %s (as %s)', async (status, _, code, __, body) => {
    const { intralinks, received } = await apiThatAnswers(jsonAnswer(body, status))

    const failure = await failureOf(intralinks.folders.list(session, here))

    expect(failure).toMatchObject({ service: 'intralinks', code, status, mayHaveActed: false })
    expect(failure.operation).toBe('GET /v2/workspaces/{workspace}/folders/')
    // Nothing is asked again: there is no other token to ask with.
    expect(received).toHaveLength(1)
  })

  test.each(cases)(
    'of %i, %s is %s inside an answer of 200 as well (as %s)',
    async (status, _, code, __, body) => {
      const { intralinks } = await apiThatAnswers(jsonAnswer(body))
      const failure = await failureOf(intralinks.folders.list(session, here))
      expect(failure).toMatchObject({ code, status })
    },
  )

  test('inside an answer of 200 may be trouble that passes', async () => {
    const { intralinks } = await apiThatAnswers(jsonAnswer({ status: { code: 503 } }))
    const failure = await failureOf(intralinks.workspaces.list(session))
    expect(failure).toMatchObject({ code: 'unavailable', status: 503, retryable: true })
  })

  test.each([
    [{ fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'canary' } } }],
    [{ ErrorCode: 'invalid_request', Error: 'invalid or null consumer key: canary', Hint: 'canary' }],
    [{ error: 'invalid_request' }],
  ])('without a status inside an answer of 200 is one: %j', async (body) => {
    const { intralinks } = await apiThatAnswers(jsonAnswer(body))
    expect(await failureOf(intralinks.workspaces.list(session))).toMatchObject({ code: 'rejected' })
  })

  test.each<[number, string, UpstreamErrorCode]>([
    [303, '<html>See other</html>', 'malformed'],
    [400, '', 'rejected'],
    [401, '<html>Log in</html>', 'unauthorized'],
    [403, '<html>Blocked</html>', 'forbidden'],
    [404, '{"status":{"code":404}}', 'not_found'],
    [429, '', 'rate_limited'],
    [500, '<html>Oops</html>', 'unavailable'],
    [503, '{"fault":{}}', 'unavailable'],
  ])('of %i may have any body: %s', async (status, body, code) => {
    const { intralinks } = await apiThatAnswers({ status, body })
    expect(await failureOf(intralinks.workspaces.list(session))).toMatchObject({ code, status })
  })

  test('that asks to wait is heard', async () => {
    const { intralinks } = await apiThatAnswers({ status: 403, headers: { 'retry-after': '30' } })
    const failure = await failureOf(intralinks.workspaces.list(session))
    expect(failure).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
  })

  test('names its code for the log, and quotes nothing else', async () => {
    const body = shapes.error(
      401,
      'the passed canary-token is not valid',
      'invalid access token: canary-token',
    )
    const { intralinks } = await apiThatAnswers(jsonAnswer(body, 401))
    const failure = await failureOf(intralinks.workspaces.list(session))
    expect(failure.message).toBe('GET /v2/workspaces: answered 401')

    const coded = await apiThatAnswers(jsonAnswer(shapes.errors(400, '3-1')))
    const other = await failureOf(coded.intralinks.workspaces.list(session))
    expect(other.message).toBe('GET /v2/workspaces: answered 200, code 3-1')
  })

  test('of an acceptance that says no before anything is done leaves no doubt', async () => {
    const { intralinks } = await apiThatAnswers(jsonAnswer(shapes.errors(400, '2-1'), 400))
    const failure = await failureOf(intralinks.splash.accept(session, here))
    expect(failure).toMatchObject({ code: 'rejected', mayHaveActed: false })
  })

  test('of an acceptance that came to trouble leaves open whether it was recorded', async () => {
    const { intralinks, received } = await apiThatAnswers({ status: 502, body: '<html>' })
    const failure = await failureOf(intralinks.splash.accept(session, here))
    expect(failure).toMatchObject({ code: 'unavailable', mayHaveActed: true })
    expect(received).toHaveLength(1)
  })
})

describe('A login', () => {
  const wrong = 'Credential provided is invalid. or there was problem with your account.'

  test.each<[string, Answer, UpstreamErrorCode]>([
    ['wrong, or the account locked', jsonAnswer(shapes.error(403, '017', wrong), 403), 'login_refused'],
    ['wrong, inside a 200', jsonAnswer(shapes.error(403, '017', wrong)), 'login_refused'],
    ['wrong, as OAuth says it', jsonAnswer({ error: 'invalid_grant' }, 401), 'login_refused'],
    ['wrong, without a word', { status: 401, body: '' }, 'login_refused'],
    ['in use elsewhere', jsonAnswer(shapes.error(403, '018'), 403), 'logged_in_elsewhere'],
    ['by an app that is not known', jsonAnswer({ ErrorCode: 'invalid_request' }, 400), 'rejected'],
    ['by an app with a wrong secret', jsonAnswer({ ErrorCode: 'invalid_client' }, 401), 'rejected'],
    ['answered by a page', { body: '<html>Log in</html>' }, 'malformed'],
    ['not answered', { status: 503, body: '' }, 'unavailable'],
  ])('%s', async (_, answer, code) => {
    const { intralinks } = await apiThatAnswers(answer)
    expect(await failureOf(intralinks.oauth.grant(login))).toMatchObject({ code })
  })

  test.each([200, 400, 401, 403, 500])('that fails with %i shows no secret', async (status) => {
    const said = `${login.email} ${login.password} ${keys.clientSecret} ${keys.clientId}`
    const { intralinks } = await apiThatAnswers(jsonAnswer(shapes.errors(status, said, said), status))
    const failure = await failureOf(intralinks.oauth.grant(login))
    expect(inspect(failure, { depth: null })).not.toMatch(/canary|joe_user|the-key/)
  })
})

describe('A page in the place of JSON', () => {
  test.each(['<!DOCTYPE html><html>canary</html>', '', '{"status": {"code": 200'])(
    'is malformed: %s',
    async (body) => {
      const { intralinks } = await apiThatAnswers({ body, headers: { 'content-type': 'text/html' } })
      const failure = await failureOf(intralinks.workspaces.list(session))
      expect(failure).toMatchObject({ code: 'malformed', status: 200 })
      expect(failure.message).toBe('GET /v2/workspaces: the body is not JSON')
    },
  )
})
