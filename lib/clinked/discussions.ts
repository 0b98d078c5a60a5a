import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime } from './dates.ts'
import { operation } from './operation.ts'
import { Author, ContextKey, Group, optional, page, ReactionSummary, Tags } from './shapes.ts'

const Discussion = z.object({
  id: z.number(),
  contextKey: optional(ContextKey),
  sharing: optional(z.string()),
  memberPermission: optional(z.number()),
  attachmentCount: optional(z.number()),
  name: optional(z.string()),
  friendlyName: z.string(),
  tags: Tags,
  description: optional(z.string()),
  /** How many replies there are. */
  replies: optional(z.number()),
  dateCreated: optional(DateTime),
  lastModified: optional(DateTime),
  author: Author,
  group: optional(Group),
})
export type Discussion = z.output<typeof Discussion>

const Reply = z.object({
  id: z.number(),
  reply: z.string(),
  dateCreated: DateTime,
  author: Author,
  reactions: optional(ReactionSummary),
})
export type Reply = z.output<typeof Reply>

interface Paging {
  /** From 1. */
  page?: number | undefined
  size?: number | undefined
}

export const getDiscussion = operation('3.1 GET /v3/shares/{shareToken}/discussion', json(200, Discussion))
export const listReplies = operation(
  '3.3 GET /v3/shares/{shareToken}/discussion/replies',
  json(200, page(Reply)),
  {
    query: ({ page, size }: Paging) => ({ page, size }),
  },
)
export const createReply = operation(
  '3.4 POST /v3/shares/{shareToken}/discussion/replies',
  json(201, Reply),
  {
    body: ({ reply }: { reply: string }) => ({ reply }),
  },
)
