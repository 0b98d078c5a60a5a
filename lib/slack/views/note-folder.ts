import type { KnownBlock } from '@slack/types'
import type { Note } from '../../clinked/notes.ts'
import type { ListPart } from '../../shares/list-part.ts'
import { isNoteFolder } from '../../shares/share.ts'
import type { ShareView } from '../values.ts'
import { within } from './folder.ts'
import { goTo } from './go-to.ts'
import { actions, context, section } from './parts.ts'
import { join, mrkdwn, name, oneLine, time } from './text.ts'

/** The notes and folders in a folder of notes, a part of them. */
export function noteFolderBlocks({ items, previous, next }: ListPart<Note>, shown: ShareView): KnownBlock[] {
  const turning = [
    ...(previous === undefined ? [] : [goTo('Previous', 'previous', { ...shown, p: previous })]),
    ...(next === undefined ? [] : [goTo('Next', 'next', { ...shown, p: next })]),
  ]
  return [
    ...(items.length > 0 ? items.map((note) => noteRow(note, shown)) : [context(nothing(previous))]),
    ...(turning.length > 0 ? [actions(turning)] : []),
  ]
}

function nothing(previous: number | undefined) {
  return previous === undefined
    ? mrkdwn`There are no notes in this folder.`
    : mrkdwn`Clinked lists no more notes of this folder here.`
}

function noteRow(note: Note, shown: ShareView): KnownBlock {
  const { id, friendlyName, lastModified, creator } = note
  const facts = join(
    [
      lastModified === undefined ? undefined : mrkdwn`changed ${time(lastModified)}`,
      creator && mrkdwn`by ${name(creator.name, 80)}`,
    ],
    ' · ',
  )
  const icon = isNoteFolder(note) ? mrkdwn`:file_folder:` : mrkdwn`:memo:`
  const open = goTo('Open', 'note', within(shown, id), `Open ${oneLine(friendlyName)}`)
  return section(join([mrkdwn`${icon} *${name(friendlyName)}*`, facts || undefined], '\n'), open)
}
