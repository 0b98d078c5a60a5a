import fc from 'fast-check'
import type { Share } from '../../../lib/shares/share.ts'
import { LONGEST_FOLDER_NAME, refValue } from '../../../lib/slack/values.ts'
import {
  decisionFailedScreen,
  decisionInDoubtScreen,
  decisionNotSentScreen,
  decisionSentScreen,
} from '../../../lib/slack/views/decision-outcome.ts'
import {
  downloadScreen,
  notSentScreen,
  sendingScreen,
  sentScreen,
  switchedOffScreen,
} from '../../../lib/slack/views/download.ts'
import { fileVersionsScreen } from '../../../lib/slack/views/file-versions.ts'
import { filterFilesForm, goToPathForm } from '../../../lib/slack/views/folder-forms.ts'
import { goTo } from '../../../lib/slack/views/go-to.ts'
import { cut } from '../../../lib/slack/views/limits.ts'
import { noteVersionsScreen } from '../../../lib/slack/views/note-versions.ts'
import { actions } from '../../../lib/slack/views/parts.ts'
import { noPreviewScreen, previewScreen } from '../../../lib/slack/views/preview.ts'
import { reactionsScreen } from '../../../lib/slack/views/reactions.ts'
import { searchHintScreen, searchScreen } from '../../../lib/slack/views/search.ts'
import { name } from '../../../lib/slack/views/text.ts'
import { threadScreen } from '../../../lib/slack/views/thread.ts'
import {
  folderMadeScreen,
  notSavedScreen,
  savedScreen,
  savingElsewhereScreen,
  savingScreen,
} from '../../../lib/slack/views/upload.ts'
import { cannotSaveScreen, folderForm, saveForm, uploadForm } from '../../../lib/slack/views/upload-forms.ts'
import {
  zipDoneScreen,
  zipForm,
  zipRunningScreen,
  zipStartedScreen,
  zipStoppedScreen,
  zipTroubleScreen,
} from '../../../lib/slack/views/zip.ts'
import {
  approval,
  approvalValue,
  conversation,
  type Drawn,
  form,
  message,
  modal,
  optional,
  part,
  placeOf,
  said,
  share,
  shareId,
  WHAT,
} from './all-views-cases.ts'
import { bytes, constant, count, id, text, time, typed } from './arbitraries.ts'
import * as clinked from './arbitraries-clinked.ts'
import { trouble } from './examples.ts'

/** As the buttons of a folder name it. */
const folderOf = (of: Share) => ({ ...placeOf(of), n: cut(of.name, LONGEST_FOLDER_NAME) })
const link = fc.webUrl().map((url) => url.replace(/^http:/, 'https:'))
const download = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), share: fc.record({ shareId, item: id }) }),
  fc.record({
    kind: fc.constant('version' as const),
    share: fc.record({ shareId, item: id }),
    version: id,
    number: count,
  }),
  fc.record({
    kind: fc.constant('attachment' as const),
    share: fc.record({ shareId }),
    attachment: id,
    name: text,
  }),
  fc.record({
    kind: fc.constant('note_version' as const),
    share: fc.record({ shareId }),
    versionNumber: count,
  }),
)
const versions = clinked.approvals.map(({ items }) => items.map(({ version }) => version))
const failed = fc
  .tuple(typed, approvalValue)
  .map(([written, approval]) => ({ what: WHAT, typed: written, approval }))
const zip = fc.record({ share: fc.record({ shareId, item: id }), zipId: fc.uuid(), count })
const files = fc.array(clinked.file, { minLength: 1, maxLength: 12 })

