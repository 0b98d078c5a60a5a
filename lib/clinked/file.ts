import * as z from 'zod'
import { DateTime } from './dates.ts'
import { Author, ContextKey, Group, optional, Person, PreviewInfo, Tags } from './shapes.ts'

/** A file record named within another one: its folder, or a step of its path. */
const FileReference = z.object({ id: z.number(), friendlyName: optional(z.string()) })

/** A file or a folder (9.1, 11.1, 11.2, 11.6). */
export const File = z.object({
  id: z.number(),
  contextKey: optional(ContextKey),
  sharing: optional(z.string()),
  memberPermission: optional(z.number()),
  following: optional(z.boolean()),
  attachmentCount: optional(z.number()),
  commentCount: optional(z.number()),
  name: optional(z.string()),
  friendlyName: z.string(),
  /** `@folder` for a folder. */
  contentType: optional(z.string()),
  /** In bytes. */
  size: optional(z.number()),
  uploaded: optional(Author),
  tags: Tags,
  locked: optional(z.boolean()),
  locker: optional(Person),
  lastModified: optional(DateTime),
  /** What was said of the latest version. */
  summary: optional(z.string()),
  /** From the top folder down to the file itself; empty in every sample. */
  path: optional(z.array(FileReference)),
  /** How many there are. */
  versions: optional(z.number()),
  previewInfo: optional(PreviewInfo),
  watermark: optional(z.boolean()),
  group: optional(Group),
  parent: optional(FileReference),
})
export type File = z.output<typeof File>
