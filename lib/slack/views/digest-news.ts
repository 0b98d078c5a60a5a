import type { KnownBlock } from '@slack/types'
import type { Deadline, NewVersion, ShareNews } from '../../digest/content.ts'
import type { Share } from '../../shares/share.ts'
import { ACTION } from '../actions.ts'
import { values } from '../values.ts'
import { changeLine, counted, newMessages } from './news-words.ts'
import { button, context, section } from './parts.ts'
import { kindOf } from './share-list.ts'
import { calendarDay, day, join, type Mrkdwn, mrkdwn, name, oneLine, time } from './text.ts'

/** Versions of one share that are named, how much of the newest message is shown, and the names' longest, in characters. */
const VERSIONS = 3
const EXCERPT = 200
const NAME = 120

/** What is new in one share: at most 2 blocks, the share to be opened from the first. */
export function newsBlocks(news: ShareNews): KnownBlock[] {
  const { share, isNew, messages } = news
  const [newest] = messages.newest
  const line = isNew ? newShare(share) : newsLine(news)
  return [
    section(mrkdwn`${kindOf(share).icon} *${name(share.name, NAME)}*\n${line}`, openButton(share)),
    ...(newest && !isNew
      ? [
          context(
            mrkdwn`*${name(newest.author, 80)}* ${time(newest.dateCreated)}: “${name(newest.text, EXCERPT)}”`,
          ),
        ]
      : []),
  ]
}

function newShare({ sharedBy, dateExpire }: Share): Mrkdwn {
  return join(
    [
      sharedBy === undefined ? mrkdwn`new` : mrkdwn`new, shared by ${name(sharedBy, 80)}`,
      dateExpire === undefined ? undefined : mrkdwn`lapses ${day(dateExpire)}`,
    ],
    ' · ',
  )
}

function newsLine({ share, messages, reactions, versions, changes }: ShareNews): Mrkdwn {
  const reacted = reactions.reduce((sum, { count }) => sum + count, 0)
  return join(
    [
      newMessages(share, messages.count),
      counted(reacted, mrkdwn`reaction to what you wrote`, mrkdwn`reactions to what you wrote`),
      ...versions.slice(0, VERSIONS).map(versionWords),
      versions.length > VERSIONS
        ? mrkdwn`${versions.length - VERSIONS} more new files and versions`
        : undefined,
      ...changes.map(changeLine),
    ],
    ' · ',
  )
}

/** Of the shared thing itself the name is said already. */
function versionWords({ item, name: fileName, versionNumber, by }: NewVersion): Mrkdwn {
  const who = by === undefined ? mrkdwn`` : mrkdwn` by ${name(by, 80)}`
  if (item !== undefined && versionNumber === 1) return mrkdwn`new: *${name(fileName, NAME)}*${who}`
  const version = versionNumber === undefined ? mrkdwn`new version` : mrkdwn`version ${versionNumber}`
  return item === undefined ? mrkdwn`${version}${who}` : mrkdwn`${version} of *${name(fileName, NAME)}*${who}`
}

/** What lapses, is due or starts, in one block. @param now epoch ms. */
export function deadlineBlock({ kind, share, at, allDay }: Deadline, now: number): KnownBlock {
  const when = {
    lapses: mrkdwn`lapses ${time(at)}`,
    task: at < now ? mrkdwn`:red_circle: was due ${time(at)}` : mrkdwn`is due ${time(at)}`,
    event: mrkdwn`starts ${allDay ? calendarDay(at) : time(at)}`,
  }[kind]
  return section(mrkdwn`${kindOf(share).icon} *${name(share.name, NAME)}* ${when}`, openButton(share))
}

function openButton(share: Share) {
  return button({
    text: 'Open',
    actionId: ACTION.openShare,
    value: values.share.write({ s: share.id }),
    label: `Open ${oneLine(share.name)}`,
  })
}
