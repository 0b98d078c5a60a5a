import fc from 'fast-check'
import type { OpenRoom } from '../../../lib/datarooms/rooms.ts'
import type { Document, Entry } from '../../../lib/intralinks/contents.ts'
import type { Folder } from '../../../lib/intralinks/folders.ts'
import type { Workspace } from '../../../lib/intralinks/workspaces.ts'
import type { HomeRooms } from '../../../lib/slack/views/dataroom-list.ts'
import { bytes, constant, count, text, time } from './arbitraries.ts'
import { trouble } from './examples.ts'

/** What Intralinks answers, as the client reads it. */

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const flag = maybe(fc.boolean())

/** As long as an id may get. */
export const id = fc.oneof(fc.nat().map(String), fc.constant('9'.repeat(20)))

export const room: fc.Arbitrary<Workspace> = fc.record({
  id,
  name: text,
  description: maybe(text),
  host: maybe(text),
  securityLevel: maybe(count),
  type: maybe(text),
  statistics: maybe(fc.record({ newTasks: maybe(count), newParticipantRequests: maybe(count) })),
  pvpEnabled: flag,
  version: maybe(count),
  phase: maybe(constant('OPEN', 'HOLD', 'PREPARATION')),
})
export const rooms = fc.array(room, { maxLength: 25 })

const folder: fc.Arbitrary<Folder> = fc.record({
  id,
  name: text,
  parentId: maybe(id),
  hasChildFolders: flag,
  indexNumber: maybe(constant('1.2')),
  orderNumber: maybe(count),
})

export const document: fc.Arbitrary<Document> = fc.record({
  entityType: fc.constant('DOCUMENT'),
  id,
  name: text,
  extension: maybe(constant('pdf')),
  fileSize: maybe(bytes),
  mimeType: maybe(constant('application/pdf', 'NONE/NONE')),
  parentId: maybe(id),
  parentName: maybe(text),
  versionNumber: maybe(count),
  createdOn: maybe(time),
  unread: flag,
  hasNote: flag,
  isIrmSecured: flag,
  isDeleted: flag,
  hasFile: fc.boolean(),
  fileName: text,
})

const entry: fc.Arbitrary<Entry> = fc.oneof(
  document,
  folder.map((made) => ({ ...made, entityType: 'FOLDER' as const })),
)

export const openRoom: fc.Arbitrary<OpenRoom> = fc.record({
  room,
  trail: fc.array(folder, { maxLength: 20 }),
  entries: fc.array(entry, { maxLength: 45 }),
})

export const splash = fc.record({
  splashRequired: flag,
  splashText: maybe(text),
  hasImage: flag,
  acceptText: maybe(text),
  displayType: maybe(text),
  splashType: maybe(text),
  splashUrl: maybe(text),
  workspaceName: maybe(text),
  hash: fc.constant('0'.repeat(64)),
})

export const homeRooms: fc.Arbitrary<HomeRooms> = fc.oneof(
  rooms.map((listed) => ({ state: 'listed' as const, rooms: listed })),
  fc.constantFrom(
    { state: 'not_connected' as const },
    { state: 'not_set_up' as const },
    { state: 'failed' as const, error: trouble().error },
  ),
)
