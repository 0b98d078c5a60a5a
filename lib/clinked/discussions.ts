import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime, OptionalDate } from './dates.ts'
import { operation } from './operation.ts'
import {
  Author,
  Group,
  OptionalNumber,
  OptionalText,
  optional,
  page,
  ReactionSummary,
  Tags,
} from './shapes.ts'

const Discussion = z.object({
  attachmentCount: OptionalNumber,
  friendlyName: z.string(),
  tags: Tags,
  description: OptionalText,
  /** How many replies there are. */
  replies: OptionalNumber,
  dateCreated: OptionalDate,
  lastModified: OptionalDate,
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
