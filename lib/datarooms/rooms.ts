import { UpstreamError } from '../errors.ts'
import type { Entry } from '../intralinks/contents.ts'
import type { Folder } from '../intralinks/folders.ts'
import type { Workspace } from '../intralinks/workspaces.ts'
import type { SealedConnection } from '../store/connections.ts'
import type { Person } from '../store/person.ts'
import { type DataroomServices, inIntralinks, withLogin } from './sessions.ts'

/** A place in a data room: its top, or a folder. */
export interface RoomRef {
  workspace: string
  folder?: string | undefined
}

/** What is in a place of a data room. */
export interface OpenRoom {
  room: Workspace
  /** The folders on the way from the top to the place, with it as the last; empty at the top. */
  trail: Folder[]
  /** Folders first, in their order; then documents, as Intralinks lists them. */
  entries: Entry[]
}

/**
 * The data rooms of a person, as Intralinks lists them.
 * @throws as inIntralinks.
 */
export async function listRooms(person: Person, services: DataroomServices): Promise<Workspace[]> {
  return roomsOf(await services.connections.listOf(person, 'intralinks'), services)
}

/** The same by logins that were read already, the oldest of which is the first. */
export function roomsOf(
  logins: SealedConnection<'intralinks'>[],
  services: DataroomServices,
): Promise<Workspace[]> {
  return withLogin(logins, services, ({ intralinks, session }) => intralinks.workspaces.list(session))
}

/**
 * Opens a place in a data room. Each list comes whole, so it is asked for once, and all of them at the same time.
 * @throws as inIntralinks: `entrance_required` where the room has not been entered, `not_found` where there is none.
 */
export function openRoom(
  person: Person,
  { workspace, folder }: RoomRef,
  services: DataroomServices,
): Promise<OpenRoom> {
  return inIntralinks(person, services, async ({ intralinks, session }) => {
    const [rooms, folders, contents] = await Promise.all([
      intralinks.workspaces.list(session),
      intralinks.folders.list(session, { workspace }),
      folder === undefined ? undefined : intralinks.folders.contents(session, { workspace, folder }),
    ])
    const byId = new Map(folders.map((each) => [each.id, each]))
    return {
      room: roomIn(rooms, workspace),
      trail: folder === undefined ? [] : trailTo(folder, byId),
      entries: inOrder(contents ?? topOf(byId)),
    }
  })
}

/** @throws UpstreamError `not_found` where the person has no such room. */
export function roomIn(rooms: Workspace[], workspace: string): Workspace {
  const room = rooms.find(({ id }) => id === workspace)
  if (room) return room
  throw notFound('GET /v2/workspaces', 'the workspace is not among them')
}

/** Something that a list used to have. */
export function notFound(operation: string, message: string): UpstreamError {
  return new UpstreamError(message, {
    service: 'intralinks',
    operation,
    code: 'not_found',
    mayHaveActed: false,
  })
}

/** What has a word in its name, in any case; in that of a document with the extension that is shown of it. */
export function called<Item extends { name: string; fileName?: string }>(
  items: Item[],
  word: string | undefined,
): Item[] {
  if (word === undefined) return items
  const wanted = word.toLowerCase()
  return items.filter(({ name, fileName = name }) => fileName.toLowerCase().includes(wanted))
}

/** Whatever is inside none of the folders: what stands for the top in `parentId` is not documented. */
function topOf(folders: Map<string, Folder>): Entry[] {
  return [...folders.values()]
    .filter(({ parentId }) => parentId === undefined || !folders.has(parentId))
    .map((folder) => ({ ...folder, entityType: 'FOLDER' }))
}

function trailTo(folder: string, folders: Map<string, Folder>): Folder[] {
  const trail: Folder[] = []
  for (let at = folders.get(folder); at && !trail.includes(at); at = folders.get(at.parentId ?? '')) {
    trail.unshift(at)
  }
  return trail
}

function inOrder(entries: Entry[]): Entry[] {
  const folders = entries.filter((entry) => entry.entityType === 'FOLDER')
  const documents = entries.filter((entry) => entry.entityType === 'DOCUMENT' && !entry.isDeleted)
  const place = ({ orderNumber = Number.MAX_SAFE_INTEGER }: Folder) => orderNumber
  return [...folders.toSorted((a, b) => place(a) - place(b)), ...documents]
}
