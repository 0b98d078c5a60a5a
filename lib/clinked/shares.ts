import * as z from 'zod'
import { json } from './answers.ts'
import { isBlock } from './block.ts'
import { DateTime, OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import { OptionalFlag, OptionalText, optional, User } from './shapes.ts'

/** What is shared: `type` is discussion, page (a note), event, file or task. */
const Component = z.object({
  id: z.number(),
  type: z.string(),
  name: OptionalText,
  friendlyName: z.string(),
})

/** A share. `component` is only told by 2.1: match `tokenKey` to know what a share of 2.2 is. */
const Share = z.object({
  /** Who shared it. */
  user: optional(User),
  dateCreated: DateTime,
  /** When it lapses; never, where undefined. */
  dateExpire: OptionalDate,
  /** The guest's own address. */
  email: OptionalText,
  /** The share token: as secret as a password. */
  tokenKey: z.string(),
  passwordEnabled: OptionalFlag,
  notifications: OptionalFlag,
  component: optional(Component),
})
export type Share = z.output<typeof Share>

export const listShares = operation('2.1 GET /v3/shares', json(200, z.array(Share)), { isBlock })
export const getShare = operation('2.2 GET /v3/shares/{shareToken}', json(200, Share))
