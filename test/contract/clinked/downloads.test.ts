import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createClinked } from '../../../lib/clinked/client.ts'
import type { Transport } from '../../../lib/http/transport.ts'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Answer, type Api, sample, sessionOf, startApi } from './api.ts'

const shareToken = '37ce0fe2-a2a4-47ed-8000-f23b9f1380c4'

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

const redirectTo = (location: string): Answer => ({ status: 302, headers: [['Location', location]] })

describe('A batch download', () => {
  const job = { shareToken, id: 'bf977d71-cd2c-494c-860d-3ebfb714dbf4' }

  test('is known by a bare JSON string (10.1)', async () => {
    api.answers(sample('10.1-submit-download-request'))
    expect(await api.clinked.batchDownloads.create(sessionOf(), { shareToken, files: [1] })).toBe(
      '0a23eb14-152e-4929-adf8-d934713b1ad6',
    )
  })

  test('is running while the answer is partial (10.2)', async () => {
    api.answers(sample('10.2-job-status-in-progress'))
    expect(await api.clinked.batchDownloads.status(sessionOf(), job)).toEqual({
      state: 'running',
      complete: 999,
      total: 10_000,
    })
  })

  test('is done once the answer is empty (10.2)', async () => {
    api.answers(sample('10.2-job-status-completed'))
    expect(await api.clinked.batchDownloads.status(sessionOf(), job)).toEqual({ state: 'done' })
  })

  test('is done whatever else that answer holds', async () => {
    api.answers({ status: 200, body: 'OK' })
    expect(await api.clinked.batchDownloads.status(sessionOf(), job)).toEqual({ state: 'done' })
  })
})

describe.each([
  { section: '8.2', fixture: '8.2-download-attachment' },
  { section: '10.3', fixture: '10.3-download-files' },
  { section: '11.5', fixture: '11.5-download-file' },
  { section: '11.9', fixture: '11.9-download-version' },
])('Where to download from ($section)', ({ section, fixture }) => {
  const locate = () => {
    const { attachments, batchDownloads, files } = api.clinked
    const session = sessionOf()
    if (section === '8.2')
      return attachments.download(session, { shareToken, context: 'page_1', attachment: 1 })
    if (section === '10.3') return batchDownloads.location(session, { shareToken, id: 'a-job' })
    if (section === '11.5') return files.download(session, { shareToken, file: 1 })
    return files.downloadVersion(session, { shareToken, file: 1, version: 2 })
  }

  test('is not known from the sample’s bare host name', async () => {
    api.answers(sample(fixture))
    const failure = await failureOf(locate())
    expect(failure).toMatchObject({ code: 'malformed', status: 302 })
    expect(failure.message).toMatch(/: Location is not an absolute https address$/)
  })

  test('is an address, which nobody goes to yet', async () => {
    api.answers(redirectTo('https://files.example/1?signature=s'))
    expect(await locate()).toEqual({ location: 'https://files.example/1?signature=s' })
    expect(api.received).toHaveLength(1)
  })
})

describe('A location', () => {
  const download = { shareToken, file: 1 }

  test('may be plain http where the API itself is, on this machine', async () => {
    api.answers(redirectTo('http://127.0.0.1:9/file'))
    expect(await api.clinked.files.download(sessionOf(), download)).toEqual({
      location: 'http://127.0.0.1:9/file',
    })
  })

  test.each(['https://api.clinked.example', 'http://clinked.example', 'http://127.evil.example'])(
    'may not be plain http for %s',
    async (baseUrl) => {
      const transport: Pick<Transport, 'send' | 'badAnswer'> = {
        send: async () => ({
          status: 302,
          headers: new Headers({ location: 'http://127.0.0.1:9/file' }),
          body: new Uint8Array(),
        }),
        badAnswer: (error) => error,
      }
      const clinked = createClinked({ baseUrl, transport: transport as Transport })
      expect((await failureOf(clinked.files.download(sessionOf(), download))).code).toBe('malformed')
    },
  )

  test.each(['javascript:alert(1)', 'file:///etc/passwd', '/files/1', '//files.example/1', ''])(
    'may not be "%s"',
    async (location) => {
      api.answers(redirectTo(location))
      expect((await failureOf(api.clinked.files.download(sessionOf(), download))).code).toBe('malformed')
    },
  )

  test('must be there', async () => {
    api.answers({ status: 302 })
    const failure = await failureOf(api.clinked.files.download(sessionOf(), download))
    expect(failure).toMatchObject({ code: 'malformed', mayHaveActed: false })
  })

  test('is not expected where bytes should come', async () => {
    api.answers({ status: 200, body: 'bytes' })
    expect((await failureOf(api.clinked.files.download(sessionOf(), download))).code).toBe('malformed')
  })
})
