import * as z from 'zod'
import { OptionalDate } from './dates.ts'
import {
  Author,
  Group,
  OptionalFlag,
  OptionalNumber,
  OptionalText,
  optional,
  Person,
  Tags,
} from './shapes.ts'

/** A file record named within another one: its folder. */
const FileReference = z.object({ id: z.number(), friendlyName: OptionalText })

/** A file or a folder (9.1, 11.1, 11.2, 11.6). */
export const File = z.object({
  id: z.number(),
  attachmentCount: OptionalNumber,
  commentCount: OptionalNumber,
  friendlyName: z.string(),
  /** `@folder` for a folder. */
  contentType: OptionalText,
  /** In bytes. */
  size: OptionalNumber,
  uploaded: optional(Author),
  tags: Tags,
  locked: OptionalFlag,
  locker: optional(Person),
  lastModified: OptionalDate,
  /** What was said of the latest version. */
  summary: OptionalText,
  /** How many there are. */
  versions: OptionalNumber,
  watermark: OptionalFlag,
  group: optional(Group),
  parent: optional(FileReference),
})
export type File = z.output<typeof File>
