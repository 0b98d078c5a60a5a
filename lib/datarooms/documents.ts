import type { Bytes } from '../http/bytes.ts'
import type { Document } from '../intralinks/contents.ts'
import type { Workspace } from '../intralinks/workspaces.ts'
import type { Person } from '../store/person.ts'
import { notFound, roomIn } from './rooms.ts'
import { type DataroomServices, inIntralinks } from './sessions.ts'

/** A document in a folder of a data room. */
export interface DocumentRef {
  workspace: string
  folder: string
  document: string
}

/** What Intralinks lists of it, and where. */
export interface FoundDocument {
  room: Workspace
  document: Document
  /** The id of the connection that it was found with. */
  connectionId: string
}

/**
 * Looks up a document where it is listed: only there is it said what it is called and whether it has a file.
 * @throws as inIntralinks: `entrance_required` where the room has not been entered, `not_found` where it is gone.
 */
export function findDocument(
  person: Person,
  { workspace, folder, document: id }: DocumentRef,
  services: DataroomServices,
): Promise<FoundDocument> {
  return inIntralinks(person, services, async ({ intralinks, session, connection }) => {
    const [rooms, contents] = await Promise.all([
      intralinks.workspaces.list(session),
      intralinks.folders.contents(session, { workspace, folder }),
    ])
    const document = contents.find((entry) => entry.entityType === 'DOCUMENT' && entry.id === id)
    if (document?.entityType !== 'DOCUMENT' || document.isDeleted) {
      throw notFound('GET /v2/workspaces/{workspace}/folders/{folder}/contents', 'the document is not there')
    }
    return { room: roomIn(rooms, workspace), document, connectionId: connection.id }
  })
}

/**
 * Opens the bytes of a document. How many they are, only the answer can say: the size in the list is of no known unit,
 * and a document that is marked for its reader has another one.
 * @throws as inIntralinks; `malformed` where something else came in their place.
 */
export function openDocument(
  person: Person,
  { room, document }: FoundDocument,
  services: DataroomServices,
): Promise<{ name: string; bytes: Bytes }> {
  return inIntralinks(person, services, async ({ intralinks, session }) => {
    const { id, mimeType, fileName } = document
    const bytes = await intralinks.documents.open(session, { workspace: room.id, document: id, mimeType })
    return { name: bytes.filename ?? fileName, bytes }
  })
}
