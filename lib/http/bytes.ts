import type { Readable } from 'node:stream'
import type { HttpStream } from './request.ts'

/** Bytes as they come. */
export interface Bytes {
  /** Read it to its end or destroy it; it fails with an UpstreamError where the connection breaks. */
  body: Readable
  contentType: string
  /** In bytes, where the upstream says. */
  contentLength?: number
  /** A bare file name, without any folder, where the upstream gives one. */
  filename?: string
}

/**
 * What an answer says of its bytes.
 *
 * @param filenameOf reads the upstream's `Content-Disposition`
 */
export function readBytes(
  { headers, body }: HttpStream,
  filenameOf: (header: string | null) => string | undefined,
): Bytes {
  const length = headers.get('content-length')
  const filename = filenameOf(headers.get('content-disposition'))
  return {
    body,
    contentType: headers.get('content-type') ?? 'application/octet-stream',
    ...(length !== null && /^\d+$/.test(length) ? { contentLength: Number(length) } : {}),
    ...(filename === undefined ? {} : { filename }),
  }
}
