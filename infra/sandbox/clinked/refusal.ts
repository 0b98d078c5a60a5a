import { json } from '../upstream/json.ts'
import type { Settings } from './world.ts'

/** Why the server does not do what it was asked. Thrown by an operation, answered by the stand-in. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  /** A short code, such as `invalid_token`. */
  readonly code: string

  constructor(status: number, code: string, description: string) {
    super(description)
    this.status = status
    this.code = code
  }
}

export const notFound = (what: string): Refusal => new Refusal(404, 'not_found', `${what} not found`)
export const badRequest = (why: string): Refusal => new Refusal(400, 'bad_request', why)
export const forbidden = (why: string): Refusal => new Refusal(403, 'access_denied', why)

/** An error's body and type under the present settings; the form of all three is assumed. */
export function refusalResponse(refusal: Refusal, errorBodies: Settings['errorBodies']): Response {
  const { status, code, message } = refusal
  switch (errorBodies) {
    case 'json':
      return json({ error: code, error_description: message }, status)
    case 'html':
      return new Response(`<html><body><h1>${status}</h1><p>${code}</p></body></html>`, {
        status,
        headers: { 'Content-Type': 'text/html;charset=UTF-8' },
      })
    case 'empty':
      return new Response(null, { status })
  }
}
