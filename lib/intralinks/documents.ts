import { type Bytes, readBytes } from '../http/bytes.ts'
import { filenameOf } from '../http/content-disposition.ts'
import type { HttpStream } from '../http/request.ts'

/** A document, as the contents of its folder list it. */
export interface WantedDocument {
  workspace: string
  document: string
  /** Its own, by which a page or an error sent in its place is told from its bytes. */
  mimeType?: string | undefined
}

/** The bytes of a document's file. */
export const DOCUMENT_FILE = 'GET /v2/workspaces/{workspace}/documents/{document}/file'

/**
 * Whether an answer is the document. The guide shows no headers: anything is, but for HTML and JSON that neither the
 * answer calls a file nor the list says the document is.
 */
export function isDocument({ headers }: HttpStream, { mimeType }: WantedDocument): boolean {
  const type = mediaType(headers.get('content-type'))
  if (type !== 'text/html' && type !== 'application/json') return true
  return headers.has('content-disposition') || type === mediaType(mimeType)
}

/** What the answer says of the bytes. */
export function documentIn(stream: HttpStream): Bytes {
  return readBytes(stream, filenameOf)
}

function mediaType(header: string | null | undefined): string | undefined {
  return header?.split(';')[0]?.trim().toLowerCase()
}
