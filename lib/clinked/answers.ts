import type * as z from 'zod'
import type { UpstreamError } from '../errors.ts'
import * as http from '../http/bytes.ts'
import { readJson } from '../http/json.ts'
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

export type Bytes = http.Bytes

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
  return readJson(body, schema, (message) => call.malformed(message))
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
export function readBytes(stream: HttpStream): Bytes {
  return http.readBytes(stream, filenameOf)
}
