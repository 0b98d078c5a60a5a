import type { KnownBlock } from '@slack/types'
import type { NoteDetail } from '../../shares/notes.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { fact, factBlocks, tagsFact } from './facts.ts'
import { backToFolder } from './folder.ts'
import { goTo } from './go-to.ts'
import { jsonBytes } from './limits.ts'
import { noteContent } from './note-content.ts'
import { noteFolderBlocks } from './note-folder.ts'
import { actions, button, context } from './parts.ts'
import { mrkdwn, name, time } from './text.ts'

/**
 * A note, or a folder of notes.
 * @param shown with the page of the note, or the part of the folder.
 */
export function noteBlocks({ note, inside }: NoteDetail, shown: ShareView): KnownBlock[] {
  const facts = [
    fact('Changed', note.lastModified === undefined ? undefined : time(note.lastModified)),
    fact('By', note.creator && name(note.creator.name, 80)),
    // The shared note itself has a button that says how many.
    fact('Versions', note.versions && shown.e !== undefined ? mrkdwn`${note.versions}` : undefined),
    tagsFact(note.tags),
    fact('Group', note.group && name(note.group.friendlyName, 100)),
  ]
  const text = inside ? folderText(note.content ?? '') : pageBlocks(note.content ?? '', shown)
  const list = inside ? noteFolderBlocks(inside, shown) : []
  const buttons = [...backToFolder(shown), ...versionsButton(note.versions, shown)]
  return [...(buttons.length > 0 ? [actions(buttons)] : []), ...factBlocks(facts), ...text, ...list]
}

/** What a folder says itself, which leaves room for the list of what is in it. */
const FOLDER_TEXT = { blocks: 24, bytes: 60_000 }

function folderText(content: string): KnownBlock[] {
  const { blocks, pages } = noteContent(content)
  let bytes = 0
  const shown = blocks.slice(0, FOLDER_TEXT.blocks).filter((block) => {
    bytes += jsonBytes(block)
    return bytes <= FOLDER_TEXT.bytes
  })
  return shown.length < blocks.length || pages > 1 ? [...shown, context(MORE_IN_CLINKED)] : shown
}

const MORE_IN_CLINKED = mrkdwn`There is more of this text in Clinked.`

function pageBlocks(content: string, shown: ShareView): KnownBlock[] {
  const { blocks, pages } = noteContent(content, { page: shown.p ?? 1 })
  if (pages === 1) return blocks
  const page = Math.min(shown.p ?? 1, pages)
  const turning = [
    ...(page > 1 ? [goTo('Previous page', 'previous', { ...shown, p: page - 1 })] : []),
    ...(page < pages ? [goTo('Next page', 'next', { ...shown, p: page + 1 })] : []),
  ]
  return [...blocks, context(mrkdwn`Page ${page} of ${pages}`), actions(turning)]
}

/** Only the shared note itself can be asked for its versions (§5.5), not one inside a folder. */
function versionsButton(count: number | undefined, shown: ShareView) {
  if (!count || shown.e !== undefined) return []
  const value = values.noteVersions.write({ ...shown, v: 1 })
  return [
    button({ text: count === 1 ? '1 version' : `${count} versions`, actionId: ACTION.noteVersions, value }),
  ]
}
