/** What the client bears of answers the reference does not show, and what it does not. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Api, jsonAnswer, sample, sampleWith, sessionOf, startApi } from './api.ts'

const shareToken = '5edb024d-798a-490f-b8ba-86848264fd82'
const file = { shareToken, file: 1 }

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

describe('An optional field', () => {
  const required = { id: 4, friendlyName: 'Plan.pdf' }

  test('that is absent is undefined, and the rest is there', async () => {
    api.answers(jsonAnswer(required))
    expect(await api.clinked.files.get(sessionOf(), file)).toEqual({ ...required, tags: [] })
  })

  test('that is null is undefined as well', async () => {
    const fields = ['size', 'uploaded', 'tags', 'lastModified', 'group', 'parent']
    api.answers(jsonAnswer({ ...required, ...Object.fromEntries(fields.map((field) => [field, null])) }))
    expect(await api.clinked.files.get(sessionOf(), file)).toEqual({ ...required, tags: [] })
  })

  test('that nobody reads is dropped, whatever it is', async () => {
    const unread = { fingerprint: 'f', contextKey: 1, memberPermission: 'ALL', previewInfo: true, path: '/' }
    api.answers(jsonAnswer({ ...required, ...unread }))
    expect(await api.clinked.files.get(sessionOf(), file)).toEqual({ ...required, tags: [] })
  })

  test('that is of another type is malformed', async () => {
    api.answers(sampleWith('11.2-file-details', { size: 'secret size' }))
    const failure = await failureOf(api.clinked.files.get(sessionOf(), file))
    expect(failure.message).toMatch(/^11\.2 GET \/v3\/shares\/\{shareToken\}\/files\/\{file\}: size: /)
    expect(failure.message).not.toContain('secret')
  })
})

describe('A required field that is missing', () => {
  test('is named with its operation and its place', async () => {
    api.answers(
      jsonAnswer({
        items: [{ id: 1, reply: 'secret reply', dateCreated: 0 }],
        currentPage: 1,
        nextPage: false,
      }),
    )

    const failure = await failureOf(api.clinked.discussions.listReplies(sessionOf(), { shareToken }))

    expect(failure).toMatchObject({ code: 'malformed', status: 200, mayHaveActed: false })
    expect(failure.message).toMatch(
      /^3\.3 GET \/v3\/shares\/\{shareToken\}\/discussion\/replies: items\[0\]\.author: /,
    )
    expect(failure.message).not.toContain('secret')
  })

  test('in the answer to a write leaves open that it was done', async () => {
    api.answers(jsonAnswer({ id: 1 }, 201))
    const failure = await failureOf(
      api.clinked.discussions.createReply(sessionOf(), { shareToken, reply: 'Hello' }),
    )
    expect(failure).toMatchObject({ code: 'malformed', mayHaveActed: true })
  })
})

describe('A body', () => {
  const get = () => api.clinked.shares.get(sessionOf(), { shareToken })

  test.each([
    ['empty', '', 'the body is empty'],
    ['HTML', '<html>secret page</html>', 'the body is not JSON'],
    ['cut short', '{"tokenKey": "secret', 'the body is not JSON'],
    ['null', 'null', 'the body: Invalid input: expected object, received null'],
  ])('that is %s is malformed', async (_, body, message) => {
    api.answers({ status: 200, body })
    const failure = await failureOf(get())
    expect(failure).toMatchObject({ code: 'malformed', status: 200 })
    expect(failure.message).toBe(`2.2 GET /v3/shares/{shareToken}: ${message}`)
  })

  test('is read as JSON whatever type it claims to be', async () => {
    api.answers({ ...sample('2.2-get-shared-content'), headers: [['Content-Type', 'text/plain']] })
    expect((await get()).email).toBe('email@example.com')
  })

  test.each(['{"error":"gone"}', '<html>gone</html>', ''])(
    'of an error may be anything: %s',
    async (body) => {
      api.answers({ status: 404, body })
      expect(await failureOf(get())).toMatchObject({ code: 'not_found', status: 404 })
    },
  )
})

test('a success of another kind than the reference shows is not taken for one', async () => {
  api.answers({ ...sample('3.4-create-reply'), status: 202 })
  const failure = await failureOf(
    api.clinked.discussions.createReply(sessionOf(), { shareToken, reply: 'Hello' }),
  )
  expect(failure).toMatchObject({ code: 'malformed', status: 202, mayHaveActed: true })
})
