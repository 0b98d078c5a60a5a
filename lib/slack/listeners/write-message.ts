import type { ShareRef } from '../../shares/share.ts'
import { writeMessage } from '../../shares/write-message.ts'
import { postDirectly } from '../answer.ts'
import { FIELD, typedText } from '../forms.ts'
import { openModal } from '../modal.ts'
import type { Listener } from '../turn.ts'
import { InvalidValueError, refValue, shareRef, values } from '../values.ts'
import { mrkdwn } from '../views/text.ts'
import { writeForm } from '../views/write-form.ts'
import { messageLostScreen, messageWrittenScreen } from '../views/write-outcome.ts'
import { showShare } from './open-share.ts'

/** Reply, on a discussion: opens the form. */
export const askForReply: Listener = (turn) => askForMessage(turn, 'reply')

/** Comment, on any other kind: opens the form. */
export const askForComment: Listener = (turn) => askForMessage(turn, 'comment')

async function askForMessage(turn: Parameters<Listener>[0], kind: 'reply' | 'comment'): Promise<void> {
  const { n, ...share } = values.writeForm.read(turn.value)
  await openModal(turn, writeForm({ kind, share, shareName: n }))
}

/** The form was submitted: the text goes to Clinked once, and the share below shows it. */
export const submitMessage: Listener = async (turn) => {
  const { view, job, services, person } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const { n, ...ref } = values.writeForm.read(view.privateMetadata)
  const text = typedText(view.values, FIELD.text)
  // One form is one message: a second press on its button while Slack was slow is the same one.
  const key = `message#${turn.person.teamId}#${view.id}`
  turn.failureScreen = (what) => messageLostScreen({ what, text, shareName: n, draft: key })

  const share = await writeMessage(person, { key, share: shareRef(ref), text }, services)
  const isReply = share.kind === 'discussion'
  const notice = isReply
    ? mrkdwn`:white_check_mark: Your reply is posted.`
    : mrkdwn`:white_check_mark: Your comment is posted.`
  const isSeen = view.previousViewId !== undefined && (await showShare(turn, ref, notice))
  // Closed meanwhile: whoever had to wait is told all the same.
  if (!isSeen && (view.previousViewId === undefined || job.attempt > 1)) {
    await postDirectly(turn, messageWrittenScreen({ share, shareName: n, isReply }))
  }
}

/** Try again, after a message was not taken: the form with the same text. */
export const tryWriteAgain: Listener = async (turn) => {
  const { w } = values.draft.read(turn.value)
  const record = await turn.services.writes.read(w)
  const payload = record?.payload as { share: ShareRef; text: string; name: string } | undefined
  if (
    !record ||
    !payload ||
    record.ownerUserId !== turn.person.userId ||
    !w.includes(`#${turn.person.teamId}#`)
  ) {
    throw new InvalidValueError('There is no such draft of this person.')
  }
  const kind = record.kind === 'reply' ? 'reply' : 'comment'
  await openModal(
    turn,
    writeForm({
      kind,
      share: refValue({ id: payload.share.shareId, item: payload.share.item }),
      shareName: payload.name,
      text: payload.text,
    }),
  )
}
