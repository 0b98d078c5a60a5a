import { expect, test } from '@jest/globals'
import { WebClient } from '@slack/web-api'
import { LengthError, uploadToSlack } from '../../../lib/transfer/slack-upload.ts'
import { given, requestTo, transportWith } from '../http/upstream.ts'

test.each([
  ['fewer', 100],
  ['more', 5],
])(
  'bytes from upstream that are %s than were announced are no file, and it is said why',
  async (_, length) => {
    const upstream = await given((_, response) => {
      response.write('stamped')
      response.end(' document')
    })
    const { body } = await transportWith().open(requestTo(upstream.url))

    await expect(uploadToSlack(await slack(), { name: 'a.pdf', length, body })).rejects.toThrow(LengthError)
    expect(body.destroyed).toBe(true)
  },
)

/** Slack, as far as it gives an address and takes what is sent there. */
async function slack(): Promise<WebClient> {
  const { url } = await given((request, response) => {
    const answer = JSON.stringify({ ok: true, upload_url: `${url.origin}/upload`, file_id: 'F1' })
    request.resume().once('end', () => response.end(answer))
  })
  return new WebClient('xoxb-1', { slackApiUrl: `${url.origin}/api/` })
}
