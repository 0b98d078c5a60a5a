/** Every operation sends what the guide's sample request sends, and nothing that the person did not ask for. */
import { expect, test } from '@jest/globals'
import type { Intralinks } from '../../../lib/intralinks/client.ts'
import { apiThatAnswers, jsonAnswer, keys, login, sample, session } from './api.ts'

const here = { workspace: '701421' }
const splash = { splash: { splashRequired: true } }

interface Case {
  line: string
  answer: unknown
  body?: string
  call: (intralinks: Intralinks) => Promise<unknown>
}

// biome-ignore format: one operation a line, as in the guide
const cases: Case[] = [
  { line: 'GET /v2/workspaces', answer: sample('workspaces'), call: (i) => i.workspaces.list(session) },
  { line: 'GET /v2/workspaces/701421/splash', answer: splash, call: (i) => i.splash.get(session, here) },
  { line: 'POST /v2/workspaces/701421/splash', answer: sample('entrance'), body: '{"acceptSplash":true}', call: (i) => i.splash.accept(session, here) },
  { line: 'GET /v2/workspaces/701421/folders/', answer: [], call: (i) => i.folders.list(session, here) },
  { line: 'GET /v2/workspaces/701421/folders/12/contents', answer: [], call: (i) => i.folders.contents(session, { ...here, folder: '12' }) },
]

test.each(cases)('$line', async ({ line, answer, body = '', call }) => {
  const { intralinks, received } = await apiThatAnswers(jsonAnswer(answer))

  await call(intralinks)

  expect(received).toMatchObject([
    { line, body, headers: { authorization: 'Bearer canary-token', accept: 'application/json' } },
  ])
  expect(received[0]?.headers['content-type']).toBe(body === '' ? undefined : 'application/json')
})

test('GET /v2/workspaces/701421/documents/34/file, whose bytes come as they are stored', async () => {
  const { intralinks, received } = await apiThatAnswers({ body: 'bytes' })

  const { body } = await intralinks.documents.open(session, { ...here, document: '34' })

  expect(await body.toArray()).toEqual([Buffer.from('bytes')])
  expect(received).toMatchObject([
    {
      line: 'GET /v2/workspaces/701421/documents/34/file',
      headers: { authorization: 'Bearer canary-token', accept: '*/*', 'accept-encoding': 'identity' },
    },
  ])
})

test('a login goes into the body as a form, and the address holds nothing of it', async () => {
  const { intralinks, received } = await apiThatAnswers(jsonAnswer(sample('token')))

  const grant = await intralinks.oauth.grant(login)

  expect(grant).toEqual({ accessToken: '7bSxew8sQbT9oODCAJAjR4sYqHYM', expiresInMs: 3_599_000 })
  expect(received[0]?.line).toBe('POST /v2/oauth/token?grant_type=client_credentials')
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(received[0]?.headers.authorization).toBeUndefined()
  expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({
    ...login,
    client_id: keys.clientId,
    client_secret: keys.clientSecret,
  })
})

test('other sessions are ended only where that was asked for', async () => {
  const { intralinks, received } = await apiThatAnswers(jsonAnswer(sample('token')))

  await intralinks.oauth.grant({ ...login, endOtherSessions: false })
  await intralinks.oauth.grant({ ...login, endOtherSessions: true })

  const sent = received.map(({ body }) => new URLSearchParams(body).get('endOtherSessions'))
  expect(sent).toEqual([null, 'true'])
})

test.each(['..', '.', ''])(
  'an id is one step of the path: "%s" is refused, and nothing is sent',
  async (folder) => {
    const { intralinks, received } = await apiThatAnswers(jsonAnswer([]))

    await expect(intralinks.folders.contents(session, { ...here, folder })).rejects.toThrow(TypeError)

    expect(received).toEqual([])
  },
)
