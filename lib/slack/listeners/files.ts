import { FILE_ORDERS, findByPath, listFileVersions, previewFile } from '../../shares/files.ts'
import { audited } from '../../shares/share.ts'
import { askedOf, downloadNotes, found, noteLink } from '../download-notes.ts'
import { FIELD, typedText } from '../forms.ts'
import { openModal } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, type ShareView, shareRef, values } from '../values.ts'
import { errorScreen } from '../views/errors.ts'
import { fileVersionsScreen } from '../views/file-versions.ts'
import { fromTheTop, within } from '../views/folder.ts'
import { filterFilesForm, goToPathForm, notLookedFor, pathStep } from '../views/folder-forms.ts'
import { backStep, tryPlaceStep } from '../views/go-to.ts'
import { noPreviewScreen, previewScreen } from '../views/preview.ts'
import { mrkdwn, name } from '../views/text.ts'
import { showShare } from './open-share.ts'

/** An order was chosen: the folder from its beginning, and what is looked for stays. */
export const sortFiles: Listener = async (turn) => {
  const { p: _, ...shown } = shownFolder(turn)
  const order = FILE_ORDERS.find((each) => each === turn.value)
  if (!order) throw new InvalidValueError('No such order.')
  await showShare(turn, { ...shown, o: order })
}

/** Find…: opens the form. */
export const askForFileName: Listener = async (turn) => {
  await openModal(turn, filterFilesForm(values.shareView.read(turn.value)))
}

/** The form was submitted: the folder below shows what is called so. */
export const filterFiles: Listener = async (turn) => {
  const shown = shownFolder(turn)
  const text = typedText(turn.view?.values ?? {}, FIELD.fileName)
  const wanted = { ...fromTheTop(shown), ...(text === '' ? {} : { q: text }) }
  turn.failureScreen = (what) => errorScreen(notLookedFor(text, what), tryPlaceStep(wanted), backStep(shown))
  await showShare(turn, wanted)
}

/** Go to path…: opens the form. */
export const askForPath: Listener = async (turn) => {
  await openModal(turn, goToPathForm(values.shareView.read(turn.value)))
}

/** The form was submitted: what is there opens in the place of the folder. */
export const goToPath: Listener = async (turn) => {
  const shown = shownFolder(turn)
  const path = typedText(turn.view?.values ?? {}, FIELD.path)
  turn.failureScreen = (what) => errorScreen(notLookedFor(path, what), pathStep(shown), backStep(shown))
  const item = await findByPath(turn.person, shareRef(shown), path, turn.services)
  if (item !== undefined) await showShare(turn, within(shown, item))
  else await showShare(turn, shown, mrkdwn`:mag: There is nothing at “${name(path)}”.`)
}

/** Versions, on a file, and the buttons that turn their pages: shown in the same modal. */
export const showFileVersions: Listener = async (turn) => {
  const { v: part, ...shown } = values.fileVersions.read(turn.value)
  const versions = await listFileVersions(turn.person, shareRef(shown), part, turn.services)
  await turn.surface.show(fileVersionsScreen(versions, shown))
}

/** Preview, on a file: a link to the viewer, in the same modal. */
export const showPreview: Listener = async (turn) => {
  const shown = values.shareView.read(turn.value)
  turn.failureScreen = (what) => noPreviewScreen(what, shown)
  const { person, services } = turn
  const wanted = downloadNotes(turn, 'link', askedOf(shareRef(shown)))
  const preview = await found(wanted, () => previewFile(person, shareRef(shown), services))
  await noteLink(turn, audited(preview.share))
  await turn.surface.show(previewScreen(preview, shown))
}

/** What the modal shows, or the one below a form. */
function shownFolder({ view }: Turn): ShareView {
  return values.shareView.read(view?.privateMetadata ?? '')
}
