import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FileDetail, OpenShare } from '../shares/read-share.ts'
import type { ShareRef } from '../shares/share.ts'
import { hasThumbnail, readThumbnail, versionOf } from '../shares/thumbnail.ts'
import { completeUpload, uploadToSlack } from '../transfer/slack-upload.ts'
import { describe } from './explain.ts'
import type { Turn } from './turn.ts'
import { thumbnailText } from './views/file-details.ts'
import type { Screen } from './views/screen.ts'

/** How often, and how long after one another in ms, Slack is asked whether it has made out what a picture is. */
const LOOKS = 8
const BETWEEN_LOOKS_MS = 500

/**
 * Shows a share. A file that has a picture is shown with it: at once where Slack has it already, else as soon as it
 * does. A picture that cannot be shown is logged and left out; so are all where no file is sent into Slack.
 *
 * @param signal gives up the picture, and not the share.
 * @returns false when the person has closed the modal meanwhile.
 * @throws what showing the share without its picture throws.
 */
export async function showWithThumbnail(
  turn: Turn,
  { ref, open, signal }: { ref: ShareRef; open: OpenShare; signal: AbortSignal },
  screenOf: (open: OpenShare) => Screen,
): Promise<boolean> {
  const { services, surface, person } = turn
  const { detail } = open
  const isPictured = detail?.kind === 'file' && hasThumbnail(detail.file) && services.sendsFilesToSlack
  if (!isPictured) return surface.show(screenOf(open))
  const version = { teamId: person.teamId, fileId: detail.file.id, version: versionOf(detail.file) }
  const pictured = (slackFileId: string): Screen =>
    screenOf({ ...open, detail: { ...detail, thumbnail: { slackFileId } } })

  const known = await unlessItFails(turn, signal, () => services.thumbnails.get(version))
  if (known !== undefined) {
    const isShown = await unlessItFails(turn, signal, () => surface.show(pictured(known)))
    return isShown ?? surface.show(screenOf(open))
  }
  if (!(await surface.show(screenOf(open)))) return false
  await unlessItFails(turn, signal, async () => {
    const slackFileId = await sendThumbnail(turn, ref, detail, signal)
    await services.thumbnails.put(version, slackFileId)
    await surface.show(pictured(slackFileId), { ifUnchanged: true })
  })
  return true
}

/** @returns Slack's id of the picture, which only the app has. */
async function sendThumbnail(
  { client, person, services }: Turn,
  ref: ShareRef,
  { file }: FileDetail,
  signal: AbortSignal,
): Promise<string> {
  const thumbnail = await readThumbnail(person, ref, services)
  if (!thumbnail) throw new Error('The thumbnail is empty, too large or no image that Slack shows.')
  const { name, bytes } = thumbnail
  const altText = thumbnailText(file)
  const body = Readable.from([bytes])
  const id = await uploadToSlack(client, { name, length: bytes.byteLength, body, altText }, signal)
  await completeUpload(client, { id, title: altText })
  // Slack takes a moment to make out what a file is, and refuses it as an image until then.
  for (let look = 1; look <= LOOKS; look++) {
    const { file: sent } = await client.files.info({ file: id })
    if (sent?.mimetype) break
    await wait(BETWEEN_LOOKS_MS, undefined, { signal })
  }
  return id
}

/** @returns undefined, and says why in the log, where it fails or is not there in time. */
async function unlessItFails<Result>(
  { services, job }: Turn,
  signal: AbortSignal,
  attempt: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    signal.throwIfAborted()
    const tooLate = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    return await Promise.race([attempt(), tooLate])
  } catch (error) {
    services.log.warn('a card is without its thumbnail', { job: job.id, error: describe(error) })
    return undefined
  }
}
