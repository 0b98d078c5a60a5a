import * as z from 'zod'
import { json, redirect } from './answers.ts'
import { OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { OptionalFlag, OptionalNumber, OptionalText, page } from './shapes.ts'

const Attachment = z.object({
  id: z.number(),
  friendlyName: z.string(),
  contentType: OptionalText,
  /** In bytes. */
  size: OptionalNumber,
  lastModified: OptionalDate,
  /** Whether that file has been removed. */
  removed: OptionalFlag,
})
export type Attachment = z.output<typeof Attachment>

interface Listing {
  /** From 1. */
  page?: number | undefined
  /** Only folders. */
  folder?: boolean | undefined
  name?: string | undefined
  /** Content types to keep; how several are written is not given. */
  mimeTypes?: string | undefined
}

export const listAttachments = operation(
  '8.1 GET /v3/shares/{shareToken}/context/{context}/attachments',
  json(200, page(Attachment)),
  {
    query: ({ page, folder, name, mimeTypes }: Listing) => ({ page, folder, name, mimeTypes }),
  },
)
export const downloadAttachment = operation(
  '8.2 GET /v3/shares/{shareToken}/context/{context}/attachments/{attachment}/download',
  redirect(302),
)
