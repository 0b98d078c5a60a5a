import * as z from 'zod'
import { UpstreamError } from '../../errors.ts'
import { listFolders } from '../../shares/folders.ts'
import { makeFolder, saveFile } from '../../shares/save-file.ts'
import {
  readSlackFile,
  SlackFileError,
  type SlackFileInfo,
  slackFile,
} from '../../transfer/slack-download.ts'
import { ACTION } from '../actions.ts'
import { postDirectly, sayPrivately } from '../answer.ts'
import { chosen, FIELD, FORM, typedText } from '../forms.ts'
import { openLoadingModal, openModal, TriggerExpiredError } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, shareRef, values } from '../values.ts'
import { errorScreen, sentence } from '../views/errors.ts'
import { appMessagesLink, type Mrkdwn } from '../views/text.ts'
import {
  chooseAgainScreen,
  EMPTY_OR_LINK,
  folderMadeScreen,
  GUESTS_MAY_NOT,
  NOT_READABLE,
  notSavedScreen,
  type Outcome,
  savedScreen,
  savingElsewhereScreen,
  savingScreen,
} from '../views/upload.ts'
import { cannotSaveScreen, FOLDER_CHOICES, folderForm, saveForm, uploadForm } from '../views/upload-forms.ts'

/** Of the job's time, what is kept for all but the bytes, in ms. */
const TIME_TO_TELL_MS = 8_000

const Shared = z.object({
  message: z.object({ files: z.array(z.object({ id: z.string(), name: z.string().catch('') })).catch([]) }),
})

/** Save to a share, on a message with files: the form to choose where. */
export const saveToShare: Listener = async (turn) => {
  const { files } = Shared.parse(turn.body).message
  try {
    await openLoadingModal(turn, 'Save to a share')
  } catch (error) {
    if (!(error instanceof TriggerExpiredError)) throw error
    await sayPrivately(turn, chooseAgainScreen)
    return
  }
  if (files.length === 0) {
    await turn.surface.show(cannotSaveScreen('no_file'))
    return
  }
  const { folders, connections } = await listFolders(turn.person, FOLDER_CHOICES, turn.services)
  if (connections === 0) return offerConnect(turn, { resume: turn.body })
  if (folders.length === 0) {
    await turn.surface.show(cannotSaveScreen('no_folder'))
    return
  }
  await turn.client.views.update({
    view_id: turn.surface.viewId ?? '',
    view: saveForm(files.slice(0, 10), folders),
  })
}

/** Upload, in a folder: the form to choose files from one's own device. */
export const uploadHere: Listener = async (turn) => {
  await openModal(turn, uploadForm(values.share.read(turn.value)))
}

/** New folder, in a folder: the form for its name. */
export const askForFolder: Listener = async (turn) => {
  await openModal(turn, folderForm(values.share.read(turn.value)))
}

/** Either form was submitted. */
export const submitUpload: Listener = async (turn) => {
  const { view, person } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const isUpload = view.callbackId === FORM.upload
  const place = values.share.read(isUpload ? view.privateMetadata : selected(view.values, FIELD.folder))
  const ticked = chosen(view.values)
  const files = isUpload
    ? (view.values[FIELD.upload.block]?.[FIELD.upload.action]?.files ?? []).map(({ id }) => id)
    : values.saveForm.read(view.privateMetadata).f.filter((id) => ticked.length === 0 || ticked.includes(id))
  const name = typedText(view.values, FIELD.name)
  const summary = typedText(view.values, FIELD.summary)
  await save(turn, {
    ...place,
    k: `${ownKey(person)}${view.id}`,
    f: files,
    ...(name ? { n: name } : {}),
    ...(summary ? { m: summary } : {}),
  })
}

/** Try again, on files that were not saved. */
export const uploadAgain: Listener = async (turn) => {
  const upload = values.upload.read(turn.value)
  if (!upload.k.startsWith(ownKey(turn.person))) throw new InvalidValueError('It is not of this person.')
  await save(turn, upload)
}

type Upload = ReturnType<typeof values.upload.read>

function ownKey({ teamId, userId }: Turn['person']): string {
  return `upload#${teamId}#${userId}#`
}

function selected(
  form: NonNullable<Turn['view']>['values'],
  { block, action }: { block: string; action: string },
): string {
  return form[block]?.[action]?.selected_option?.value ?? ''
}

/** Saves the files one after the other; a message in the DM says what becomes of them. */
async function save(turn: Turn, upload: Upload): Promise<void> {
  const { person, appId, view } = turn
  const { shareId: id, item } = shareRef(upload)
  const place = { id, item }
  const isInFolder = turn.origin === 'modal' && view?.previousViewId !== undefined
  if (isInFolder) {
    await turn.surface.show(savingElsewhereScreen(place, appMessagesLink({ teamId: person.teamId, appId })))
  }
  await showInDm(turn, upload)
  const refused: string[] = []
  const outcomes: Outcome[] = []
  for (const file of upload.f) {
    const outcome = await saveOne(turn, upload, file)
    outcomes.push(outcome)
    if (outcome.refused) refused.push(file)
  }
  const again = refused.length > 0 ? values.upload.write({ ...upload, f: refused }) : undefined
  await turn.surface.show(savedScreen(outcomes, place, again))
}

/** One message in the DM is where all is shown from here on, errors too. */
async function showInDm(turn: Turn, upload: Upload): Promise<void> {
  const { client, job, services } = turn
  const notes = await services.notes.get(job.id)
  const message =
    notes.channel && notes.ts
      ? { channel: notes.channel, ts: notes.ts }
      : await postDirectly(turn, savingScreen(upload.f.length))
  await services.notes.put(job.id, { ...notes, ...message })
  turn.surface = {
    async show({ text, blocks }) {
      await client.chat.update({ ...message, text, blocks })
      return true
    },
  }
  turn.failureScreen = (what) => notSavedScreen(what, values.upload.write(upload))
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
        timeLimitMs: Math.max(1, job.timeMs - TIME_TO_TELL_MS),
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

/** The form for a new folder was submitted. */
export const submitFolder: Listener = async (turn) => {
  const { view, person, services } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const place = values.share.read(view.privateMetadata)
  const name = typedText(view.values, FIELD.name)
  const next = { text: 'Try again', actionId: ACTION.newFolder, value: values.share.write(place) }
  turn.failureScreen = (what) => errorScreen(what, next)
  const key = `folder#${person.teamId}#${person.userId}#${view.id}`
  const share = shareRef(place)
  const shown = { id: share.shareId, item: share.item }
  try {
    await makeFolder(person, { key, share, name }, services)
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'forbidden') throw error
    await turn.surface.show(errorScreen(GUESTS_MAY_NOT, next))
    return
  }
  const made = folderMadeScreen(name, shown)
  if (!(await turn.surface.show(made))) await postDirectly(turn, made)
}
