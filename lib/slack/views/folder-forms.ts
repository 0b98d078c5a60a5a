import type { ModalView } from '@slack/types'
import { ACTION } from '../actions.ts'
import { FIELD, FORM } from '../forms.ts'
import { type ShareView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { LIMIT } from './limits.ts'
import { type Mrkdwn, mrkdwn, name, plain } from './text.ts'

/** The folder that a form is about, in words. @param folder its name, which older buttons do not tell. */
export function folderNamed(folder: string | undefined): Mrkdwn {
  return folder === undefined ? mrkdwn`the folder that you have open` : mrkdwn`*${name(folder)}*`
}

/** What is looked for could not be shown, and why. @param wanted what was typed; empty for all there is. */
export function notLookedFor(wanted: string, why: Mrkdwn): Mrkdwn {
  return wanted === ''
    ? mrkdwn`I could not show this folder. ${why}`
    : mrkdwn`I could not look for “${name(wanted)}” in this folder. ${why}`
}

/** A form to say what one looks for in a folder. */
export function filterFilesForm(shown: ShareView): ModalView {
  return oneFieldForm({
    form: FORM.filterFiles,
    title: 'Find in this folder',
    submit: 'Find',
    field: FIELD.fileName,
    label: 'Part of the name',
    initial: shown.q,
    optional: true,
    shown,
  })
}

/** Leads to the form below. */
export function pathStep(shown: ShareView): NextStep {
  return { text: 'Go to path…', actionId: ACTION.goToPath, value: values.shareView.write(shown) }
}

/** A form to say where in a shared folder one wants to go. */
export function goToPathForm(shown: ShareView): ModalView {
  return oneFieldForm({
    form: FORM.goToPath,
    title: 'Go to path',
    submit: 'Go',
    field: FIELD.path,
    label: 'Path, from the top of what is shared',
    hint: 'Such as contracts/main_contract.pdf',
    shown,
  })
}

function oneFieldForm(form: {
  form: string
  title: string
  submit: string
  field: { block: string; action: string; maxLength: number }
  label: string
  hint?: string
  initial?: string | undefined
  optional?: boolean
  shown: ShareView
}): ModalView {
  const { field, initial, hint } = form
  return {
    type: 'modal',
    callback_id: form.form,
    title: plain(form.title, LIMIT.viewTitle),
    submit: plain(form.submit, LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: values.shareView.write(form.shown),
    blocks: [
      {
        type: 'input',
        block_id: field.block,
        optional: form.optional ?? false,
        label: plain(form.label, LIMIT.labelText),
        ...(hint === undefined ? {} : { hint: plain(hint, LIMIT.labelText) }),
        element: {
          type: 'plain_text_input',
          action_id: field.action,
          max_length: field.maxLength,
          focus_on_load: true,
          ...(initial === undefined ? {} : { initial_value: initial }),
        },
      },
    ],
  }
}
