import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { TargetFolder } from '../../shares/folders.ts'
import { ACTION } from '../actions.ts'
import { FIELD, FORM } from '../forms.ts'
import { type FolderForm, refValue, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { folderNamed } from './folder-forms.ts'
import { cut, LIMIT } from './limits.ts'
import { actions, button, context, option, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { type Mrkdwn, mrkdwn, name, oneLine, plain } from './text.ts'

/** Options in one menu. */
export const FOLDER_CHOICES = 100

/** A file in Slack. */
export interface SlackFile {
  id: string
  name: string
}

/** A form to save files of a message to a shared folder. */
export function saveForm(files: SlackFile[], folders: TargetFolder[]): ModalView {
  const [only] = files
  return {
    ...form(FORM.saveToShare, 'Save to a share', 'Save'),
    private_metadata: values.saveForm.write({ f: files.map(({ id }) => id) }),
    blocks: [
      ...(files.length === 1 && only ? [nameField('Name', only.name)] : [filesField(files)]),
      folderField(folders),
      summaryField,
    ],
  }
}

/** A form to upload files to one folder. */
export function uploadForm(folder: FolderForm): ModalView {
  return {
    ...form(FORM.upload, 'Upload', 'Upload'),
    private_metadata: values.folderForm.write(folder),
    blocks: [
      context(mrkdwn`To ${folderNamed(folder.n)}`),
      {
        type: 'input',
        block_id: FIELD.upload.block,
        label: plain('Files', LIMIT.labelText),
        hint: plain(
          'A file that is in Slack already: choose “Save to a share” from its message’s menu.',
          LIMIT.labelText,
        ),
        element: { type: 'file_input', action_id: FIELD.upload.action, max_files: 10 },
      },
      summaryField,
    ],
  }
}

/** A form to make a folder in a folder. */
export function folderForm({ m: typed = '', ...folder }: FolderForm): ModalView {
  return {
    ...form(FORM.newFolder, 'New folder', 'Make folder'),
    private_metadata: values.folderForm.write(folder),
    blocks: [context(mrkdwn`In ${folderNamed(folder.n)}`), nameField('Name', typed)],
  }
}

/** A folder is not made, and why. */
export function folderNotMade(folder: string, why: Mrkdwn): Mrkdwn {
  return mrkdwn`The folder *${name(folder)}* is not made. ${why}`
}

/** After a failure: leads to the form with the name that was typed. */
export function tryFolderStep(folder: FolderForm, typed: string): NextStep {
  const value = values.folderForm.write({ ...folder, m: typed })
  return { text: 'Try again', actionId: ACTION.newFolder, value }
}

/** There is nowhere to save to, or nothing to save. */
export function cannotSaveScreen(why: keyof typeof WHY): Screen {
  const text = WHY[why]
  const connect = button({ text: 'Connect another', actionId: ACTION.connect, style: 'primary' })
  const blocks = [section(text), ...(why === 'no_folder' ? [actions([connect])] : [])]
  return { title: 'Save to a share', text, blocks }
}

const WHY = {
  no_folder: mrkdwn`None of your connections has a shared folder to save to.`,
  no_file: mrkdwn`This message has no files. Choose *Save to a share* on one that has.`,
} as const

function form(callback_id: string, title: string, submit: string) {
  return {
    type: 'modal' as const,
    callback_id,
    title: plain(title, LIMIT.viewTitle),
    submit: plain(submit, LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
  }
}

function nameField(label: string, initial: string): InputBlock {
  const { block, action, maxLength } = FIELD.name
  const initial_value = initial && cut(oneLine(initial), maxLength)
  return {
    type: 'input',
    block_id: block,
    label: plain(label, LIMIT.labelText),
    element: {
      type: 'plain_text_input',
      action_id: action,
      max_length: maxLength,
      ...(initial_value ? { initial_value } : {}),
    },
  }
}

function filesField(files: SlackFile[]): InputBlock {
  const options = files.map((file) => option(oneLine(file.name), file.id))
  return {
    type: 'input',
    block_id: FIELD.files.block,
    label: plain('Files', LIMIT.labelText),
    element: { type: 'checkboxes', action_id: FIELD.files.action, options, initial_options: options },
  }
}

function folderField(folders: TargetFolder[]): InputBlock {
  const options = folders.map(({ shareId, item, path }) =>
    option(placeName(path), values.share.write(refValue({ id: shareId, item }))),
  )
  const [first] = options
  return {
    type: 'input',
    block_id: FIELD.folder.block,
    label: plain('Folder', LIMIT.labelText),
    element: {
      type: 'static_select',
      action_id: FIELD.folder.action,
      options,
      ...(options.length === 1 && first ? { initial_option: first } : {}),
    },
  }
}

/** `Tender documents / Drawings`: of a deep one, the end, which tells it from the others. */
function placeName(path: string[]): string {
  const whole = path.map(oneLine).join(' / ')
  return whole.length <= LIMIT.optionText ? whole : `… / ${oneLine(path.at(-1) ?? '')}`
}

const summaryField: KnownBlock = {
  type: 'input',
  block_id: FIELD.summary.block,
  label: plain('What is new in it?', LIMIT.labelText),
  hint: plain('Clinked keeps it as the summary of the version.', LIMIT.labelText),
  optional: true,
  element: {
    type: 'plain_text_input',
    action_id: FIELD.summary.action,
    max_length: FIELD.summary.maxLength,
  },
}
