import type * as z from 'zod'
import type { ParameterNames, Query } from '../http/address.ts'

/** What the names in path templates stand for: ids as the API gives them. */
interface PathParameters {
  workspace: string
  folder: string
  document: string
}

type Method = 'GET' | 'POST'

/** Method and path template, which the guide has no numbers for: `GET /v2/workspaces/{workspace}/splash`. */
type Label = `${Method} /${string}`

/** One operation of the API that answers in JSON. */
export interface Operation<Params, Result> {
  /** What it is called in logs and errors: method and path. */
  readonly label: string
  readonly method: Method
  /** Path template. */
  readonly path: string
  /** The shape of the answer. */
  readonly answer: z.ZodType<Result>
  readonly query: Query
  readonly json: (params: Params) => unknown
  readonly form: (params: Params) => Record<string, string> | undefined
}

/** What is sent, besides the path. */
interface Sent<Params> {
  query?: Query
  /** Sent as JSON. */
  json?: (params: Params) => unknown
  /** Sent as a form, where the address would be the wrong place. */
  form?: (params: Params) => Record<string, string>
}

/** Names an operation. Its parameters are those of the path, and those that `sent` asks for. */
export function operation<const L extends Label, Result, Params = unknown>(
  label: L,
  answer: z.ZodType<Result>,
  { query = {}, json = () => undefined, form }: Sent<Params> = {},
): Operation<Pick<PathParameters, ParameterNames<L> & keyof PathParameters> & Params, Result> {
  // The type of the label says that these are its two parts.
  const [method, path] = label.split(' ') as [Method, string]
  return { label, method, path, answer, query, json, form: form ?? (() => undefined) }
}
