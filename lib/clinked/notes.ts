import * as z from 'zod'
import { bytes, json } from './answers.ts'
import { OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { Group, OptionalNumber, OptionalText, optional, page, Tags, Version } from './shapes.ts'

/** The reference's samples carry the creator's whole profile, address and telephone included. Only this is read. */
const Creator = z.object({ name: z.string() })

const Note = z.object({
  id: z.number(),
  attachmentCount: OptionalNumber,
  commentCount: OptionalNumber,
  friendlyName: z.string(),
  tags: Tags,
  /** HTML. */
  content: OptionalText,
  lastModified: OptionalDate,
  creator: optional(Creator),
  /** How many there are; not told within a folder (5.2). */
  versions: OptionalNumber,
  /** PAGE or FOLDER. */
  pageType: OptionalText,
  group: optional(Group),
})
export type Note = z.output<typeof Note>

interface Paging {
  /** From 1. */
  page?: number | undefined
}

export const getNote = operation('5.1 GET /v3/shares/{shareToken}/notes', json(200, Note))
export const listNotesInFolder = operation('5.2 GET /v3/shares/{shareToken}/notes', json(200, page(Note)), {
  // The reference names no `page` for this one, though it answers with a page.
  query: ({ parentId, page }: { parentId: number } & Paging) => ({ parentId, page }),
})
export const getNoteInFolder = operation('5.3 GET /v3/shares/{shareToken}/notes/{note}', json(200, Note))
export const listNoteVersions = operation(
  '5.5 GET /v3/shares/{shareToken}/notes/versions',
  json(200, page(Version)),
  {
    query: ({ page }: Paging) => ({ page }),
  },
)
export const downloadNoteVersion = operation(
  '5.6 GET /v3/shares/{shareToken}/notes/versions/{versionNumber}',
  bytes(200),
)
