import type { Attachment } from '../clinked/attachments.ts'
import type { Person } from '../store/person.ts'
import { type ListPart, listPart } from './list-part.ts'
import { findShare, type ShareServices } from './list-shares.ts'
import { contextOf, type Share, type ShareRef } from './share.ts'

/** What attachments can be filtered by, besides their name. */
export const ATTACHMENT_TYPES = [
  'pdf',
  'image',
  'document',
  'spreadsheet',
  'presentation',
  'text',
  'archive',
  'folder',
] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'

const CONTENT_TYPES: Record<AttachmentType, readonly string[]> = {
  pdf: ['application/pdf'],
  image: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml', 'image/tiff', 'image/heic'],
  document: [`${OFFICE}.wordprocessingml.document`, 'application/msword', `${OPEN_DOCUMENT}.text`],
  spreadsheet: [`${OFFICE}.spreadsheetml.sheet`, 'application/vnd.ms-excel', `${OPEN_DOCUMENT}.spreadsheet`],
  presentation: [
    `${OFFICE}.presentationml.presentation`,
    'application/vnd.ms-powerpoint',
    `${OPEN_DOCUMENT}.presentation`,
  ],
  text: ['text/plain', 'text/csv', 'text/markdown', 'text/html'],
  archive: ['application/zip', 'application/x-7z-compressed', 'application/x-rar-compressed'],
  folder: ['@folder'],
}

/** What an attachment with this content type is. */
function typeOf(contentType: string): AttachmentType | undefined {
  return ATTACHMENT_TYPES.find((type) => CONTENT_TYPES[type].includes(contentType))
}

/** Which of a share's attachments. */
export interface AttachmentQuery {
  /** Which part of them, from 1. */
  part: number
  /** Found anywhere in the name. */
  name: string | undefined
  type: AttachmentType | undefined
}

/** An attachment, and what it is: undefined for what no filter finds. */
export type TypedAttachment = Attachment & { type: AttachmentType | undefined }

/** A part of a share's attachments. */
export interface Attachments extends ListPart<TypedAttachment> {
  share: Share
  query: AttachmentQuery
}

/**
 * Reads a part of what is attached to a share, or to an item inside it (§8.1).
 * @throws as findShare; UpstreamError.
 */
export async function listAttachments(
  person: Person,
  ref: ShareRef,
  query: AttachmentQuery,
  services: ShareServices,
): Promise<Attachments> {
  const { share, session, shareToken } = await findShare(person, ref, services)
  const { part, name, type } = query
  const asked = { shareToken, context: contextOf(share), name, ...filterOf(type) }
  const read = (page: number) => services.clinked.attachments.list(session, { ...asked, page })
  const { items, ...around } = await listPart(read, part)
  const typed = items.map((item) => ({ ...item, type: typeOf(item.contentType ?? '') }))
  return { share, query, items: typed, ...around }
}

/** The reference does not say how several content types are written: with commas, as it writes tags. */
function filterOf(type: AttachmentType | undefined): { folder?: true; mimeTypes?: string } {
  if (type === undefined) return {}
  return type === 'folder' ? { folder: true } : { mimeTypes: CONTENT_TYPES[type].join(',') }
}
