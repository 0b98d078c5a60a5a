import type { HonoRequest } from 'hono'
import type * as z from 'zod'
import { bodyOf as commonBodyOf } from '../upstream/asked.ts'
import type { Person, Share } from './model.ts'
import { badRequest } from './refusal.ts'

type Answer<Visit> = (visit: Visit) => Response | Promise<Response>

/** A request whose bearer token is a guest's. */
export interface GuestVisit {
  request: HonoRequest
  guest: Person
}

/** A request that is also about one of the guest's shares. */
export interface ShareVisit extends GuestVisit {
  share: Share
}

/**
 * One operation of the server. Which of the three answers it has says who may call it: anyone, any guest with a valid
 * access token, or a guest for the share named in the path.
 */
export type Operation = {
  /** Its section in the reference; null for what the reference for guests does not have. */
  section: string | null
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'
  /** In the reference's notation: `/v3/shares/{shareToken}/files/{file}`. */
  template: string
  /** Where two operations have the same method and path, what tells this one from the next in the table. */
  when?: (request: HonoRequest) => boolean
} & (
  | { anyone: Answer<{ request: HonoRequest }> }
  | { guest: Answer<GuestVisit> }
  | { share: Answer<ShareVisit> }
)

/** The request's JSON body; a body that is none, or not of this shape, is refused with 400. */
export function bodyOf<T>(request: HonoRequest, schema: z.ZodType<T>): Promise<T> {
  return commonBodyOf(request, schema, badRequest)
}
