import { UpstreamError } from '../errors.ts'
import { saveFile } from '../shares/save-file.ts'
import { readSlackFile, SlackFileError, type SlackFileInfo, slackFile } from '../transfer/slack-download.ts'
import { postDirectly } from './answer.ts'
import { FORM } from './forms.ts'
import { inMessage } from './surface.ts'
import type { Turn } from './turn.ts'
import { placeOf, shareRef, values } from './values.ts'
import { sentence } from './views/errors.ts'
import { appMessagesLink, type Mrkdwn } from './views/text.ts'
import {
  EMPTY_OR_LINK,
  GUESTS_MAY_NOT,
  NOT_READABLE,
  notSavedScreen,
  type Outcome,
  savedScreen,
  savingElsewhereScreen,
  savingScreen,
} from './views/upload.ts'

/** Of the job's time, what is kept for all but the bytes, in ms. */
const TIME_TO_TELL_MS = 8_000

/** Files of Slack that are to be saved in a shared folder. */
export type Upload = ReturnType<typeof values.upload.read>

/**
 * Tells the person that their files are on their way. One message in their DM is where all is shown from here on,
 * errors too.
 *
 * @throws what Slack's client throws.
 */
export async function announceSaving(turn: Turn, upload: Upload): Promise<void> {
  const { person, appId, view, job, services } = turn
  turn.failureScreen = (what) => notSavedScreen(what, values.upload.write(upload))
  if (view?.callbackId === FORM.upload && view.previousViewId !== undefined) {
    const link = appMessagesLink({ teamId: person.teamId, appId })
    const folder = placeOf(values.folderForm.read(view.privateMetadata))
    await turn.surface.show(savingElsewhereScreen(link, folder))
  }
  const notes = await services.notes.get(job.id)
  const message =
    notes.channel && notes.ts
      ? { channel: notes.channel, ts: notes.ts }
      : await postDirectly(turn, savingScreen(upload.f.length))
  await services.notes.put(turn.person, job.id, { ...notes, ...message })
  turn.surface = inMessage(turn, message)
}

/**
 * Saves the files one after the other, each once, and shows what became of each.
 * @throws what is worth another try.
 */
export async function saveFiles(turn: Turn, upload: Upload): Promise<void> {
  turn.failureScreen = (what) => notSavedScreen(what, values.upload.write(upload))
  const refused: string[] = []
  const outcomes: Outcome[] = []
  for (const file of upload.f) {
    const outcome = await saveOne(turn, upload, file)
    outcomes.push(outcome)
    if (outcome.refused) refused.push(file)
  }
  const again = refused.length > 0 ? values.upload.write({ ...upload, f: refused }) : undefined
  await turn.surface.show(savedScreen(outcomes, { id: upload.s, item: upload.e }, again))
}

/** @throws what is worth another try. */
async function saveOne(
  { client, person, services, job }: Turn,
  upload: Upload,
  id: string,
): Promise<Outcome> {
  let info: SlackFileInfo | undefined
  try {
    info = await slackFile(client, id)
    const { size, url, mimetype } = info
    const name = upload.n ?? info.name
    if (size === 0 || url === undefined) return { name, refused: EMPTY_OR_LINK }
    await saveFile(
      person,
      {
        key: `${upload.k}#${id}`,
        share: shareRef(upload),
        name,
        summary: upload.m ?? '',
        contentType: mimetype,
        length: size,
        bytes: () => readSlackFile(client, url),
        timeLimitMs: Math.max(1, job.timeLeft() - TIME_TO_TELL_MS),
      },
      services,
    )
    return { name }
  } catch (error) {
    const why = refusal(error)
    if (!why) throw error
    return { name: upload.n ?? info?.name ?? 'The file', refused: why }
  }
}

function refusal(error: unknown): Mrkdwn | undefined {
  if (error instanceof SlackFileError) return NOT_READABLE
  if (!(error instanceof UpstreamError) || error.retryable || error.code === 'unauthorized') return undefined
  return error.code === 'forbidden' ? GUESTS_MAY_NOT : sentence(error)
}
