import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { request } from 'undici'

/** Between two pieces of a file, and until its first, in ms. */
const PAUSE_MS = 10_000

/** Slack does not let the app have the bytes of a file. */
export class SlackFileError extends Error {
  override readonly name = 'SlackFileError'
}

/**
 * Fetches a file that somebody put into Slack, as it comes.
 *
 * @param address the file's `url_private`. The app's token is sent to Slack alone.
 * @throws SlackFileError where it is not Slack's address, or Slack does not give the bytes; what the network fails with.
 */
export async function* readSlackFile(client: WebClient, address: string): AsyncGenerator<Uint8Array> {
  if (!isSlackAddress(address, client.slackApiUrl)) throw new SlackFileError('The file is not in Slack.')
  const { statusCode, body } = await request(address, {
    headers: { authorization: `Bearer ${client.token}` },
    headersTimeout: PAUSE_MS,
    bodyTimeout: PAUSE_MS,
  })
  if (statusCode !== 200) {
    await body.dump()
    // Whom it does not know, Slack leads to its login page.
    throw new SlackFileError(`Slack answered ${statusCode}.`)
  }
  yield* body as AsyncIterable<Uint8Array>
}

/** @param slackApiUrl the Web API's address: files are there too on the local stack. */
function isSlackAddress(address: string, slackApiUrl: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  return (
    url.origin === new URL(slackApiUrl).origin ||
    (url.protocol === 'https:' && url.hostname.endsWith('.slack.com'))
  )
}

/** What Slack says of a file. */
export interface SlackFileInfo {
  name: string
  /** In bytes. */
  size: number
  mimetype: string
  /** Undefined where the bytes are not in Slack. */
  url: string | undefined
}

/**
 * Asks Slack about a file.
 * https://docs.slack.dev/reference/methods/files.info
 * @throws SlackFileError where the app may not see it, or it is gone; else what Slack's client throws.
 */
export async function slackFile(client: WebClient, id: string): Promise<SlackFileInfo> {
  try {
    const { file = {} } = await client.files.info({ file: id })
    const { name = 'file', size = 0, mimetype = 'application/octet-stream', url_private, is_external } = file
    return { name, size, mimetype, url: is_external ? undefined : url_private }
  } catch (error) {
    const isHidden = error instanceof WebAPIPlatformError && HIDDEN.includes(error.data.error)
    throw isHidden ? new SlackFileError('Slack does not show the file.', { cause: error }) : error
  }
}

const HIDDEN = ['file_not_found', 'file_deleted', 'not_visible', 'access_denied', 'no_permission']
