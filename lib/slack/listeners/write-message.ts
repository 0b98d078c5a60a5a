import * as z from 'zod'
import { writeMessage } from '../../shares/write-message.ts'
import { postDirectly } from '../answer.ts'
import { FIELD, FORM, typedText } from '../forms.ts'
import { openModal } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, refValue, type ShareView, shareRef, values } from '../values.ts'
import { errorScreen } from '../views/errors.ts'
import { mySharesStep } from '../views/share-list.ts'
import { mrkdwn } from '../views/text.ts'
import { writeForm } from '../views/write-form.ts'
import {
  DRAFT_GONE,
  messageInDoubtScreen,
  messageLostScreen,
  messageWrittenScreen,
} from '../views/write-outcome.ts'
import { showShare } from './open-share.ts'

/** Reply, on a discussion: opens the form. */
export const askForReply: Listener = (turn) => askForMessage(turn, 'reply')

/** Comment, on any other kind, or Answer, on a comment: opens the form. */
export const askForComment: Listener = (turn) => askForMessage(turn, 'comment')

async function askForMessage(turn: Turn, kind: 'reply' | 'comment'): Promise<void> {
  await openModal(turn, writeForm({ kind, ...values.writeForm.read(turn.value) }))
}

/** The form was submitted: the text goes to Clinked once, and the share or thread below shows it. */
export const submitMessage: Listener = async (turn) => {
  const { view, services, person } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const form = values.writeForm.read(view.privateMetadata)
  const { n: shareName, w: draft, ...shown } = form
  const parent = answered(shown)
  const kind = view.callbackId === FORM.reply ? 'reply' : 'comment'
  const text = typedText(view.values, FIELD.text)
  // One form is one message: a second press on its button, or trying again later, is the same one.
  const key = draft ?? draftKey(turn, view.id)
  if (!isOwnDraft(turn, key)) throw new InvalidValueError('There is no such draft of this person.')
  const message: z.infer<typeof Draft> = { share: shareRef(shown), name: shareName, text, parent }
  /** It never came to writing: what was typed is kept all the same. */
  const keepDraft = async () => {
    const at = services.clock()
    await services.writes.begin(key, { kind, owner: person, payload: message, at })
    await services.writes.failed(key, 'not sent')
  }

  turn.typed = text
  turn.failureScreen = async (what) => {
    const state = (await services.writes.read(key))?.state
    if (state === 'done') return messageWrittenScreen(form)
    if (state === undefined) await keepDraft()
    return state === 'intended'
      ? messageInDoubtScreen({ what, text, shareName, draft: key })
      : messageLostScreen({ what, text, shareName, draft: key })
  }

  await writeMessage(person, { key, ...message }, services)
  const posted = POSTED[parent === undefined ? kind : 'answer']
  const isSeen = view.previousViewId !== undefined && (await showShare(turn, shown, posted))
  if (!isSeen) await postDirectly(turn, messageWrittenScreen(form))
}

const POSTED = {
  reply: mrkdwn`:white_check_mark: Your reply is posted.`,
  comment: mrkdwn`:white_check_mark: Your comment is posted.`,
  answer: mrkdwn`:white_check_mark: Your answer is posted.`,
}

/** The comment that is answered, where a thread is shown. */
function answered({ t }: ShareView): number | undefined {
  return t?.at(-1)?.k
}

/** Try again, after a message was not taken: the form with the same text. */
export const tryWriteAgain: Listener = async (turn) => {
  const { w: key } = values.draft.read(turn.value)
  if (!isOwnDraft(turn, key)) throw new InvalidValueError('There is no such draft of this person.')
  const record = await turn.services.writes.read(key)
  if (!record) {
    await turn.surface.show(errorScreen(DRAFT_GONE, mySharesStep))
    return
  }
  const { share, text, name, parent } = Draft.parse(record.payload)
  const ref = refValue({ id: share.shareId, item: share.item })
  if (record.state === 'done') {
    await turn.surface.show(messageWrittenScreen({ ...ref, n: name }))
    return
  }
  const kind = record.kind === 'reply' ? 'reply' : 'comment'
  const thread = parent === undefined ? {} : { t: [{ k: parent }] }
  await openModal(turn, writeForm({ kind, ...ref, ...thread, n: name, w: key, text }))
}

/** What is kept of a message until it is posted: see lib/shares/write-message.ts. */
const Draft = z.object({
  share: z.object({ shareId: z.string(), item: z.number().exactOptional() }),
  text: z.string(),
  name: z.string(),
  parent: z.number().optional(),
})

function draftKey({ person }: Turn, viewId: string): string {
  return `message#${person.teamId}#${person.userId}#${viewId}`
}

/** A key that came back from Slack is made up, unless it is one of this person's. */
function isOwnDraft(turn: Turn, key: string): boolean {
  return key.startsWith(draftKey(turn, ''))
}
