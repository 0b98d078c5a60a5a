import { describe, expect, test } from '@jest/globals'
import type { UpstreamErrorCode } from '../../../lib/errors.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Answer, apiThatAnswers, jsonAnswer, session } from './api.ts'

const wanted = { workspace: '701421', document: '5', mimeType: 'application/pdf' }

async function open(answer: Answer, mimeType: string | undefined = wanted.mimeType) {
  const { intralinks } = await apiThatAnswers(answer)
  return intralinks.documents.open(session, { ...wanted, mimeType })
}

describe('A document', () => {
  test('comes with its name, type and length', async () => {
    const { body, ...about } = await open({
      headers: {
        'content-type': 'application/pdf',
        'content-length': '5',
        'content-disposition': 'attachment; filename="Q3+Q4 (50%).pdf"',
      },
      body: 'bytes',
    })
    expect(about).toEqual({
      contentType: 'application/pdf',
      contentLength: 5,
      // A "+" is a "+" here.
      filename: 'Q3+Q4 (50%).pdf',
    })
    expect(Buffer.concat(await body.toArray()).toString()).toBe('bytes')
  })

  test('may come with nothing but its bytes', async () => {
    const { body, ...about } = await open({ headers: { 'transfer-encoding': 'chunked' }, body: 'bytes' })
    expect(about).toEqual({ contentType: 'application/octet-stream' })
    expect(Buffer.concat(await body.toArray()).toString()).toBe('bytes')
  })

  test.each([
    ['text/html', { 'content-type': 'text/html; charset=utf-8' }],
    ['application/json', { 'content-type': 'application/json' }],
    [undefined, { 'content-type': 'text/html', 'content-disposition': 'attachment; filename=page.html' }],
  ])('may itself be a page or JSON, where the list or the answer says so: %s', async (mimeType, headers) => {
    const text = '{"error":{"code":403}}'
    const { body } = await open({ headers, body: text }, mimeType)
    expect(Buffer.concat(await body.toArray()).toString()).toBe(text)
  })

  test('that breaks off fails, and does not end as if it were whole', async () => {
    const { body } = await open({ headers: { 'content-length': '100' }, body: 'x'.repeat(99), isCut: true })
    expect(await failureOf(body.toArray())).toMatchObject({
      code: 'unavailable',
      operation: 'GET /v2/workspaces/{workspace}/documents/{document}/file',
    })
  })

  test('that breaks off fails without a length too', async () => {
    const { body } = await open({ headers: { 'transfer-encoding': 'chunked' }, body: 'part', isCut: true })
    expect(await failureOf(body.toArray())).toMatchObject({ code: 'unavailable' })
  })
})

describe('In the place of a document', () => {
  const errors = (code: number, subCode: string) => ({ errors: [{ code, subCode, message: 'canary' }] })

  test.each<[string, Answer, UpstreamErrorCode]>([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'malformed'],
    ['JSON that says nothing', jsonAnswer({ ok: true }), 'malformed'],
    ['an error inside a 200', jsonAnswer(errors(400, '3-1')), 'not_found'],
    ['the door', jsonAnswer(errors(303, '1'), 303), 'entrance_required'],
    ['another session', jsonAnswer({ error: { code: 403, subcode: '018' } }, 403), 'logged_in_elsewhere'],
    ['a refusal', { status: 403, body: '<html>' }, 'forbidden'],
    ['a refusal of any length', { status: 403, body: 'x'.repeat(1_000_000) }, 'forbidden'],
    ['the end of the session', { status: 401, body: '' }, 'unauthorized'],
    ['nothing', { status: 404 }, 'not_found'],
    ['trouble', { status: 503 }, 'unavailable'],
  ])('%s is an error', async (_, answer, code) => {
    expect(await failureOf(open(answer))).toMatchObject({ code })
  })

  test('a page is no document of an unknown type either', async () => {
    const { intralinks } = await apiThatAnswers({ headers: { 'content-type': 'text/html' }, body: '<html>' })
    const unknown = { workspace: '701421', document: '5' }
    expect(await failureOf(intralinks.documents.open(session, unknown))).toMatchObject({ code: 'malformed' })
  })
})
