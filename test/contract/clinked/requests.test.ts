/** Every operation sends what the reference's sample request of its section sends. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Clinked } from '../../../lib/clinked/client.ts'
import type { Session } from '../../../lib/clinked/session.ts'
import { type Answer, type Api, sample, sampleWith, sessionOf, startApi } from './api.ts'
import { fixtureNames } from './fixtures.ts'
import { operations } from './operations.ts'

let api: Api
beforeEach(async () => {
  api = await startApi()
})
afterEach(() => api.close())

interface Sample {
  section: string
  /** Verb and address, as the reference's sample has them. */
  line: string
  call: (clinked: Clinked, session: Session) => Promise<unknown>
  body?: unknown
}

const at = '/v3/shares'
// biome-ignore format: one operation a line, as in the reference
const samples: Sample[] = [
  { section: '2.1', line: `GET ${at}`, call: (c, s) => c.shares.list(s) },
  { section: '2.2', line: `GET ${at}/0a3a9cac-8494-4e16-9836-d4a20f72abbe`, call: (c, s) => c.shares.get(s, { shareToken: '0a3a9cac-8494-4e16-9836-d4a20f72abbe' }) },
  { section: '3.1', line: `GET ${at}/29439ee4-0130-43b2-895d-2322d9723614/discussion`, call: (c, s) => c.discussions.get(s, { shareToken: '29439ee4-0130-43b2-895d-2322d9723614' }) },
  { section: '3.3', line: `GET ${at}/5edb024d-798a-490f-b8ba-86848264fd82/discussion/replies?page=1&size=10`, call: (c, s) => c.discussions.listReplies(s, { shareToken: '5edb024d-798a-490f-b8ba-86848264fd82', page: 1, size: 10 }) },
  { section: '3.4', line: `POST ${at}/79e6cbc3-a33e-4144-bdb3-8aaa00180f64/discussion/replies`, body: { reply: 'Hello' }, call: (c, s) => c.discussions.createReply(s, { shareToken: '79e6cbc3-a33e-4144-bdb3-8aaa00180f64', reply: 'Hello' }) },
  { section: '4.1', line: `GET ${at}/49ace81e-3361-46d1-8b88-c2f6cc736592/events`, call: (c, s) => c.events.get(s, { shareToken: '49ace81e-3361-46d1-8b88-c2f6cc736592' }) },
  { section: '5.1', line: `GET ${at}/18de4c46-f44b-42bd-92fb-be1cebb26181/notes`, call: (c, s) => c.notes.get(s, { shareToken: '18de4c46-f44b-42bd-92fb-be1cebb26181' }) },
  { section: '5.2', line: `GET ${at}/375921cf-577d-4b6c-9616-c84adc83ec98/notes?parentId=1`, call: (c, s) => c.notes.listInFolder(s, { shareToken: '375921cf-577d-4b6c-9616-c84adc83ec98', parentId: 1 }) },
  { section: '5.3', line: `GET ${at}/ba6d3ce8-6d00-4437-b1cf-65790957d7b3/notes/1`, call: (c, s) => c.notes.getInFolder(s, { shareToken: 'ba6d3ce8-6d00-4437-b1cf-65790957d7b3', note: 1 }) },
  { section: '5.5', line: `GET ${at}/d1a85eef-e6f5-45d8-a137-a551355d94ac/notes/versions`, call: (c, s) => c.notes.listVersions(s, { shareToken: 'd1a85eef-e6f5-45d8-a137-a551355d94ac' }) },
  { section: '5.6', line: `GET ${at}/662fa72b-667b-4875-a5be-c4b927ee3763/notes/versions/1`, call: (c, s) => c.notes.downloadVersion(s, { shareToken: '662fa72b-667b-4875-a5be-c4b927ee3763', versionNumber: 1 }) },
  { section: '6.1', line: `GET ${at}/6506261d-2fa1-438f-b0e7-1bbed642b656/tasks`, call: (c, s) => c.tasks.get(s, { shareToken: '6506261d-2fa1-438f-b0e7-1bbed642b656' }) },
  // The reference shows no request; HEAD is inferred.
  { section: '7.1', line: `HEAD ${at}/f59bd1d8-aa3e-48be-aa90-87b0ee2de298/context/page_1/comments`, call: (c, s) => c.comments.count(s, { shareToken: 'f59bd1d8-aa3e-48be-aa90-87b0ee2de298', context: 'page_1' }) },
  { section: '7.2', line: `GET ${at}/f59bd1d8-aa3e-48be-aa90-87b0ee2de298/context/discussion_1/comments`, call: (c, s) => c.comments.list(s, { shareToken: 'f59bd1d8-aa3e-48be-aa90-87b0ee2de298', context: 'discussion_1' }) },
  { section: '7.3', line: `POST ${at}/59005b4e-efc4-441c-886d-afe81ac23214/context/event_1/comments`, body: { message: 'Hello' }, call: (c, s) => c.comments.create(s, { shareToken: '59005b4e-efc4-441c-886d-afe81ac23214', context: 'event_1', message: 'Hello' }) },
  { section: '7.4', line: `GET ${at}/2976958f-a291-4ccc-98d4-08f0c92a638b/context/comment_1/reactions`, call: (c, s) => c.reactions.list(s, { shareToken: '2976958f-a291-4ccc-98d4-08f0c92a638b', context: 'comment_1' }) },
  // The sample says `summary=` twice; once is enough for a parameter that is only there or not.
  { section: '7.5', line: `GET ${at}/39fba3b5-5d61-4b4d-b9f5-7e6cdbf9daaa/context/comment_1/reactions?summary=`, call: (c, s) => c.reactions.summary(s, { shareToken: '39fba3b5-5d61-4b4d-b9f5-7e6cdbf9daaa', context: 'comment_1' }) },
  { section: '7.6', line: `POST ${at}/65d82a45-8a46-4314-9596-24bd5bd5cf16/context/comment_1/reactions`, body: { reactionType: 'THUMBS_UP' }, call: (c, s) => c.reactions.create(s, { shareToken: '65d82a45-8a46-4314-9596-24bd5bd5cf16', context: 'comment_1', reactionType: 'THUMBS_UP' }) },
  { section: '7.7', line: `DELETE ${at}/45958795-8c4b-4633-bfbc-3741d05c60ce/context/comment_1/reactions`, call: (c, s) => c.reactions.remove(s, { shareToken: '45958795-8c4b-4633-bfbc-3741d05c60ce', context: 'comment_1' }) },
  { section: '8.1', line: `GET ${at}/c7cc1c8d-83ca-42c6-a413-affe568d997b/context/page_1/attachments`, call: (c, s) => c.attachments.list(s, { shareToken: 'c7cc1c8d-83ca-42c6-a413-affe568d997b', context: 'page_1' }) },
  { section: '8.2', line: `GET ${at}/2cf4d555-bffc-4280-a9c9-3762970f659c/context/page_1/attachments/1/download`, call: (c, s) => c.attachments.download(s, { shareToken: '2cf4d555-bffc-4280-a9c9-3762970f659c', context: 'page_1', attachment: 1 }) },
  { section: '9.1', line: `GET ${at}/ee9ced31-6bc9-4861-a8e9-f83f5933b966/fileList?page=1&size=5`, call: (c, s) => c.fileList.list(s, { shareToken: 'ee9ced31-6bc9-4861-a8e9-f83f5933b966', page: 1, size: 5 }) },
  { section: '10.1', line: `POST ${at}/2414cb27-6c6c-4ad3-b166-746ad13bf4c8/filesBatchDownload`, body: [1], call: (c, s) => c.batchDownloads.create(s, { shareToken: '2414cb27-6c6c-4ad3-b166-746ad13bf4c8', files: [1] }) },
  { section: '10.2', line: `GET ${at}/f38f63dd-0311-46f7-8ef2-fb870ead8d93/filesBatchDownload/bf977d71-cd2c-494c-860d-3ebfb714dbf4/status`, call: (c, s) => c.batchDownloads.status(s, { shareToken: 'f38f63dd-0311-46f7-8ef2-fb870ead8d93', id: 'bf977d71-cd2c-494c-860d-3ebfb714dbf4' }) },
  { section: '10.3', line: `GET ${at}/37ce0fe2-a2a4-47ed-8000-f23b9f1380c4/filesBatchDownload/bf977d71-cd2c-494c-860d-3ebfb714dbf4`, call: (c, s) => c.batchDownloads.location(s, { shareToken: '37ce0fe2-a2a4-47ed-8000-f23b9f1380c4', id: 'bf977d71-cd2c-494c-860d-3ebfb714dbf4' }) },
  { section: '11.1', line: `GET ${at}/5273e5c6-c968-4af0-bbec-46a9ace37655/files?path=file_example.pdf`, call: (c, s) => c.files.getByPath(s, { shareToken: '5273e5c6-c968-4af0-bbec-46a9ace37655', path: 'file_example.pdf' }) },
  { section: '11.2', line: `GET ${at}/e8e843ec-125c-4803-97e6-f9976602d04b/files/1`, call: (c, s) => c.files.get(s, { shareToken: 'e8e843ec-125c-4803-97e6-f9976602d04b', file: 1 }) },
  // From here on the samples carry a `path` or a `page` that their sections do not name: they are left out.
  { section: '11.3', line: `GET ${at}/53547ffa-6bd2-45e5-9de1-cf7ea6fc0148/files/1/preview`, call: (c, s) => c.files.preview(s, { shareToken: '53547ffa-6bd2-45e5-9de1-cf7ea6fc0148', file: 1 }) },
  { section: '11.4', line: `GET ${at}/f7c485fa-7d9c-42b7-be82-c5287691675a/files/1/thumbnail`, call: (c, s) => c.files.thumbnail(s, { shareToken: 'f7c485fa-7d9c-42b7-be82-c5287691675a', file: 1 }) },
  { section: '11.5', line: `GET ${at}/ab141b99-f205-4787-914a-36c332dcddb1/files/1/download`, call: (c, s) => c.files.download(s, { shareToken: 'ab141b99-f205-4787-914a-36c332dcddb1', file: 1 }) },
  { section: '11.6', line: `POST ${at}/8535f29e-8862-4754-ad82-589268a22709/files/1`, body: { friendlyName: 'FileName', memberPermission: 8, sharing: 'MEMBERS', versionSummary: 'Inital version' }, call: (c, s) => c.files.create(s, { shareToken: '8535f29e-8862-4754-ad82-589268a22709', file: 1, friendlyName: 'FileName', memberPermission: 8, sharing: 'MEMBERS', versionSummary: 'Inital version' }) },
  { section: '11.8', line: `GET ${at}/41dd83e0-87e2-469e-9f20-3413d302cce4/files/1/versions?page=1`, call: (c, s) => c.files.listVersions(s, { shareToken: '41dd83e0-87e2-469e-9f20-3413d302cce4', file: 1, page: 1 }) },
  { section: '11.9', line: `GET ${at}/4dc1db09-eb00-4fa9-a338-25cf0c0e37db/files/1/versions/2`, call: (c, s) => c.files.downloadVersion(s, { shareToken: '4dc1db09-eb00-4fa9-a338-25cf0c0e37db', file: 1, version: 2 }) },
  { section: '11.11', line: `GET ${at}/065a0e46-556c-4527-a2bb-74df5f4f49fa/files/1/approvals`, call: (c, s) => c.approvals.list(s, { shareToken: '065a0e46-556c-4527-a2bb-74df5f4f49fa', file: 1 }) },
  { section: '11.12', line: `PATCH ${at}/8b362712-3240-4af3-af40-1334e0f6ef8f/files/1/approvals/2`, body: { status: 'ACCEPT', parameters: 'Approved' }, call: (c, s) => c.approvals.update(s, { shareToken: '8b362712-3240-4af3-af40-1334e0f6ef8f', file: 1, request: 2, status: 'ACCEPT', parameters: 'Approved' }) },
]

