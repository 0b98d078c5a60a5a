import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime } from './dates.ts'
import { operation } from './operation.ts'
import { ContextKey, optional, User } from './shapes.ts'

/** What is shared: `type` is discussion, page (a note), event, file or task. */
const Component = z.object({
  id: z.number(),
  contextKey: optional(ContextKey),
  type: z.string(),
  name: optional(z.string()),
  friendlyName: z.string(),
})

/** A share. `component` is only told by 2.1: match `tokenKey` to know what a share of 2.2 is. */
const Share = z.object({
  /** Who shared it. */
  user: optional(User),
  contentContext: optional(ContextKey),
  dateCreated: DateTime,
  /** When it lapses; never, where undefined. */
  dateExpire: optional(DateTime),
  /** The guest's own address. */
  email: optional(z.string()),
  /** The share token: as secret as a password. */
  tokenKey: z.string(),
  /** Bits whose meaning the reference does not give. */
  permission: optional(z.number()),
  passwordEnabled: optional(z.boolean()),
  notifications: optional(z.boolean()),
  component: optional(Component),
})
export type Share = z.output<typeof Share>

export const listShares = operation('2.1 GET /v3/shares', json(200, z.array(Share)))
export const getShare = operation('2.2 GET /v3/shares/{shareToken}', json(200, Share))
