import type { Readable } from 'node:stream'
import type * as z from 'zod'
import type { UpstreamError } from '../errors.ts'
import type { HttpAnswer, HttpStream } from '../http/request.ts'
import { filenameOf } from './content-disposition.ts'

/** What reading an answer may need to know of the call it answers. */
export interface Call {
  /** Makes the error for an answer that is not what the reference says. The message never quotes what came. */
  malformed(message: string): UpstreamError
  /** Whether a location may be plain http: only where the API itself is, on this machine. */
  allowsPlainHttp: boolean
}

/** How the answer to an operation is read: the statuses it may have, and what becomes of it. */
export type Answer<Result> = WholeAnswer<Result> | StreamedAnswer<Result>

interface WholeAnswer<Result> {
  readonly streamed: false
  readonly expect: readonly number[]
  readonly read: (answer: HttpAnswer, call: Call) => Result
}

interface StreamedAnswer<Result> {
  readonly streamed: true
  readonly expect: readonly number[]
  readonly read: (answer: HttpStream, call: Call) => Result
}

/** JSON of the given shape. */
export function json<Schema extends z.ZodType>(status: number, schema: Schema): Answer<z.output<Schema>> {
  return { streamed: false, expect: [status], read: (answer, call) => parseJson(answer.body, schema, call) }
}

/** Nothing but the status. */
export function empty(status: number): Answer<void> {
  return { streamed: false, expect: [status], read: () => undefined }
}

/** Where to fetch the bytes, without the bearer token. The address is as good as the file: keep it out of logs. */
export interface Location {
  location: string
}

/** A redirect, which is the answer: `Location` must be an absolute https address. */
export function redirect(status: number): Answer<Location> {
  return {
    streamed: false,
    expect: [status],
    read: ({ headers }, call) => ({ location: readLocation(headers.get('location'), call) }),
  }
}

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

/** The bytes of a file. */
export function bytes(status: number): Answer<Bytes> {
  return { streamed: true, expect: [status], read: readBytes }
}

/** Parses JSON and checks its shape; the error names the first field that is wrong. */
export function parseJson<Schema extends z.ZodType>(
  body: Uint8Array,
  schema: Schema,
  call: Call,
): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(body))
  } catch {
    // The parser's message quotes the body, so it is not passed on.
    throw call.malformed(body.byteLength === 0 ? 'the body is empty' : 'the body is not JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw call.malformed(`${fieldName(issue?.path ?? []) || 'the body'}: ${issue?.message}`)
}

/** `items[0].reply`. Zod's own would bring its texts in all languages along: 320 KiB of the bundle. */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

function readLocation(header: string | null, call: Call): string {
  if (header === null) throw call.malformed('no Location')
  return readAddress('Location', header, call)
}

/** @param field what the error names. */
export function readAddress(field: string, text: string, call: Call): string {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && call.allowsPlainHttp)) return url.href
  throw call.malformed(`${field} is not an absolute https address`)
}

/** What an answer says of its bytes. */
export function readBytes({ headers, body }: HttpStream): Bytes {
  const length = headers.get('content-length')
  const filename = filenameOf(headers.get('content-disposition'))
  return {
    body,
    contentType: headers.get('content-type') ?? 'application/octet-stream',
    ...(length !== null && /^\d+$/.test(length) ? { contentLength: Number(length) } : {}),
    ...(filename === undefined ? {} : { filename }),
  }
}