/** The section's sample answer, with what it leaves out: bytes (11.4), a real address (11.3, all redirects), a page (11.8). */
function answerTo(section: string): Answer {
  const name = fixtureNames().find((fixture) => fixture.startsWith(`${section}-`))
  if (section === '11.3') return sampleWith('11.3-file-preview', { url: 'https://viewer.example/1' })
  if (section === '11.4') return sample('11.4-thumbnail', { body: Buffer.alloc(4623) })
  if (name === undefined) return sample('5.5-list-versions')
  const answer = sample(name)
  return answer.status === 302 ? { ...answer, headers: [['Location', 'https://files.example/1']] } : answer
}

test.each(samples)('$section sends $line', async ({ section, line, body, call }) => {
  api.answers(answerTo(section))

  await call(api.clinked, sessionOf('a-token'))

  const [request, ...others] = api.received
  expect(others).toEqual([])
  expect(request?.line).toBe(line)
  expect(request?.headers).toMatchObject({ authorization: 'Bearer a-token' })
  // A content type describes a body; the samples that send one without a body are not followed.
  expect(request?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json')
  expect(request?.body ? JSON.parse(request.body) : undefined).toEqual(body)
})

test('all operations for a session are among them', () => {
  expect(samples.map(({ section }) => section)).toEqual(
    operations.map(({ section }) => section).filter((section) => section !== '1.1'),
  )
})

test('what stands for a step of the path stays one', async () => {
  api.answers(sample('2.2-get-shared-content'))
  await api.clinked.shares.get(sessionOf(), { shareToken: 'a/../b?c#d' })
  expect(api.received[0]?.line).toBe('GET /v3/shares/a%2F..%2Fb%3Fc%23d')
})

test.each(['', '.', '..'])(
  'a share token of "%s", which would lead to another path, is not sent',
  async (shareToken) => {
    await expect(api.clinked.discussions.get(sessionOf(), { shareToken })).rejects.toBeInstanceOf(TypeError)
    expect(api.received).toEqual([])
  },
)
