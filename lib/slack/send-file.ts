import type { Bytes } from '../http/bytes.ts'
import type { JobNotes } from '../store/job-notes.ts'
import { withProgress } from '../transfer/progress.ts'
import { completeUpload, LengthError, SLACK_FILE_BYTES, uploadToSlack } from '../transfer/slack-upload.ts'
import { spooled, TooLargeError } from '../transfer/spool.ts'
import { postDirectly, slackErrorCode } from './answer.ts'
import { describe } from './explain.ts'
import type { Turn } from './turn.ts'
import { type CannotSend, fileTitle, sendingScreen } from './views/download.ts'
import type { Screen } from './views/screen.ts'
import type { Mrkdwn } from './views/text.ts'

/** Of the job's time, what is kept for telling the person that a file did not get through, in ms. */
const TIME_TO_TELL_MS = 5_000

/** From this length on, in bytes, the message says how far it is; and how often at most, in ms. */
const LARGE_BYTES = 10_000_000
const PROGRESS_MS = 3_000

/** A file that cannot be sent, however often it is tried. */
export class CannotSendError extends Error {
  override readonly name = 'CannotSendError'
  readonly reason: CannotSend

  constructor(reason: CannotSend, options?: ErrorOptions) {
    super(`The file cannot be sent: ${reason}.`, options)
    this.reason = reason
  }
}

export interface FileToSend {
  /** What it is called while it is on its way. */
  title: Mrkdwn
  /** What is said with it. */
  comment: Mrkdwn
  open: () => Promise<{ name: string; bytes: Pick<Bytes, 'body' | 'contentLength'> }>
  /** Left out for what is no act upstream. */
  notes?: SendingNotes
}

/** Is told how it ended. */
export interface SendingNotes {
  /** @param at since when the file is there, in epoch ms: at every delivery the same. */
  sent(at: number): Promise<void>
  /** Why it was refused or broke off, this time. */
  failed(error: unknown): Promise<void>
}

/** The message that says a file is on its way, until the file is there instead. */
export interface Notice {
  /** Shows this in its place. */
  replace(screen: Screen): Promise<void>
  /** Takes it away, as if nothing had been begun. */
  withdraw(): Promise<void>
}

/**
 * Sends a file into the person's DM with the app, once, though the job may come several times. The DM says that it is
 * on its way, and the file takes that message's place; a file that breaks off leaves nothing. What may be large is sent
 * in a transfer (transfer.ts).
 *
 * @param onNotice given the message as soon as it is there, for whoever has to tell that it did not work.
 * @throws CannotSendError; what `open` and the body fail with; what Slack's client throws; SlackUploadError.
 */
export async function sendFile(
  turn: Turn,
  file: FileToSend,
  onNotice: (notice: Notice) => void,
): Promise<void> {
  const { client, job, services } = turn
  const earlier = await services.notes.get(job.id)
  const begun = earlier.channel && earlier.ts ? { channel: earlier.channel, ts: earlier.ts } : undefined
  if (earlier.sentAt) {
    await file.notes?.sent(Number(earlier.sentAt))
    if (begun) await takeAway(client, begun)
    return
  }
  const message = begun ?? (await postDirectly(turn, sendingScreen(file.title)))
  const place = { ...earlier, ...message }
  await services.notes.put(turn.person, job.id, place)
  const notice: Notice = {
    replace: async ({ text, blocks }) => {
      await client.chat.update({ ...message, text, blocks })
    },
    withdraw: async () => {
      await services.notes.put(turn.person, job.id, {})
      await client.chat.delete(message)
    },
  }
  onNotice(notice)

  try {
    await bring(turn, file, notice, place)
  } catch (error) {
    await file.notes?.failed(error)
    throw error
  }
  const sentAt = services.clock()
  await services.notes.put(turn.person, job.id, { ...place, sentAt: String(sentAt) })
  await file.notes?.sent(sentAt)
  await takeAway(client, message)
}

/** An earlier delivery may have taken it away already. */
async function takeAway(client: Turn['client'], message: { channel: string; ts: string }): Promise<void> {
  try {
    await client.chat.delete(message)
  } catch (error) {
    if (!slackErrorCode(error, ['message_not_found'])) throw error
  }
}

/** Has the file be in the DM; an earlier delivery may have died just before or just after it completed it. */
async function bring(
  turn: Turn,
  file: FileToSend,
  notice: Notice,
  place: JobNotes & { channel: string },
): Promise<void> {
  const { client, job, services } = turn
  const { fileId, fileName, channel } = place
  const uploaded = fileId !== undefined && fileName !== undefined
  const { id, name } = uploaded ? { id: fileId, name: fileName } : await upload(turn, file, notice)
  await services.notes.put(turn.person, job.id, { ...place, fileId: id, fileName: name })
  if (uploaded && (await isThere(turn, id))) return
  await completeUpload(client, { id, title: fileTitle(name) }, { channel, comment: file.comment })
}

async function upload(
  turn: Turn,
  { title, open }: FileToSend,
  notice: Notice,
): Promise<{ id: string; name: string }> {
  const { client, job } = turn
  const signal = AbortSignal.timeout(Math.max(0, job.timeLeft() - TIME_TO_TELL_MS))
  const { name, bytes } = await open()
  const { body, contentLength } = bytes
  const send = (length: number, from: typeof body): Promise<string> =>
    uploadToSlack(client, { name: fileTitle(name), length: sendable(length, from), body: from }, signal)
  try {
    const id =
      contentLength === undefined
        ? await spooled(body, SLACK_FILE_BYTES, (file) => send(file.length, file.open()), signal)
        : await send(contentLength, tellingHowFar(turn, { title, length: contentLength, body }, notice))
    return { id, name }
  } catch (error) {
    if (error instanceof TooLargeError) throw new CannotSendError('too_large', { cause: error })
    if (signal.aborted) throw new CannotSendError('too_slow', { cause: error })
    if (error instanceof LengthError) throw new CannotSendError('cut_short', { cause: error })
    throw error
  }
}

/** The same bytes; of many, the message says meanwhile how many of them are through. */
function tellingHowFar(
  { services: { clock, log } }: Turn,
  { title, length, body }: { title: Mrkdwn; length: number; body: Bytes['body'] },
  notice: Notice,
): Bytes['body'] {
  if (length < LARGE_BYTES) return body
  const tell = async (bytes: number): Promise<void> => {
    try {
      await notice.replace(sendingScreen(title, { bytes, length }))
    } catch (error) {
      // The file goes on all the same.
      log.warn('a progress message was not updated', { error: describe(error) })
    }
  }
  return withProgress(body, { everyMs: PROGRESS_MS, clock, tell })
}

function sendable(length: number, body: Bytes['body']): number {
  const reason = length === 0 ? 'empty' : length > SLACK_FILE_BYTES ? 'too_large' : undefined
  if (!reason) return length
  body.destroy()
  throw new CannotSendError(reason)
}

/** Whether Slack has the file as a whole one. */
async function isThere({ client }: Turn, id: string): Promise<boolean> {
  try {
    await client.files.info({ file: id })
    return true
  } catch (error) {
    if (slackErrorCode(error, ['file_not_found'])) return false
    throw error
  }
}
