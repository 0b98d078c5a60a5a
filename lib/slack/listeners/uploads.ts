import * as z from 'zod'
import { UpstreamError } from '../../errors.ts'
import { listFolders } from '../../shares/folders.ts'
import { makeFolder } from '../../shares/save-file.ts'
import { sayPrivately } from '../answer.ts'
import { chosen, FIELD, FORM, picked, typedText } from '../forms.ts'
import { openLoadingModal, openModal, showForm, TriggerExpiredError } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import { announceSaving, saveFiles, type Upload } from '../save-files.ts'
import { tell } from '../surface.ts'
import { transfer } from '../transfer.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, placeOf, shareRef, values } from '../values.ts'
import { errorScreen } from '../views/errors.ts'
import { backStep } from '../views/go-to.ts'
import type { Mrkdwn } from '../views/text.ts'
import { chooseAgainScreen, folderMadeScreen, GUESTS_MAY_NOT } from '../views/upload.ts'
import {
  cannotSaveScreen,
  FOLDER_CHOICES,
  folderForm,
  folderNotMade,
  saveForm,
  tryFolderStep,
  uploadForm,
} from '../views/upload-forms.ts'

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
  await showForm(turn, saveForm(files.slice(0, 10), folders))
}

/** Upload, in a folder: the form to choose files from one's own device. */
export const uploadHere: Listener = async (turn) => {
  await openModal(turn, uploadForm(values.folderForm.read(turn.value)))
}

/** New folder, in a folder: the form for its name. */
export const askForFolder: Listener = async (turn) => {
  await openModal(turn, folderForm(values.folderForm.read(turn.value)))
}

/** Either form was submitted. */
export const submitUpload = saving(submitted)

/** Try again, on files that were not saved. */
export const uploadAgain = saving(pressed)

/** Saves the files that are read off the turn; a message in the DM says what becomes of them. */
function saving(read: (turn: Turn) => Upload): Listener {
  return transfer(
    (turn) => saveFiles(turn, read(turn)),
    (turn) => announceSaving(turn, read(turn)),
  )
}

function submitted({ view, person }: Turn): Upload {
  if (!view) throw new InvalidValueError('A submission without a view.')
  const isUpload = view.callbackId === FORM.upload
  const place = values.share.read(isUpload ? view.privateMetadata : picked(view.values, FIELD.folder))
  const ticked = chosen(view.values)
  const files = isUpload
    ? (view.values[FIELD.upload.block]?.[FIELD.upload.action]?.files ?? []).map(({ id }) => id)
    : values.saveForm.read(view.privateMetadata).f.filter((id) => ticked.length === 0 || ticked.includes(id))
  const name = typedText(view.values, FIELD.name)
  const summary = typedText(view.values, FIELD.summary)
  return {
    ...place,
    k: `${ownKey(person)}${view.id}`,
    f: files,
    ...(name ? { n: name } : {}),
    ...(summary ? { m: summary } : {}),
  }
}

function pressed({ value, person }: Turn): Upload {
  const upload = values.upload.read(value)
  if (!upload.k.startsWith(ownKey(person))) throw new InvalidValueError('It is not of this person.')
  return upload
}

function ownKey({ teamId, userId }: Turn['person']): string {
  return `upload#${teamId}#${userId}#`
}

/** The form for a new folder was submitted. */
export const submitFolder: Listener = async (turn) => {
  const { view, person, services } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const folder = values.folderForm.read(view.privateMetadata)
  const shown = placeOf(folder)
  const name = typedText(view.values, FIELD.name)
  const notMade = (why: Mrkdwn) =>
    errorScreen(folderNotMade(name, why), tryFolderStep(folder, name), backStep(shown))
  turn.failureScreen = notMade
  const key = `folder#${person.teamId}#${person.userId}#${view.id}`
  try {
    await makeFolder(person, { key, share: shareRef(folder), name }, services)
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'forbidden') throw error
    await tell(turn, notMade(GUESTS_MAY_NOT))
    return
  }
  await tell(turn, folderMadeScreen(name, shown))
}
