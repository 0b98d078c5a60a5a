import type { Button, KnownBlock, PlainTextElement } from '@slack/types'
import type { OpenRoom } from '../../datarooms/rooms.ts'
import type { Document, Entry } from '../../intralinks/contents.ts'
import type { Folder } from '../../intralinks/folders.ts'
import { ACTION } from '../actions.ts'
import { type RoomView, values } from '../values.ts'
import type { NextStep } from './errors.ts'
import { fileSize } from './file-size.ts'
import { listPage } from './list-page.ts'
import { actions, button, context, header, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { join, type Mrkdwn, mrkdwn, name, oneLine, time } from './text.ts'

const ROWS = 20

/** Folders on the way that have a button each, besides the top: the nearest. */
const MOST_ABOVE = 5

/**
 * What is in a place of a data room, a page of it.
 * @param entries those that are looked for, or all.
 * @param shown the place, with its page and what is looked for.
 */
export function roomScreen({ room, trail, entries }: OpenRoom, shown: RoomView): Screen {
  const { rows, turning } = listPage(entries, shown.p ?? 1, `${ACTION.roomPlace}:page`, {
    rowsPerPage: ROWS,
    pageValue: (p) => values.roomView.write({ ...shown, p }),
  })
  const here = trail.at(-1)
  return {
    title: 'Data room',
    text: mrkdwn`The data room *${name(room.name)}*`,
    blocks: [
      asWritten(header(oneLine(here?.name ?? room.name))),
      context(crumbs(room.name, trail)),
      ...wayUp(room.name, trail, shown),
      actions([
        button({
          text: shown.q === undefined ? 'Find…' : 'Find something else…',
          actionId: ACTION.findInRoom,
          value: values.roomView.write(shown),
        }),
        ...(shown.q === undefined ? [] : [place('Show all', 'all', fromTheTop(shown))]),
        button({
          text: 'Mention in a channel…',
          actionId: ACTION.mentionRoom,
          value: values.roomView.write(shown),
        }),
      ]),
      ...(shown.q === undefined ? [] : [context(mrkdwn`Only what has “${name(shown.q)}” in its name`)]),
      ...(rows.length > 0 ? rows.map((entry) => entryRow(entry, shown)) : [context(nothing(shown))]),
      ...turning,
    ],
  }
}

/** The same place without a name that was looked for. */
export function fromTheTop(shown: RoomView): RoomView {
  const { p: _, q: __, ...rest } = shown
  return rest
}

function crumbs(room: string, trail: Folder[]): Mrkdwn {
  const names = [
    mrkdwn`:lock: Confidential · ${name(room, 100)}`,
    ...trail.map((each) => name(each.name, 80)),
  ]
  return join(names.length > 12 ? [...names.slice(0, 2), mrkdwn`…`, ...names.slice(-9)] : names, ' › ')
}

/** Buttons to the top and the folders on the way; the nearest leads to where one was in it. */
function wayUp(room: string, trail: Folder[], { w, b }: RoomView): KnownBlock[] {
  if (trail.length === 0) return []
  const above = trail.slice(0, -1)
  const ways = [{ name: room, view: { w } }, ...above.map(({ id, name }) => ({ name, view: { w, f: id } }))]
  const shown = ways.length > MOST_ABOVE + 1 ? [ways[0], ...ways.slice(-MOST_ABOVE)] : ways
  return [
    actions(
      shown
        .filter((way) => way !== undefined)
        .map((way, index, all) => {
          const isNearest = index === all.length - 1
          const text = isNearest ? `← ${oneLine(way.name)}` : oneLine(way.name)
          const to = isNearest ? { ...way.view, ...b } : way.view
          return asWritten(place(text, `up_${index}`, to))
        }),
    ),
  ]
}

/** What is called as somebody outside called it: no emoji is made of it. */
function asWritten<Part extends { text: PlainTextElement }>(part: Part): Part {
  return { ...part, text: { ...part.text, emoji: false } }
}

/** A button that leads, in the same modal, to a place in a data room. @param which tells it from those beside it. */
export function place(text: string, which: string, to: RoomView, label?: string): Button {
  const value = values.roomView.write(to)
  const actionId = `${ACTION.roomPlace}:${which}`
  return button({ text, actionId, value, ...(label === undefined ? {} : { label }) })
}

/** To a place in a data room, after something that did not work. */
export function roomPlaceStep(to: RoomView): NextStep {
  return { text: 'Try again', actionId: `${ACTION.roomPlace}:again`, value: values.roomView.write(to) }
}

function entryRow(entry: Entry, shown: RoomView): KnownBlock {
  return entry.entityType === 'FOLDER' ? folderRow(entry, shown) : documentRow(entry, shown)
}

function folderRow(folder: Folder, { w, p, q }: RoomView): KnownBlock {
  const part = { ...(p === undefined ? {} : { p }), ...(q === undefined ? {} : { q }) }
  const to = { w, f: folder.id, ...(p === undefined && q === undefined ? {} : { b: part }) }
  const number = folder.indexNumber === undefined ? mrkdwn`` : mrkdwn`${name(folder.indexNumber, 40)} `
  return section(
    mrkdwn`:file_folder: ${number}*${name(folder.name)}*`,
    place('Open', 'folder', to, `Open ${oneLine(folder.name)}`),
  )
}

function documentRow(document: Document, shown: RoomView): KnownBlock {
  const { id, fileName, hasFile, fileSize: size, versionNumber = 1, createdOn } = document
  const facts = join(
    [
      document.unread ? mrkdwn`*new*` : undefined,
      hasFile ? undefined : mrkdwn`no file`,
      hasFile && size !== undefined ? fileSize(size) : undefined,
      versionNumber > 1 ? mrkdwn`version ${versionNumber}` : undefined,
      createdOn === undefined ? undefined : time(createdOn),
      document.hasNote ? mrkdwn`has a note` : undefined,
      document.isIrmSecured ? mrkdwn`:closed_lock_with_key: opens in Intralinks only` : undefined,
    ],
    ' · ',
  )
  const text = mrkdwn`:page_facing_up: *${name(fileName)}*${facts ? mrkdwn`\n${facts}` : mrkdwn``}`
  const folder = shown.f ?? document.parentId
  if (!hasFile || folder === undefined) return section(text)
  const value = values.document.write({ ...shown, f: folder, d: id })
  const label = `Get ${oneLine(fileName)}`
  return section(text, button({ text: 'Get', actionId: ACTION.getDocument, value, label }))
}

function nothing({ f, q }: RoomView): Mrkdwn {
  if (q !== undefined) return mrkdwn`Nothing here is called so.`
  return f === undefined ? mrkdwn`This data room has no folders.` : mrkdwn`This folder is empty.`
}
