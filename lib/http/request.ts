import type { Readable } from 'node:stream'
import type { Service, UpstreamErrorCode } from '../errors.ts'

/** What is read of the headers of an answer. */
export type AnswerHeaders = Pick<Headers, 'get' | 'has'>

/** One request to an upstream. */
export interface HttpRequest {
  service: Service
  /** What the request is called in logs and errors, such as `3.3 GET /v3/shares/{shareToken}/discussion/replies`. */
  operation: string
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The whole address. It may hold secrets, so it goes nowhere but onto the wire. */
  url: URL
  headers: Readonly<Record<string, string>>
  /** A stream is sent as it comes, and once: such a request is not tried again. */
  body?: string | Readable | undefined
  /** What the request may take as a whole, in ms, where that is not what the transport's own limits say. */
  timeLimitMs?: number | undefined
  /** The statuses that are an answer to the caller. Any other becomes an UpstreamError. */
  expect: readonly number[]
  /** Tells a refusal of all requests, for their number, which 429 and `Retry-After` do not tell. */
  isBlock?: ((status: number, headers: AnswerHeaders) => boolean) | undefined
}

/** An answer whose body has been read to its end. */
export interface HttpAnswer {
  status: number
  headers: AnswerHeaders
  body: Uint8Array
}

/** An answer whose body has yet to be read: read it to its end, or destroy it, or its connection stays taken. */
export interface HttpStream {
  status: number
  headers: AnswerHeaders
  /** The bytes. Fails with an UpstreamError where the connection breaks midway. */
  body: Readable
}

/** One try of one request, for the log. */
export interface RequestRecord {
  service: HttpRequest['service']
  operation: string
  /** 1, or 2 for the second try. */
  attempt: number
  /** From sending to the end of what was read, in ms. */
  ms: number
  status?: number
  /** Set where the try failed. */
  code?: UpstreamErrorCode
}
