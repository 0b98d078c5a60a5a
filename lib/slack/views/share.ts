import type { KnownBlock } from '@slack/types'
import type { OpenShare, ShareDetail } from '../../shares/read-share.ts'
import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { refValue, values } from '../values.ts'
import { conversationBlocks } from './conversation.ts'
import { discussionBlocks } from './discussion-details.ts'
import { eventBlocks } from './event-details.ts'
import { fileBlocks } from './file-details.ts'
import { cut, LIMIT } from './limits.ts'
import { noteBlocks } from './note-details.ts'
import { actions, button, context, divider, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { kindOf } from './share-list.ts'
import { taskBlocks } from './task-details.ts'
import { day, join, type Mrkdwn, mrkdwn, name } from './text.ts'

/** One share: what it is, what was said about it, and what can be done with it. */
export function shareScreen(open: OpenShare, notice?: Mrkdwn): Screen {
  const { share, detail, conversation, cursor } = open
  const { word } = kindOf(share)
  const isDiscussion = share.kind === 'discussion'
  const blocks: KnownBlock[] = [
    ...(notice ? [section(notice)] : []),
    ...shareHeading(share),
    ...(detail ? detailBlocks(detail) : [section(UNKNOWN_KIND)]),
    ...(detail ? [writeButton(share)] : []),
    ...(conversation
      ? [
          divider,
          ...conversationBlocks(conversation, {
            share,
            word: isDiscussion ? 'replies' : 'comments',
          }),
        ]
      : []),
  ]
  return {
    title: word,
    text: name(share.name),
    blocks: blocks.slice(0, LIMIT.viewBlocks),
    privateMetadata: values.shareView.write({ ...refValue(share), ...(cursor ? { c: cursor } : {}) }),
  }
}

const UNKNOWN_KIND = mrkdwn`This app does not know this kind of share yet. Open it in Clinked, with the link from your e-mail.`

function shareHeading(share: Share): KnownBlock[] {
  const { icon, word } = kindOf(share)
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

function writeButton(share: Share): KnownBlock {
  const value = values.writeForm.write({ ...refValue(share), n: cut(share.name, 100) })
  const isDiscussion = share.kind === 'discussion'
  return actions([
    isDiscussion
      ? button({ text: 'Reply', actionId: ACTION.reply, value, style: 'primary' })
      : button({ text: 'Comment', actionId: ACTION.comment, value, style: 'primary' }),
  ])
}

function detailBlocks(detail: ShareDetail): KnownBlock[] {
  switch (detail.kind) {
    case 'file':
      return fileBlocks(detail)
    case 'note':
      return noteBlocks(detail)
    case 'discussion':
      return discussionBlocks(detail)
    case 'task':
      return taskBlocks(detail)
    case 'event':
      return eventBlocks(detail)
  }
}
