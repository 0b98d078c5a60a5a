import type { Readable } from 'node:stream'
import type { WebClient } from '@slack/web-api'
import { errors, request } from 'undici'

/** What Slack takes as one file, in bytes. https://slack.com/help/articles/201330736-Add-files-to-Slack */
export const SLACK_FILE_BYTES = 1024 ** 3

/** The longest that Slack may take to answer once it has all bytes, in ms. */
const ANSWER_MS = 20_000

/** Slack did not take the bytes of a file. Nothing of it is to be seen there: it may be sent again. */
class SlackUploadError extends Error {
  override readonly name = 'SlackUploadError'
}

/** The bytes are fewer or more than was announced. Nothing of them is to be seen in Slack. */
export class LengthError extends Error {
  override readonly name = 'LengthError'
}

export interface OutgoingFile {
  name: string
  /** In bytes, exactly: Slack asks for it first. At least 1, at most {@link SLACK_FILE_BYTES}. */
  length: number
  body: Readable
  /** For an image: what it shows, at most 1,000 characters. */
  altText?: string
}

/**
 * Sends the bytes of a file to Slack, as they come. Nobody sees it until it is completed ({@link completeUpload}).
 * https://docs.slack.dev/messaging/working-with-files#uploading_files
 *
 * @param signal gives up.
 * @returns the id that the file will have.
 * @throws LengthError, SlackUploadError, what the body failed with, and what Slack's client throws.
 */
export async function uploadToSlack(
  client: WebClient,
  { name, length, body, altText }: OutgoingFile,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const { upload_url: address, file_id: id } = await client.files.getUploadURLExternal({
      filename: name,
      length,
      // As the reference calls it; the client's types say alt_text.
      ...(altText === undefined ? {} : { alt_txt: altText }),
    })
    if (!address || !id) throw new SlackUploadError('Slack gave no address to send the bytes to.')
    // Bytes that are fewer or more than announced fail here, before Slack has been told that they are all.
    const answer = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(length) },
      body,
      headersTimeout: ANSWER_MS,
      ...(signal ? { signal } : {}),
    })
    await answer.body.dump()
    if (answer.statusCode !== 200) throw new SlackUploadError(`Slack answered ${answer.statusCode}.`)
    return id
  } catch (error) {
    if (!(error instanceof errors.RequestContentLengthMismatchError)) throw error
    throw new LengthError('The bytes are not as many as was announced.', { cause: error })
  } finally {
    body.destroy()
  }
}

/**
 * Makes a file of bytes that are there.
 * @param channel where it is shared, by its own id (not a person's); nowhere when left out: then only the app has it.
 * @param comment mrkdwn, said with it.
 * @throws what Slack's client throws.
 */
export async function completeUpload(
  client: WebClient,
  { id, title }: { id: string; title: string },
  sharing?: { channel: string; comment: string },
): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id, title }]
  await client.files.completeUploadExternal(
    sharing ? { files, channel_id: sharing.channel, initial_comment: sharing.comment } : { files },
  )
}