/** The views of what is inside a share, and of what is got from it or put into it. */
export const CASES_WITHIN: Record<string, fc.Arbitrary<Drawn>> = {
  decisionNotSentScreen: message(
    fc.tuple(approval, typed).map(([view, written]) => decisionNotSentScreen(view, written)),
  ),
  decisionSentScreen: message(approvalValue.map(decisionSentScreen)),
  decisionFailedScreen: message(failed.map(decisionFailedScreen)),
  decisionInDoubtScreen: message(failed.map(decisionInDoubtScreen)),
  downloadScreen: modal(
    fc
      .tuple(
        download,
        fc.record({ share, name: text, size: optional(bytes), location: optional(link) }),
        fc.boolean(),
      )
      .map(([what, located, canSend]) =>
        downloadScreen(what, located, { back: refValue(located.share), canSend }),
      ),
  ),
  sendingScreen: message(
    fc
      .tuple(text, optional(fc.record({ bytes: fc.nat(), length: fc.integer({ min: 1 }) })))
      .map(([written, progress]) => sendingScreen(name(written), progress)),
  ),
  switchedOffScreen: modal(
    fc.tuple(text, share).map(([written, of]) => switchedOffScreen(name(written), refValue(of))),
  ),
  sentScreen: modal(
    fc
      .tuple(text, share)
      .map(([written, of]) =>
        sentScreen(name(written), WHAT, actions([goTo('← Back', 'share', placeOf(of))])),
      ),
  ),
  notSentScreen: message(
    text.map((written) =>
      notSentScreen(name(written), WHAT, { text: 'Try again', actionId: 'get_file', value: '{}' }),
    ),
  ),
  fileVersionsScreen: modal(
    fc
      .tuple(share, clinked.file, versions, part, part, fc.boolean())
      .map(([of, file, items, previous, next, isWhole]) =>
        fileVersionsScreen({ share: of, file, items, previous, next, isWhole }, placeOf(of)),
      ),
  ),
  noteVersionsScreen: modal(
    fc
      .tuple(share, versions, part, part, fc.boolean())
      .map(([of, items, previous, next, isWhole]) =>
        noteVersionsScreen({ share: of, items, previous, next, isWhole }, placeOf(of)),
      ),
  ),
  filterFilesForm: form(
    fc
      .tuple(share, typed)
      .map(([of, q]) => filterFilesForm({ ...placeOf(of), q: q.slice(0, 20).toWellFormed() })),
  ),
  goToPathForm: form(share.map((of) => goToPathForm(placeOf(of)))),
  previewScreen: modal(
    fc
      .tuple(share, clinked.file, link, optional(time))
      .map(([of, file, url, dateExpire]) => previewScreen({ file, url, dateExpire }, placeOf(of))),
  ),
  noPreviewScreen: modal(share.map((of) => noPreviewScreen(WHAT, placeOf(of)))),
  reactionsScreen: modal(
    fc
      .tuple(fc.array(fc.record({ type: constant('HEART', 'FIRE'), by: text }), { maxLength: 60 }), share)
      .map(([reactions, of]) => reactionsScreen(reactions, placeOf(of))),
  ),
  threadScreen: modal(
    fc
      .tuple(share, optional(said), conversation)
      .map(([of, comment, answers]) =>
        threadScreen({ share: of, comment, answers }, { ...placeOf(of), t: [{ k: 1 }] }),
      ),
  ),
  searchHintScreen: message(fc.constant(searchHintScreen())),
  searchScreen: message(
    fc
      .tuple(typed, fc.array(fc.tuple(share, optional(clinked.file)), { maxLength: 10 }), fc.boolean())
      .map(([written, found, more]) =>
        searchScreen({
          text: written,
          found: found.map(([of, file]) =>
            file ? { kind: 'file', share: of, file } : { kind: 'share', share: of },
          ),
          more,
          troubles: [trouble()],
        }),
      ),
  ),
  saveForm: form(
    fc
      .tuple(
        fc.array(fc.record({ id: shareId, name: text }), { minLength: 1, maxLength: 10 }),
        fc.array(
          fc.record({ shareId, item: optional(id), path: fc.array(text, { minLength: 1, maxLength: 4 }) }),
          { minLength: 1, maxLength: 100 },
        ),
      )
      .map(([chosen, folders]) => saveForm(chosen, folders)),
  ),
  uploadForm: form(share.map((of) => uploadForm(folderOf(of)))),
  folderForm: form(share.map((of) => folderForm({ ...folderOf(of), m: cut(of.name, 255) }))),
  cannotSaveScreen: modal(fc.constant(cannotSaveScreen('no_folder'))),
  savingScreen: message(count.map(savingScreen)),
  savedScreen: message(
    fc
      .tuple(
        fc.array(
          fc.record({ name: text }).chain((one) => fc.constantFrom(one, { ...one, refused: WHAT })),
          {
            minLength: 1,
            maxLength: 10,
          },
        ),
        share,
      )
      .map(([outcomes, of]) => savedScreen(outcomes, of, '{}')),
  ),
  savingElsewhereScreen: message(share.map((of) => savingElsewhereScreen(WHAT, placeOf(of)))),
  notSavedScreen: message(fc.constant(notSavedScreen(WHAT, '{}'))),
  folderMadeScreen: message(
    fc.tuple(text, share).map(([folder, of]) => folderMadeScreen(folder, placeOf(of))),
  ),
  zipForm: form(
    fc
      .tuple(share, files, fc.boolean())
      .map(([of, items, isWhole]) => zipForm({ items, isWhole }, folderOf(of))),
  ),
  zipRunningScreen: message(
    fc
      .tuple(zip, bytes, bytes, time, time)
      .map(([what, complete, total, at, now]) =>
        zipRunningScreen(what, { complete, total, since: { at, complete: 0 }, now }),
      ),
  ),
  zipDoneScreen: message(fc.tuple(zip, link).map(([what, location]) => zipDoneScreen(what, location))),
  zipStoppedScreen: message(count.map(zipStoppedScreen)),
  zipTroubleScreen: message(zip.map((what) => zipTroubleScreen(what, WHAT))),
  zipStartedScreen: modal(
    fc.tuple(count, share).map(([many, of]) => zipStartedScreen(many, WHAT, placeOf(of))),
  ),
}
