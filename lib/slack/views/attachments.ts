import type { Button, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type {
  AttachmentQuery,
  Attachments,
  AttachmentType,
  TypedAttachment,
} from '../../shares/attachments.ts'
import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { FIELD, FORM } from '../forms.ts'
import { refValue, type ShareView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { fileSize } from './file-size.ts'
import { goTo } from './go-to.ts'
import { cut, LIMIT } from './limits.ts'
import { actions, button, context, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { day, join, type Mrkdwn, mrkdwn, name, oneLine, plain } from './text.ts'

const TYPE: Record<AttachmentType, { icon: Mrkdwn; word: Mrkdwn; many: string }> = {
  pdf: { icon: mrkdwn`:page_facing_up:`, word: mrkdwn`PDF`, many: 'PDFs' },
  image: { icon: mrkdwn`:frame_with_picture:`, word: mrkdwn`Image`, many: 'Images' },
  document: { icon: mrkdwn`:memo:`, word: mrkdwn`Document`, many: 'Documents' },
  spreadsheet: { icon: mrkdwn`:bar_chart:`, word: mrkdwn`Spreadsheet`, many: 'Spreadsheets' },
  presentation: { icon: mrkdwn`:bar_chart:`, word: mrkdwn`Presentation`, many: 'Presentations' },
  text: { icon: mrkdwn`:page_facing_up:`, word: mrkdwn`Text`, many: 'Texts' },
  archive: { icon: mrkdwn`:package:`, word: mrkdwn`Archive`, many: 'Archives' },
  folder: { icon: mrkdwn`:file_folder:`, word: mrkdwn`Folder`, many: 'Folders' },
}
const OTHER_ICON = mrkdwn`:page_facing_up:`

/** On a screen about something that has attachments: a button that says how many. */
export function attachmentsButton(shown: ShareView, count: number): Button {
  return button({
    text: count === 1 ? '1 attachment' : `${count} attachments`,
    actionId: ACTION.attachments,
    value: attachmentsValue(shown, FIRST),
  })
}

const FIRST: AttachmentQuery = { part: 1, name: undefined, type: undefined }

/**
 * What is attached to a share, each to get, a part of it at a time.
 * @param shown the place in the share that Back leads to.
 */
export function attachmentsScreen(
  { share, items, query, previous, next }: Attachments,
  shown: ShareView,
): Screen {
  const isFiltered = query.name !== undefined || query.type !== undefined
  const toPart = (text: string, part: number) =>
    button({
      text,
      actionId: `${ACTION.attachments}:${text.toLowerCase()}`,
      value: attachmentsValue(shown, { ...query, part }),
    })
  return {
    title: 'Attachments',
    text: mrkdwn`What is attached to ${name(share.name)}`,
    blocks: [
      section(mrkdwn`:paperclip: Attached to *${name(share.name)}*`),
      actions([
        goTo('← Back', 'back', shown),
        button({
          text: isFiltered ? 'Change filter' : 'Filter',
          actionId: ACTION.filterAttachments,
          value: attachmentsValue(shown, query),
        }),
        ...(isFiltered
          ? [
              button({
                text: 'Show all',
                actionId: `${ACTION.attachments}:all`,
                value: attachmentsValue(shown, FIRST),
              }),
            ]
          : []),
      ]),
      ...(isFiltered ? [context(filterInWords(query))] : []),
      ...(items.length === 0 ? [section(isFiltered ? NONE_FOUND : NONE)] : []),
      ...items.map((attachment) => attachmentRow(share, attachment)),
      ...(previous !== undefined || next !== undefined
        ? [
            actions([
              ...(previous === undefined ? [] : [toPart('Previous', previous)]),
              ...(next === undefined ? [] : [toPart('Next', next)]),
            ]),
          ]
        : []),
    ],
    privateMetadata: attachmentsValue(shown, query),
  }
}

const NONE = mrkdwn`Nothing is attached here.`
const NONE_FOUND = mrkdwn`Nothing that is attached here is like this.`

function filterInWords({ name: text, type }: AttachmentQuery): Mrkdwn {
  const named = text === undefined ? undefined : mrkdwn`with “${name(text)}” in the name`
  return join([mrkdwn`Only ${type ? plural(type) : mrkdwn`attachments`}`, named], ' ')
}

function plural(type: AttachmentType): Mrkdwn {
  return name(TYPE[type].many)
}

function attachmentRow(share: Pick<Share, 'id' | 'item'>, attachment: TypedAttachment): KnownBlock {
  const { id, friendlyName, contentType, type, size, lastModified, removed } = attachment
  const facts = join(
    [
      type ? TYPE[type].word : contentType ? name(contentType, 60) : undefined,
      size === undefined || type === 'folder' ? undefined : fileSize(size),
      lastModified === undefined ? undefined : day(lastModified),
      removed ? mrkdwn`removed` : undefined,
    ],
    ' · ',
  )
  const get = button({
    text: 'Get',
    actionId: ACTION.getAttachment,
    value: values.attachment.write({ ...refValue(share), a: id, n: cut(oneLine(friendlyName), 100) }),
    label: `Get ${oneLine(friendlyName)}`,
  })
  const icon = type ? TYPE[type].icon : OTHER_ICON
  const text = join([mrkdwn`${icon} *${name(friendlyName)}*`, facts || undefined], '\n')
  return removed || type === 'folder' ? section(text) : section(text, get)
}

/** A form to say which attachments one looks for. */
export function attachmentFilterForm(shown: ShareView, query: AttachmentQuery): ModalView {
  const options = (Object.keys(TYPE) as AttachmentType[]).map(typeOption)
  return {
    type: 'modal',
    callback_id: FORM.filterAttachments,
    title: plain('Filter', LIMIT.viewTitle),
    submit: plain('Show', LIMIT.viewTitle),
    close: plain('Cancel', LIMIT.viewTitle),
    private_metadata: attachmentsValue(shown, query),
    blocks: [
      {
        type: 'input',
        block_id: FIELD.attachmentName.block,
        optional: true,
        label: plain('In the name', LIMIT.labelText),
        element: {
          type: 'plain_text_input',
          action_id: FIELD.attachmentName.action,
          max_length: FIELD.attachmentName.maxLength,
          focus_on_load: true,
          ...(query.name === undefined ? {} : { initial_value: query.name }),
        },
      },
      {
        type: 'input',
        block_id: FIELD.attachmentType.block,
        optional: true,
        label: plain('Type', LIMIT.labelText),
        element: {
          type: 'static_select',
          action_id: FIELD.attachmentType.action,
          placeholder: plain('Any', LIMIT.placeholder),
          options,
          ...(query.type === undefined ? {} : { initial_option: typeOption(query.type) }),
        },
      },
    ],
  }
}

function typeOption(type: AttachmentType): PlainTextOption {
  return { text: plain(TYPE[type].many, LIMIT.optionText), value: type }
}

/** What could not be listed, and why. */
export function notFiltered(why: Mrkdwn): Mrkdwn {
  return mrkdwn`I could not filter what is attached. ${why}`
}

/** After a failure: the same once more. */
export function tryAttachmentsStep(shown: ShareView, query: AttachmentQuery): NextStep {
  return {
    text: 'Try again',
    actionId: `${ACTION.attachments}:again`,
    value: attachmentsValue(shown, query),
  }
}

function attachmentsValue(shown: ShareView, query: AttachmentQuery): string {
  const { part, name: text, type } = query
  return values.attachments.write({
    ...shown,
    ap: part,
    ...(text === undefined ? {} : { an: text }),
    ...(type === undefined ? {} : { at: type }),
  })
}
