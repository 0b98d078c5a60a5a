import type { KnownBlock } from '@slack/types'
import type { OpenShare, ShareDetail } from '../../shares/read-share.ts'
import { isFolder, isNoteFolder, type Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { refValue, type ShareView, values } from '../values.ts'
import { aboutButton } from './about.ts'
import { attachmentsButton } from './attachments.ts'
import { conversationBlocks } from './conversation.ts'
import { discussionBlocks } from './discussion-details.ts'
import { calendarButton, eventBlocks } from './event-details.ts'
import { fileBlocks } from './file-details.ts'
import { cut, jsonBytes, LIMIT } from './limits.ts'
import { noteBlocks } from './note-details.ts'
import { actions, button, context, divider, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { knownKind } from './share-list.ts'
import { taskBlocks } from './task-details.ts'
import { day, join, type Mrkdwn, mrkdwn, name } from './text.ts'

/** What the facts and the messages may take as JSON; Slack's limit leaves room for all else in the view. */
const BYTES = LIMIT.viewBytes - 10_000

/**
 * One share: what it is, what was said about it, and what can be done with it.
 * @param shown which place in it; if left out, the part of the conversation that was read.
 */
export function shareScreen(open: OpenShare, notice?: Mrkdwn, shown: ShareView = placeOf(open)): Screen {
  const { share, detail, conversation, commentCount: count } = open
  const about: KnownBlock[] = [
    ...(notice ? [section(notice)] : []),
    ...shareHeading(share, detail),
    ...(detail ? detailBlocks(detail, shown) : [section(UNKNOWN_KIND)]),
    detail ? buttons(share, attachmentCount(detail), shown) : actions([aboutButton(shown)]),
  ]
  const word = share.kind === 'discussion' ? 'replies' : 'comments'
  const bytes = BYTES - jsonBytes(about)
  const within = { shown, shareName: share.name, word, count, bytes } as const
  const said = conversation ? [divider, ...conversationBlocks(conversation, within)] : []
  return {
    title: kindShown(share, detail).word,
    text: name(share.name),
    blocks: [...about, ...said],
    privateMetadata: values.shareView.write(shown),
  }
}

function placeOf({ share, cursor }: OpenShare): ShareView {
  return { ...refValue(share), ...(cursor ? { c: cursor } : {}) }
}

const UNKNOWN_KIND = mrkdwn`This app does not know this kind of share yet. Open it in Clinked, with the link from your e-mail.`

/** A folder is a file, or a note, to the list of shares. */
function kindShown(share: Share, detail: ShareDetail | undefined): { icon: Mrkdwn; word: Mrkdwn } {
  if (detail?.kind === 'file' && isFolder(detail.file))
    return { icon: mrkdwn`:file_folder:`, word: mrkdwn`Folder` }
  const isOfNotes = detail?.kind === 'note' && isNoteFolder(detail.note)
  return isOfNotes ? { icon: mrkdwn`:file_folder:`, word: mrkdwn`Folder of notes` } : knownKind(share)
}

function shareHeading(share: Share, detail: ShareDetail | undefined): KnownBlock[] {
  const { icon, word } = kindShown(share, detail)
  const facts = join(
    [
      word,
      share.sharedBy === undefined
        ? undefined
        : mrkdwn`shared by ${name(share.sharedBy, 80)} ${day(share.dateCreated)}`,
      share.dateExpire === undefined ? undefined : mrkdwn`lapses ${day(share.dateExpire)}`,
    ],
    ' · ',
  )
  return [section(mrkdwn`${icon} *${name(share.name)}*`), context(facts)]
}

/** @param attachments how many there are. */
function buttons(share: Share, attachments: number, shown: ShareView): KnownBlock {
  // Afterwards the newest part is shown, with what was written.
  const { c: _, ...place } = shown
  const value = values.writeForm.write({ ...place, n: cut(share.name, 100) })
  const isDiscussion = share.kind === 'discussion'
  return actions([
    isDiscussion
      ? button({ text: 'Reply', actionId: ACTION.reply, value, style: 'primary' })
      : button({ text: 'Comment', actionId: ACTION.comment, value, style: 'primary' }),
    ...(attachments > 0 ? [attachmentsButton(shown, attachments)] : []),
    ...(share.kind === 'event' ? [calendarButton(shown)] : []),
    aboutButton(shown),
  ])
}

function attachmentCount(detail: ShareDetail): number {
  switch (detail.kind) {
    case 'file':
      return detail.file.attachmentCount ?? 0
    case 'note':
      return detail.note.attachmentCount ?? 0
    case 'discussion':
      return detail.discussion.attachmentCount ?? 0
    case 'task':
      return detail.task.attachmentCount ?? 0
    case 'event':
      return detail.event.attachmentCount ?? 0
  }
}

function detailBlocks(detail: ShareDetail, shown: ShareView): KnownBlock[] {
  switch (detail.kind) {
    case 'file':
      return fileBlocks(detail, shown)
    case 'note':
      return noteBlocks(detail, shown)
    case 'discussion':
      return discussionBlocks(detail)
    case 'task':
      return taskBlocks(detail)
    case 'event':
      return eventBlocks(detail)
  }
}
