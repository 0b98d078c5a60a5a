import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { botToken, refusal, startWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await startWorkspace()
})
afterEach(() => workspace.stop())

const channel = 'C0PROJECTS'
const ben = () => workspace.slack.as('U0BEN')

/** Announces a file, sends bytes to its address; gives its id and what the address answered. */
async function send(filename: string, length: number, body: string | FormData): Promise<[string, Response]> {
  const { file_id = '', upload_url = '' } = await workspace.web.files.getUploadURLExternal({
    filename,
    length,
  })
  return [file_id, await fetch(upload_url, { method: 'POST', body })]
}

describe('a file of the app', () => {
  test('is uploaded by the client of Slack and shared with a comment', async () => {
    await workspace.web.filesUploadV2({
      channel_id: channel,
      filename: 'offer.pdf',
      title: 'The offer',
      file: Buffer.from('%PDF-1.7'),
      initial_comment: 'As you asked',
    })

    expect(ben().messages(channel)).toMatchObject([
      {
        text: 'As you asked',
        user: 'U0SHARES',
        files: [
          { name: 'offer.pdf', title: 'The offer', mimetype: 'application/pdf', filetype: 'pdf', size: 8 },
        ],
      },
    ])
  })

  test('is sent as raw bytes or as a form', async () => {
    const form = new FormData()
    form.append('file', new Blob(['hello']), 'a.txt')

    for (const body of ['hello', form]) {
      const [id, answer] = await send('a.txt', 5, body)
      expect([answer.status, await answer.text()]).toEqual([200, 'OK - 5'])
      expect(await workspace.web.files.completeUploadExternal({ files: [{ id }] })).toMatchObject({
        files: [{ id, name: 'a.txt', title: 'a.txt', size: 5 }],
      })
    }
  })

  test('is refused where its bytes are not as many as announced', async () => {
    const [id, answer] = await send('a.txt', 6, 'hello')

    expect(answer.status).toBe(400)
    expect(await refusal(workspace.web.files.completeUploadExternal({ files: [{ id }] }))).toMatchObject({
      error: 'file_not_found',
    })
  })

  test('is completed once', async () => {
    const [id] = await send('a.txt', 5, 'hello')
    const complete = () =>
      workspace.web.files.completeUploadExternal({ files: [{ id }], channel_id: channel })
    await complete()

    expect(await refusal(complete())).toMatchObject({ error: 'file_not_found' })
    expect(ben().messages(channel)).toHaveLength(1)
  })

  test('is shared in a thread, and not where the app is not', async () => {
    const { ts = '' } = await workspace.web.chat.postMessage({ channel, text: 'Parent' })
    const [first] = await send('a.txt', 5, 'hello')
    await workspace.web.files.completeUploadExternal({
      files: [{ id: first }],
      channel_id: channel,
      thread_ts: ts,
    })
    expect(ben().messages(channel)).toMatchObject([{ reply_count: 1 }, { thread_ts: ts }])

    const [second] = await send('b.txt', 5, 'hello')
    expect(
      await refusal(
        workspace.web.files.completeUploadExternal({ files: [{ id: second }], channel_id: 'C0GENERAL' }),
      ),
    ).toMatchObject({ error: 'not_in_channel' })
  })

  test.each([
    ['without bytes', { filename: 'a.txt', length: 0 }, 'missing_argument'],
    ['of more than 1 GiB', { filename: 'a.zip', length: 1024 ** 3 + 1 }, 'file_upload_size_restricted'],
    [
      'with too long a description',
      { filename: 'a.png', length: 1, alt_txt: 'x'.repeat(1001) },
      'alt_txt_too_large',
    ],
  ])('%s is refused', async (_name, args, error) => {
    expect(await refusal(workspace.web.apiCall('files.getUploadURLExternal', args))).toMatchObject({ error })
  })
})

describe('a file of a person', () => {
  test('is announced to the app, which reads it with its token only', async () => {
    const anna = workspace.slack.as('U0ANNA')
    const id = await anna.upload('D0ANNA', { name: 'notes.md', bytes: Buffer.from('# Hi') })

    expect(workspace.received.map(({ body }) => body.event)).toMatchObject([
      { type: 'message', subtype: 'file_share', files: [{ id, name: 'notes.md' }] },
    ])
    const { file } = await workspace.web.files.info({ file: id })
    const download = (headers: Record<string, string>) =>
      fetch(file?.url_private ?? '', { headers, redirect: 'manual' })
    expect(await (await download({ Authorization: `Bearer ${botToken}` })).text()).toBe('# Hi')
    expect((await download({})).status).toBe(302)
  })

  test('that is not there cannot be asked for', async () => {
    expect(await refusal(workspace.web.files.info({ file: 'F0NONE' }))).toMatchObject({
      error: 'file_not_found',
    })
  })
})
