/**
 * How a guest uploads bytes. The reference for guests does not say: 11.6 takes the id of a `tempFile` and no operation
 * of it makes one. Members send the bytes as the form field `file` to POST /v3/tempFiles, which answers with an id;
 * that guests may do the same is assumed here and nowhere else. Where they may not, the upstream's refusal comes
 * through as it is.
 */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { json } from './answers.ts'
import type { File } from './file.ts'
import { createFile } from './files.ts'
import { type Content, type Operation, operation } from './operation.ts'
import type { Session } from './session.ts'

/** A file to be made of bytes that are fetched while they are sent. */
export interface Upload {
  shareToken: string
  /** Id of the folder. */
  file: number
  friendlyName: string
  versionSummary?: string | undefined
  contentType: string
  /** In bytes. */
  length: number
  /** Begins anew each time it is asked for. */
  bytes: () => AsyncIterable<Uint8Array>
  /** What sending the bytes may take, in ms. */
  timeLimitMs: number
}

const uploadTempFile = operation('11.6 POST /v3/tempFiles', json(200, z.object({ id: z.number() })), {
  content: (upload: Omit<Upload, 'shareToken' | 'file'>) => formWithFile(upload),
})

type Call = <Params extends object, Result>(
  operation: Operation<Params, Result>,
) => (session: Session, params: Params) => Promise<Result>

/** @returns what makes a file in a shared folder (11.6 with `tempFile`). */
export function createUpload(call: Call): (session: Session, upload: Upload) => Promise<File> {
  const sendBytes = call(uploadTempFile)
  const create = call(createFile)
  return async (session, upload) => {
    const { id } = await sendBytes(session, upload)
    const { shareToken, file, friendlyName, versionSummary } = upload
    return create(session, { shareToken, file, friendlyName, versionSummary, tempFile: id })
  }
}

/** A form with one field, `file`, written around the bytes as they come (RFC 7578). */
function formWithFile({
  friendlyName,
  contentType,
  length,
  bytes,
  timeLimitMs,
}: Omit<Upload, 'shareToken' | 'file'>): Content {
  const boundary = `shares-for-slack-${randomUUID()}`
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream'
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `Content-Disposition: form-data; name="file"; filename="${fieldValue(friendlyName)}"\r\n` +
      `Content-Type: ${type}\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.byteLength + length + tail.byteLength,
    timeLimitMs,
    async *bytes() {
      yield head
      yield* bytes()
      yield tail
    },
  }
}

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function fieldValue(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
