import type { KnownBlock } from '@slack/types'
import type { Change, NewVersion, ShareNews } from '../../digest/content.ts'
import { cut } from './limits.ts'
import { changeLine, counted, newMessages } from './news-words.ts'
import { context, outsideText, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, time } from './text.ts'

/** Messages that are excerpted in one post, and how much of each is; versions that are named. */
const EXCERPTS = 3
const EXCERPT_LENGTH = 300
const VERSIONS = 10

/** What is new in a share, as a post in the thread of its subscription. */
export function newsScreen(news: ShareNews): Screen {
  return {
    title: 'News',
    text: mrkdwn`News of ${name(news.share.name)}: ${newsLine(news)}`,
    blocks: [...messageBlocks(news), ...versionBlocks(news.versions), ...changeBlocks(news.changes)],
  }
}

/** All of it in one line: "3 new replies, 1 new version". */
export function newsLine({ share, messages, versions, changes }: ShareNews): Mrkdwn {
  const files = versions.filter(({ versionNumber }) => versionNumber === 1).length
  return join(
    [
      newMessages(share, messages.count),
      counted(files, mrkdwn`new file`, mrkdwn`new files`),
      counted(versions.length - files, mrkdwn`new version`, mrkdwn`new versions`),
      counted(changes.length, mrkdwn`change`, mrkdwn`changes`),
    ],
    ', ',
  )
}

/** In the order in which they were written, as a thread is read. */
function messageBlocks({ share, messages }: ShareNews): KnownBlock[] {
  const shown = messages.newest.slice(0, EXCERPTS).toReversed()
  const all = newMessages(share, messages.count)
  const which = shown.length > 0 ? mrkdwn`, the newest of them:` : mrkdwn``
  return [
    ...(all && messages.count > shown.length ? [section(mrkdwn`:speech_balloon: *${all}*${which}`)] : []),
    ...shown.flatMap(({ author, dateCreated, text }) => [
      context(mrkdwn`:speech_balloon: *${name(author, 100)}* · ${time(dateCreated)}`),
      outsideText(cut(text, EXCERPT_LENGTH)),
    ]),
  ]
}

function versionBlocks(versions: NewVersion[]): KnownBlock[] {
  const more = versions.length - VERSIONS
  return [
    ...versions.slice(0, VERSIONS).map((version) => section(versionLine(version))),
    ...(more > 0 ? [context(mrkdwn`${more} more`)] : []),
  ]
}

function versionLine({ name: fileName, versionNumber, by, at }: NewVersion): Mrkdwn {
  const what =
    versionNumber === undefined
      ? mrkdwn`new version`
      : versionNumber === 1
        ? mrkdwn`new`
        : mrkdwn`version ${versionNumber}`
  return join(
    [
      mrkdwn`:page_facing_up: *${name(fileName)}*`,
      what,
      by === undefined ? undefined : mrkdwn`by ${name(by, 80)}`,
      at === undefined ? undefined : time(at),
    ],
    ' · ',
  )
}

function changeBlocks(changes: Change[]): KnownBlock[] {
  if (changes.length === 0) return []
  return [section(mrkdwn`:pencil2: ${join(changes.map(changeLine), '\n')}`)]
}
