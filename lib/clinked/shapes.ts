/**
 * The shapes that several resources share. What a reader needs must be there; everything else the reference lists may
 * be null or absent, and both are read as undefined. Fields not named here are dropped, and text that stands for one
 * of several values (`sharing`, `status`, `type` …) stays text, so that a value nobody foresaw passes through.
 */
import * as z from 'zod'
import { optional } from '../http/json.ts'
import { DateTime } from './dates.ts'

export { optional }

/** Comma-separated text as a list: `tag1,tag2`, `` or null. */
export const Tags = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').split(',').flatMap((tag) => tag.trim() || []))

export const User = z.object({
  id: z.number(),
  name: z.string(),
  username: optional(z.string()),
  /** Whether the user has a picture. */
  logo: optional(z.boolean()),
  jobTitle: optional(z.string()),
  lastModified: optional(DateTime),
})
export type User = z.output<typeof User>

/** Who wrote something: `user` is undefined when that user has been deleted, the name stays. */
export const Author = z.object({ user: optional(User), name: z.string(), username: optional(z.string()) })
export type Author = z.output<typeof Author>

/** Somebody of whom the reference shows no sample: an assignee, or who locked a file. */
export const Person = z.object({ id: optional(z.number()), name: z.string() })

/** How the making of a preview went. */
export const PreviewInfo = z.object({
  finished: optional(z.boolean()),
  successful: optional(z.boolean()),
  errorCode: optional(z.string()),
})

export const ContextKey = z.object({ id: z.number() })

/** The group an entity belongs to: `name` is a slug, `friendlyName` what people see. */
export const Group = z.object({ id: z.number(), name: z.string(), friendlyName: z.string() })

/** One version of a file or note. `size` is in bytes; above 2^53 it is the nearest number there is. */
export const Version = z.object({
  id: z.number(),
  versionNumber: z.number(),
  uploaded: Author,
  summary: optional(z.string()),
  lastModified: DateTime,
  size: optional(z.number()),
})
export type Version = z.output<typeof Version>

/** `userReaction` is the guest's own: THUMBS_UP, THUMBS_DOWN, HEART, OPEN_EYE, FIRE. */
export const ReactionSummary = z.object({
  totalReactions: z.number(),
  userReaction: optional(z.string()),
  thumbsUp: z.number(),
  thumbsDown: z.number(),
  heart: z.number(),
  openEye: z.number(),
  fire: z.number(),
})
export type ReactionSummary = z.output<typeof ReactionSummary>

/**
 * One page of a list. To read on, ask for `currentPage + 1` while `nextPage` is true: the counts are missing from some
 * lists and wrong in others (9.1).
 */
export function page<Schema extends z.ZodType>(item: Schema) {
  return z.object({
    items: z.array(item),
    currentPage: z.number(),
    pageSize: optional(z.number()),
    totalPages: optional(z.number()),
    totalResults: optional(z.number()),
    nextPage: z.boolean(),
    previousPage: optional(z.boolean()),
  })
}

/** One page of a list. See {@link page}. */
export type Page<Item> = z.output<ReturnType<typeof page<z.ZodType<Item>>>>
