import { ATTACHMENT_TYPES, type AttachmentQuery, listAttachments } from '../../shares/attachments.ts'
import { FIELD, typedText } from '../forms.ts'
import { openModal } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, type ShareView, shareRef, values } from '../values.ts'
import {
  attachmentFilterForm,
  attachmentsScreen,
  notFiltered,
  tryAttachmentsStep,
} from '../views/attachments.ts'
import { errorScreen } from '../views/errors.ts'
import { backStep } from '../views/go-to.ts'

type AttachmentsValue = ReturnType<typeof values.attachments.read>

/** The number of attachments, Next, Previous, Show all: a part of them, in the place of what was there. */
export const showAttachments: Listener = async (turn) => {
  const value = values.attachments.read(turn.value)
  await show(turn, value, queryOf(value))
}

/** Filter: opens the form. */
export const askForAttachments: Listener = async (turn) => {
  const value = values.attachments.read(turn.value)
  await openModal(turn, attachmentFilterForm(placeOf(value), queryOf(value)))
}

/** The form was submitted: the list below shows what it finds, from its beginning. */
export const filterAttachments: Listener = async (turn) => {
  const { view } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const { block, action } = FIELD.attachmentType
  const chosen = view.values[block]?.[action]?.selected_option?.value
  const value = values.attachments.read(view.privateMetadata)
  const query = {
    part: 1,
    name: typedText(view.values, FIELD.attachmentName) || undefined,
    type: ATTACHMENT_TYPES.find((type) => type === chosen),
  }
  const place = placeOf(value)
  turn.failureScreen = (what) =>
    errorScreen(notFiltered(what), tryAttachmentsStep(place, query), backStep(place))
  await show(turn, value, query)
}

async function show(turn: Turn, value: AttachmentsValue, query: AttachmentQuery): Promise<void> {
  const found = await listAttachments(turn.person, shareRef(value), query, turn.services)
  await turn.surface.show(attachmentsScreen(found, placeOf(value)))
}

function queryOf({ ap, an, at }: AttachmentsValue): AttachmentQuery {
  return { part: ap, name: an, type: at }
}

/** The place in the share that Back leads to. */
function placeOf(value: AttachmentsValue): ShareView {
  const { ap: _, an: __, at: ___, ...place } = value
  return place
}
