import type { ParameterNames, Query } from '../http/address.ts'
import type { HttpRequest } from '../http/request.ts'
import type { Answer } from './answers.ts'

/** What the names in path templates stand for. */
interface PathParameters {
  /** A UUID; see share-token.ts. */
  shareToken: string
  /** The entity: `file_1`, `page_1` (a note), `event_1`, `task_1`, `discussion_1`; for reactions `comment_1` or, in a discussion, `reply_1`. */
  context: `${string}_${number}`
  /** Note id. */
  note: number
  /** Version number of a note: 1, 2, 3 … */
  versionNumber: number
  /** Attachment id. */
  attachment: number
  /** Id of a batch download. */
  id: string
  /** File or folder id. */
  file: number
  /** Version id of a file. */
  version: number
  /** Id of an approval request. */
  request: number
}

type ParametersOf<Label extends string> = Pick<PathParameters, ParameterNames<Label> & keyof PathParameters>

type Method = HttpRequest['method']

/** Section of the reference, method and path template: `3.4 POST /v3/shares/{shareToken}/discussion/replies`. */
type Label = `${number}.${number} ${Method} /${string}`

/** One operation of the API, as the reference names it. */
export interface Operation<Params, Result> {
  /** What it is called in logs and errors: section, method and path. */
  readonly label: string
  readonly method: Method
  /** Path template, such as `/v3/shares/{shareToken}/discussion/replies`. */
  readonly path: string
  readonly answer: Answer<Result>
  readonly query: (params: Params) => Query
  readonly body: (params: Params) => unknown
  readonly content: (params: Params) => Content | undefined
  readonly isBlock: HttpRequest['isBlock']
}

/** Bytes to be sent as they come. */
export interface Content {
  contentType: string
  /** In bytes. */
  length: number
  /** Begins anew each time it is asked for: a call whose token was refused is sent again. */
  bytes: () => AsyncIterable<Uint8Array>
  /** What the call may take, in ms. */
  timeLimitMs: number
}

/** What of the parameters goes where, besides the path. */
interface Sent<Params> {
  query?: (params: Params) => Query
  /** Sent as JSON. */
  body?: (params: Params) => unknown
  /** Sent as it is, in the place of JSON. */
  content?: (params: Params) => Content | undefined
  /** How its refusal tells the rate limit's block; see block.ts. */
  isBlock?: HttpRequest['isBlock']
}

/** Names an operation. Its parameters are those of the path, and those that `sent` asks for. */
export function operation<const L extends Label, Result, Params = unknown>(
  label: L,
  answer: Answer<Result>,
  { query = () => ({}), body = () => undefined, content = () => undefined, isBlock }: Sent<Params> = {},
): Operation<ParametersOf<L> & Params, Result> {
  // The type of the label says that these are its three parts.
  const [, method, path] = label.split(' ') as [string, Method, string]
  return { label, method, path, answer, query, body, content, isBlock }
}
