import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { file } from '../answers.ts'
import type { Note, Share } from '../model.ts'
import type { Operation } from '../operation.ts'
import { countedPage } from '../pages.ts'
import { notFound } from '../refusal.ts'
import { creator, group, version as versionShape } from '../shapes.ts'
import { contextOf, type Store } from '../store.ts'
import type { World } from '../world.ts'
import { attachmentShape } from './attachments.ts'

/** §5: a note, or a folder of notes. */
export function noteOperations({ store }: World): Operation[] {
  return [
    {
      // The same path as §5.1 with another shape: `parentId` makes the difference.
      section: '5.2',
      method: 'GET',
      template: '/v3/shares/{shareToken}/notes',
      when: (request) => request.query('parentId') !== undefined,
      share: ({ request, share }) => {
        const folder = noteWithin(share, Number(request.query('parentId')), store)
        if (folder.pageType !== 'FOLDER') throw notFound('Note folder')
        return json(countedPage(request, store.notesIn(folder.id), listedNoteShape))
      },
    },
    {
      section: '5.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/notes',
      share: ({ share }) => json(noteShape(sharedNote(share), store)),
    },
    {
      // Before §5.3, whose `{note}` would take `versions` for an id.
      section: '5.5',
      method: 'GET',
      template: '/v3/shares/{shareToken}/notes/versions',
      share: ({ request, share }) =>
        json(countedPage(request, store.versionsOf(sharedNote(share).id), versionShape)),
    },
    {
      section: '5.6',
      method: 'GET',
      template: '/v3/shares/{shareToken}/notes/versions/{versionNumber}',
      share: ({ request, share }) => {
        const note = sharedNote(share)
        const number = idIn(request, 'versionNumber')
        const version = store.versionsOf(note.id).find((each) => each.versionNumber === number)
        if (!version) throw notFound('Version')
        return file(version.bytes, {
          disposition: 'attachment',
          fileName: `${note.friendlyName}.pdf`,
          contentType: 'application/pdf',
          lastModified: version.lastModified,
        })
      },
    },
    {
      section: '5.3',
      method: 'GET',
      template: '/v3/shares/{shareToken}/notes/{note}',
      share: ({ request, share }) => json(noteShape(noteWithin(share, idIn(request, 'note'), store), store)),
    },
  ]
}

function sharedNote(share: Share): Note {
  if (share.component.kind !== 'page') throw notFound('Note')
  return share.component
}

function noteWithin(share: Share, id: number, store: Store): Note {
  const note = store.note(id)
  if (!note || !store.isWithin(share, note)) throw notFound('Note')
  return note
}

function noteShape(note: Note, store: Store) {
  const context = contextOf(note)
  return {
    ...listedNoteShape(note),
    attachmentCount: store.attachmentsOf(context).length,
    commentCount: store.commentsOn(context).length,
    versions: store.versionsOf(note.id).length,
    attachments: store.attachmentsOf(context).map(attachmentShape),
  }
}

/** A note in its folder's list: without counts and attachments, and `versions` is null. */
function listedNoteShape(note: Note) {
  return {
    id: note.id,
    contextKey: { id: note.contextId },
    sharing: note.sharing,
    memberPermission: note.memberPermission,
    name: note.name,
    friendlyName: note.friendlyName,
    template: false,
    tags: note.tags,
    content: note.content,
    dateCreated: note.dateCreated,
    lastModified: note.lastModified,
    creator: creator(note.creator),
    versions: null,
    pageType: note.pageType,
    group: group(note.group),
  }
}
