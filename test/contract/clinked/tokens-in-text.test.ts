/** Share tokens that stand in what Clinked answers stay with the client: whoever has one is the guest. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { type Answer, type Api, jsonAnswer, sample, sampleWith, sessionOf, startApi } from './api.ts'

const shareToken = '5edb024d-798a-490f-b8ba-86848264fd82'
const file = { shareToken, file: 1 }

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

test.each([
  ['as it is', shareToken],
  ['in upper case', shareToken.toUpperCase()],
  ['percent-encoded', shareToken.replaceAll('-', '%2D')],
  ['percent-encoded whole', encodedWhole(shareToken)],
  ['right after an escape', `%2F${shareToken}`],
  ['among other digits', `00${shareToken}00`],
])('the token of the call is taken out of a text where it stands %s', async (_, written) => {
  api.answers(
    sampleWith('3.1-single-discussion', { description: `Your link: https://a.example/${written}!` }),
  )

  const { description } = await api.clinked.discussions.get(sessionOf(), { shareToken })

  expect(description).toMatch(/^Your link: https:\/\/a\.example\/(?:%2F)?(?:00)?…(?:00)?!$/)
})

test('it is taken out wherever it stands: in lists, in names, and in what stands below them', async () => {
  const texts = {
    friendlyName: `Plan ${shareToken}.pdf`,
    tags: shareToken,
    uploaded: { user: null, name: `A ${shareToken}` },
    summary: shareToken,
  }
  api.answers(sampleWith('11.2-file-details', texts))
  const read = await api.clinked.files.get(sessionOf(), file)
  expect(read).toMatchObject({ friendlyName: 'Plan ….pdf', tags: ['…'], uploaded: { name: 'A …' } })
  expect(JSON.stringify(read)).not.toContain(shareToken)
})

test('a file name that comes with bytes is a text too', async () => {
  const headers: [string, string][] = [['Content-Disposition', `attachment; filename="${shareToken}.pdf"`]]
  api.answers(sample('5.6-download-version', { headers }))
  const { body, filename } = await api.clinked.notes.downloadVersion(sessionOf(), {
    shareToken,
    versionNumber: 1,
  })
  body.destroy()
  expect(filename).toBe('….pdf')
})

test('the answer to a write is no exception', async () => {
  api.answers(sampleWith('3.4-create-reply', { reply: `Here: ${shareToken}` }))
  const { reply } = await api.clinked.discussions.createReply(sessionOf(), { shareToken, reply: '.' })
  expect(reply).toBe('Here: …')
})

test('the tokens of the guest’s other shares are known from their list, and taken out as well', async () => {
  const another = '6636ce64-66ba-441c-a231-db9908b4c30e'
  const share = { dateCreated: 0, tokenKey: another, component: component(`Plan ${another}`) }
  const session = sessionOf()
  api.answers(jsonAnswer([share]), sampleWith('11.2-file-details', { summary: another.toUpperCase() }))

  const [listed] = await api.clinked.shares.list(session)
  expect(listed).toMatchObject({ tokenKey: another, component: { friendlyName: 'Plan …' } })
  expect(await api.clinked.files.get(session, file)).toMatchObject({ summary: '…' })
})

test('the share’s own token is still told where it is asked for (2.2)', async () => {
  api.answers(sampleWith('2.2-get-shared-content', { tokenKey: shareToken }))
  expect(await api.clinked.shares.get(sessionOf(), { shareToken })).toMatchObject({ tokenKey: shareToken })
})

test('of an address to fetch bytes from it is told that a token stands in it', async () => {
  const location = `https://files.example/${shareToken}/1`
  api.answers({ status: 302, headers: [['Location', location]] })
  expect(await api.clinked.files.download(sessionOf(), file)).toEqual({ location, holdsToken: true })
})

test.each([
  {
    what: 'of a zip',
    answer: { status: 302, headers: [['Location', `https://files.example/${shareToken}`]] } as Answer,
    ask: () => api.clinked.batchDownloads.location(sessionOf(), { shareToken, id: 'a-job' }),
  },
  {
    what: 'of a preview',
    answer: sampleWith('11.3-file-preview', { url: `https://viewer.example/?share=${shareToken}` }),
    ask: () => api.clinked.files.preview(sessionOf(), file),
  },
])('the address $what, which people are to follow, must have none in it', async ({ answer, ask }) => {
  api.answers(answer)
  const failure = await failureOf(ask())
  expect(failure).toMatchObject({ code: 'malformed' })
  expect(failure.message).toMatch(/holds a share token$/)
})

test('any other UUID stays: names of files have them', async () => {
  const friendlyName = 'IMG-f4ee6d5f-2fd7-4dd9-8ac5-5c3f5ae41377.jpg'
  api.answers(sampleWith('11.2-file-details', { friendlyName }))
  expect(await api.clinked.files.get(sessionOf(), file)).toMatchObject({ friendlyName })
})

const component = (friendlyName: string) => ({ id: 1, type: 'file', friendlyName })

function encodedWhole(text: string): string {
  return text.replace(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
