import type { KnownBlock } from '@slack/types'
import type { NoteDetail } from '../../shares/read-share.ts'
import { fact, factBlocks, tagsFact } from './facts.ts'
import { noteContent } from './note-content.ts'
import { mrkdwn, name, time } from './text.ts'

export function noteBlocks({ note }: NoteDetail): KnownBlock[] {
  const facts = [
    fact('Changed', note.lastModified === undefined ? undefined : time(note.lastModified)),
    fact('By', note.creator && name(note.creator.name, 80)),
    fact('Versions', note.versions ? mrkdwn`${note.versions}` : undefined),
    tagsFact(note.tags),
    fact('Group', note.group && name(note.group.friendlyName, 100)),
  ]
  const { blocks } = noteContent(note.content ?? '')
  return [...factBlocks(facts), ...blocks]
}
