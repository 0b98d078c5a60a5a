import type * as z from 'zod'
import type { UpstreamError } from '../errors.ts'
import * as http from '../http/bytes.ts'
import { readJson } from '../http/json.ts'
import type { AnswerHeaders, HttpAnswer, HttpStream } from '../http/request.ts'
import { filenameOf } from './content-disposition.ts'

/** What reading an answer may need to know of the call it answers. */
export interface Call {
  /** Makes the error for an answer that is not what the reference says. The message never quotes what came. */
  malformed(message: string): UpstreamError
  /** Takes out of a text, or all texts of some JSON, the share tokens that are known. */
  withoutTokens<Answer>(answer: Answer): Answer
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
  /** Set where a share token stands in it: then it is for nobody's eyes. */
  holdsToken?: true
}

/** A redirect, which is the answer: `Location` must be an absolute https address. */
export function redirect(status: number): Answer<Location> {
  return {
    streamed: false,
    expect: [status],
    read: ({ headers }, call) => {
      const location = readAddress('Location', locationIn(headers, call), call)
      return call.withoutTokens(location) === location ? { location } : { location, holdsToken: true }
    },
  }
}

/** A redirect whose `Location` a person is to follow. */
export function redirectToShow(status: number): Answer<{ location: string }> {
  return {
    streamed: false,
    expect: [status],
    read: ({ headers }, call) => ({
      location: addressToShow('Location', locationIn(headers, call), call),
    }),
  }
}

export type Bytes = http.Bytes

/** The bytes of a file. */
export function bytes(status: number): Answer<Bytes> {
  return {
    streamed: true,
    expect: [status],
    read: (stream, call) => http.readBytes(stream, (header) => call.withoutTokens(filenameOf(header))),
  }
}

/** Parses JSON and checks its shape; the error names the first field that is wrong. No share token stands in it. */
export function parseJson<Schema extends z.ZodType>(
  body: Uint8Array,
  schema: Schema,
  call: Call,
): z.output<Schema> {
  return call.withoutTokens(readJson(body, schema, (message) => call.malformed(message)))
}

function locationIn(headers: AnswerHeaders, call: Call): string {
  const header = headers.get('location')
  if (header === null) throw call.malformed('no Location')
  return header
}

/**
 * An address that a person is to follow. It must be an absolute https one, and no share token may stand in it, which
 * they would be shown.
 *
 * @param field what the error names.
 */
export function addressToShow(field: string, text: string, call: Call): string {
  const address = readAddress(field, text, call)
  if (call.withoutTokens(address) === address) return address
  throw call.malformed(`${field} holds a share token`)
}

function readAddress(field: string, text: string, call: Call): string {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && call.allowsPlainHttp)) return url.href
  throw call.malformed(`${field} is not an absolute https address`)
}

/** What an answer says of its bytes. */
export function readBytes(stream: HttpStream): Bytes {
  return http.readBytes(stream, filenameOf)
}
